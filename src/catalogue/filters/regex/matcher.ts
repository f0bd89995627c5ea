import { fatalError } from "../../../values/error.js";
import type { CharacterSet } from "./character_set.js";
import { giveBack, isPairAt, repeatStep, scan, step, stepBack, widthAt } from "./code_points.js";
import { FOLDS } from "./compiler.js";
import { variantsOf } from "./folding.js";
import { Operation, type Program, START_ADDRESS, UNBOUNDED } from "./program.js";
import { type StepBudget, tooDeep, tooManySteps } from "./step_budget.js";

/** Most numbers on the stack; an entry has four. */
const LARGEST_STACK = 32_000_000;
const FIRST_STACK = 1024;
/** No operation pushes more numbers than this. */
const HEADROOM = 32;

/** Last number of each entry of the stack: what it is. Undo entries come last, for cutting keeps them. */
const CHOICE = 0;
/** A choice where a negative assertion or a condition began: no verb reaches beyond it. */
const LOOK = 1;
const MANY = 2;
const FEW = 3;
const COMMIT = 4;
const PRUNE = 5;
const SKIP = 6;
const THEN = 7;
const UNDO_SLOT = 8;
const UNDO_CALL = 9;
const UNDO_RETURN = 10;

/** Offsets in an entry of the calls. */
const CALL_PARENT = 0;
const CALL_GROUP = 1;
const CALL_ADDRESS = 2;
const CALL_POSITION = 3;
const CALL_SLOTS = 4;

/**
 * Runs a program over a text by backtracking, as PCRE does, with its own stack. Positions are UTF-16 offsets that never
 * fall into the middle of a pair.
 */
export class Matcher {
	/** Bounds of the groups after a match, in pairs; -1 for groups that took no part. */
	readonly slots: Int32Array;
	private stack = new Int32Array(FIRST_STACK);
	private calls = new Int32Array(0);
	private callsTop = 0;
	private frame = -1;
	private searchStart = 0;
	/** Where `(*SKIP)` wants the next attempt; -1 to give up, 0 for nothing special. */
	private next = 0;
	private readonly lastRequired: number;
	private segmenter: Intl.Segmenter | undefined;

	constructor(
		private readonly program: Program,
		private readonly text: string,
		private readonly budget: StepBudget,
	) {
		this.slots = new Int32Array(program.slotCount);
		this.lastRequired = program.required === null ? text.length : text.lastIndexOf(program.required);
	}

	/**
	 * Looks for a match.
	 *
	 * @param from where to begin
	 * @param nonEmptyHere whether it must begin right there and not be empty
	 * @returns whether there is one; its bounds are in the slots then
	 * @throws XanoError when it takes too many steps or too much memory
	 */
	find(from: number, nonEmptyHere: boolean): boolean {
		const { text, program } = this;
		this.searchStart = from;
		let start = from;
		for (;;) {
			if (!nonEmptyHere) start = this.candidate(start);
			if (start < 0 || start > this.lastRequired) return false;
			this.next = 0;
			if (this.run(start, nonEmptyHere)) return true;
			if (nonEmptyHere || this.next < 0) return false;
			if (this.next > start) start = this.next;
			else if (start >= text.length) return false;
			else start += widthAt(text, start);
			if (program.anchor === "search") return false;
		}
	}

	/** The first place from here on where a match may begin, or -1. */
	private candidate(from: number): number {
		const { text, program } = this;
		const { anchor, first } = program;
		let start = from;
		if (anchor === "start" && start > 0) return -1;
		if (anchor === "line" && start > this.searchStart && text.charCodeAt(start - 1) !== 10) {
			const end = text.indexOf("\n", start);
			this.spend(((end < 0 ? text.length : end) - start) >> 3);
			if (end < 0) return -1;
			start = end + 1;
		}
		if (first === null || anchor !== "none") return start;
		for (; start < text.length; start++) {
			const unit = text.charCodeAt(start);
			// The second half of a pair is never a place to begin.
			if (unit < 256 ? first[unit] === 1 : (unit & 0xfc00) !== 0xdc00 || !isPairAt(text, start - 1)) break;
		}
		this.spend((start - from) >> 3);
		return start < text.length ? start : -1;
	}

	private spend(steps: number): void {
		this.budget.left -= steps;
		if (this.budget.left < 0) throw tooManySteps();
	}

	/** Tries to match at one place. */
	private run(start: number, nonEmpty: boolean): boolean {
		const { text, slots, program, budget } = this;
		const { code, sets, texts, lists } = program;
		const end = text.length;
		slots.fill(-1);
		slots[0] = start;
		this.callsTop = 0;
		this.frame = -1;
		let { stack } = this;
		let limit = stack.length - HEADROOM;
		let sp = 0;
		let pos = start;
		let pc = START_ADDRESS;
		let steps = budget.left;
		for (;;) {
			if (--steps < 0) {
				budget.left = 0;
				throw tooManySteps();
			}
			if (sp > limit) {
				stack = this.grow();
				limit = stack.length - HEADROOM;
			}
			// Every operation either goes on with the next turn or leaves the switch, which means it does not match.
			switch (code[pc] as Operation) {
				case Operation.Character:
					if (pos < end && text.charCodeAt(pos) === code[pc + 1]) {
						pos++;
						pc += 2;
						continue;
					}
					break;
				case Operation.Set: {
					const after = step(sets[code[pc + 1] as number] as CharacterSet, text, pos, end);
					if (after >= 0) {
						pos = after;
						pc += 2;
						continue;
					}
					break;
				}
				case Operation.Text: {
					const wanted = texts[code[pc + 1] as number] as string;
					if (text.startsWith(wanted, pos)) {
						steps -= wanted.length >> 3;
						pos += wanted.length;
						pc += 2;
						continue;
					}
					break;
				}
				case Operation.Split:
					sp = push(stack, sp, code[pc + 1] as number, pos, 0, CHOICE);
					pc += 2;
					continue;
				case Operation.SplitLazy:
					sp = push(stack, sp, pc + 2, pos, 0, CHOICE);
					pc = code[pc + 1] as number;
					continue;
				case Operation.Jump:
					pc = code[pc + 1] as number;
					continue;
				case Operation.Many:
				case Operation.All: {
					const set = sets[code[pc + 1] as number] as CharacterSet;
					const least = repeatStep(set, text, pos, end, code[pc + 2] as number);
					if (least < 0) {
						steps -= (code[pc + 2] as number) >> 3;
						break;
					}
					const maximum = code[pc + 3] as number;
					const most = scan(
						set,
						text,
						least,
						end,
						maximum === UNBOUNDED ? UNBOUNDED : maximum - (code[pc + 2] as number),
					);
					steps -= (most - pos) >> 3;
					if (most > least && code[pc] === Operation.Many) sp = push(stack, sp, pc + 4, least, most, MANY);
					pos = most;
					pc += 4;
					continue;
				}
				case Operation.Few: {
					const least = repeatStep(
						sets[code[pc + 1] as number] as CharacterSet,
						text,
						pos,
						end,
						code[pc + 2] as number,
					);
					steps -= (code[pc + 2] as number) >> 3;
					if (least < 0) break;
					const maximum = code[pc + 3] as number;
					const more = maximum === UNBOUNDED ? UNBOUNDED : maximum - (code[pc + 2] as number);
					if (more > 0) sp = push(stack, sp, pc, least, more, FEW);
					pos = least;
					pc += 4;
					continue;
				}
				case Operation.SavePosition:
					sp = save(stack, sp, slots, code[pc + 1] as number, pos);
					pc += 2;
					continue;
				case Operation.JumpUnlessMoved:
					pc = slots[code[pc + 1] as number] === pos ? (code[pc + 2] as number) : pc + 3;
					continue;
				case Operation.Zero:
					sp = save(stack, sp, slots, code[pc + 1] as number, 0);
					pc += 2;
					continue;
				case Operation.Loop: {
					const counter = code[pc + 1] as number;
					const count = slots[counter] as number;
					if (count >= (code[pc + 3] as number)) {
						const isStuck = isEndless(code, pc) && count > 0 && slots[code[pc + 2] as number] === pos;
						if (isStuck || count >= (code[pc + 4] as number)) {
							pc = code[pc + 5] as number;
							continue;
						}
						sp = push(stack, sp, code[pc + 5] as number, pos, 0, CHOICE);
					}
					sp = save(stack, sp, slots, counter, count + 1);
					sp = save(stack, sp, slots, code[pc + 2] as number, pos);
					pc += 6;
					continue;
				}
				case Operation.LoopLazy: {
					const count = slots[code[pc + 1] as number] as number;
					if (count < (code[pc + 3] as number)) {
						pc += 6;
						continue;
					}
					const isStuck = isEndless(code, pc) && count > 0 && slots[code[pc + 2] as number] === pos;
					if (!isStuck && count < (code[pc + 4] as number)) sp = push(stack, sp, pc + 6, pos, 0, CHOICE);
					pc = code[pc + 5] as number;
					continue;
				}
				case Operation.LoopMore: {
					const counter = code[pc + 1] as number;
					sp = save(stack, sp, slots, counter, (slots[counter] as number) + 1);
					sp = save(stack, sp, slots, code[pc + 2] as number, pos);
					pc += 3;
					continue;
				}
				case Operation.CloseGroup: {
					const group = 2 * (code[pc + 1] as number);
					sp = save(stack, sp, slots, group, slots[code[pc + 2] as number] as number);
					sp = save(stack, sp, slots, group + 1, pos);
					pc += 3;
					continue;
				}
				case Operation.AtomicBegin:
					sp = save(stack, sp, slots, code[pc + 1] as number, sp);
					pc += 2;
					continue;
				case Operation.AtomicEnd: {
					const height = slots[code[pc + 1] as number] as number;
					steps -= (sp - height) >> 4;
					sp = cut(stack, height, sp);
					pc += 2;
					continue;
				}
				case Operation.LookBegin:
					sp = save(stack, sp, slots, code[pc + 1] as number, sp);
					sp = save(stack, sp, slots, code[pc + 2] as number, pos);
					sp = push(stack, sp, code[pc + 3] as number, pos, 0, code[pc + 4] === 1 ? LOOK : CHOICE);
					pc += 5;
					continue;
				case Operation.LookEnd: {
					const height = slots[code[pc + 1] as number] as number;
					pos = slots[code[pc + 2] as number] as number;
					steps -= (sp - height) >> 4;
					sp = cut(stack, height, sp);
					pc += 3;
					continue;
				}
				case Operation.LookUndo: {
					const height = slots[code[pc + 1] as number] as number;
					pos = slots[code[pc + 2] as number] as number;
					const target = code[pc + 3] as number;
					steps -= (sp - height) >> 4;
					sp = this.unwind(sp, height);
					if (target < 0) break;
					pc = target;
					continue;
				}
				case Operation.Back: {
					const before = stepBack(text, pos, code[pc + 1] as number);
					steps -= (code[pc + 1] as number) >> 3;
					if (before < 0) break;
					pos = before;
					pc += 2;
					continue;
				}
				case Operation.Reference: {
					const after = this.reference(lists[code[pc + 1] as number] as readonly number[], code[pc + 2] as number, pos);
					if (after < 0) break;
					steps -= (after - pos) >> 2;
					pos = after;
					pc += 3;
					continue;
				}
				case Operation.IfSet:
					pc = this.isAnySet(lists[code[pc + 1] as number] as readonly number[]) ? pc + 3 : (code[pc + 2] as number);
					continue;
				case Operation.IfCalled: {
					const group = code[pc + 1] as number;
					const isCalled = this.frame >= 0 && (group < 0 || this.calls[this.frame + CALL_GROUP] === group);
					pc = isCalled ? pc + 3 : (code[pc + 2] as number);
					continue;
				}
				case Operation.Call:
					steps -= 4 * slots.length;
					sp = push(stack, sp, this.call(code[pc + 2] as number, pc + 3, pos), 0, 0, UNDO_CALL);
					pc = code[pc + 1] as number;
					continue;
				case Operation.Return:
					if (this.frame < 0 || this.calls[this.frame + CALL_GROUP] !== code[pc + 1]) {
						pc += 2;
						continue;
					}
					steps -= 4 * slots.length;
					pc = this.calls[this.frame + CALL_ADDRESS] as number;
					sp = push(stack, sp, this.returnFromCall(), 0, 0, UNDO_RETURN);
					continue;
				case Operation.Grapheme: {
					if (pos >= end) break;
					const length = this.graphemeLength(pos);
					steps -= 16 + length;
					pos += length;
					pc++;
					continue;
				}
				case Operation.Keep:
					sp = save(stack, sp, slots, 0, pos);
					pc++;
					continue;
				case Operation.Start:
					if (pos !== 0) break;
					pc++;
					continue;
				case Operation.LineStart:
					if (pos !== 0 && (pos === end || text.charCodeAt(pos - 1) !== 10)) break;
					pc++;
					continue;
				case Operation.End:
					if (pos !== end) break;
					pc++;
					continue;
				case Operation.FinalEnd:
					if (pos !== end && !(pos === end - 1 && text.charCodeAt(pos) === 10)) break;
					pc++;
					continue;
				case Operation.LineEnd:
					if (pos !== end && text.charCodeAt(pos) !== 10) break;
					pc++;
					continue;
				case Operation.WordBoundary:
				case Operation.NoWordBoundary: {
					const set = sets[code[pc + 1] as number] as CharacterSet;
					const before = stepBack(text, pos, 1);
					const isBoundary = (before >= 0 && step(set, text, before, end) >= 0) !== step(set, text, pos, end) >= 0;
					if (isBoundary !== (code[pc] === Operation.WordBoundary)) break;
					pc += 2;
					continue;
				}
				case Operation.SearchStart:
					if (pos !== this.searchStart) break;
					pc++;
					continue;
				case Operation.Commit:
					sp = push(stack, sp, 0, 0, 0, COMMIT);
					pc++;
					continue;
				case Operation.Prune:
					sp = push(stack, sp, 0, 0, 0, PRUNE);
					pc++;
					continue;
				case Operation.Skip:
					sp = push(stack, sp, pos, 0, 0, SKIP);
					pc++;
					continue;
				case Operation.Then:
					sp = push(stack, sp, slots[code[pc + 1] as number] as number, 0, 0, THEN);
					pc += 2;
					continue;
				case Operation.Match:
					if (this.frame >= 0) {
						steps -= 4 * slots.length;
						pc = this.calls[this.frame + CALL_ADDRESS] as number;
						sp = push(stack, sp, this.returnFromCall(), 0, 0, UNDO_RETURN);
						continue;
					}
					if (nonEmpty && pos === start && slots[0] === start) break;
					slots[1] = pos;
					budget.left = steps;
					return true;
				case Operation.Fail:
					break;
			}
			// Back to the newest choice, undoing what was done since.
			for (;;) {
				if (sp === 0) {
					budget.left = steps;
					return false;
				}
				sp -= 4;
				const kind = stack[sp + 3] as number;
				if (kind === UNDO_SLOT) {
					slots[stack[sp] as number] = stack[sp + 1] as number;
					continue;
				}
				if (kind <= LOOK) {
					pc = stack[sp] as number;
					pos = stack[sp + 1] as number;
					break;
				}
				if (kind === MANY) {
					pc = stack[sp] as number;
					const least = stack[sp + 1] as number;
					const most = stack[sp + 2] as number;
					pos = giveBack(text, least, most, code[pc] === Operation.Character ? (code[pc + 1] as number) : -1);
					steps -= (most - pos) >> 3;
					if (pos < 0) continue;
					if (pos > least) {
						stack[sp + 2] = pos;
						sp += 4;
					}
					break;
				}
				if (kind === FEW) {
					const address = stack[sp] as number;
					const from = stack[sp + 1] as number;
					const more = stack[sp + 2] as number;
					pc = address + 4;
					const unit = code[pc] === Operation.Character ? (code[pc + 1] as number) : -1;
					const set = sets[code[address + 1] as number] as CharacterSet;
					let taken = 0;
					pos = from;
					do {
						pos = step(set, text, pos, end);
						taken++;
					} while (pos >= 0 && unit >= 0 && taken < more && text.charCodeAt(pos) !== unit);
					steps -= taken >> 3;
					if (pos < 0) continue;
					if (taken < more) {
						stack[sp + 1] = pos;
						stack[sp + 2] = more === UNBOUNDED ? UNBOUNDED : more - taken;
						sp += 4;
					}
					break;
				}
				if (kind === THEN) sp = this.unwind(sp, Math.min(stack[sp] as number, sp));
				else if (kind < UNDO_SLOT) sp = this.abandon(kind, stack[sp] as number, sp);
				else this.undo(sp);
			}
		}
	}

	private grow(): Int32Array<ArrayBuffer> {
		if (this.stack.length >= LARGEST_STACK) throw tooDeep();
		const larger = new Int32Array(Math.min(this.stack.length * 2, LARGEST_STACK));
		larger.set(this.stack);
		this.stack = larger;
		return larger;
	}

	/** Undoes what an entry that is no choice recorded. */
	private undo(entry: number): void {
		const { stack, slots, calls } = this;
		const at = stack[entry] as number;
		switch (stack[entry + 3]) {
			case UNDO_SLOT:
				slots[at] = stack[entry + 1] as number;
				break;
			case UNDO_CALL:
				this.frame = calls[at + CALL_PARENT] as number;
				this.callsTop = at;
				break;
			case UNDO_RETURN:
				this.frame = calls[at] as number;
				for (let i = 0; i < slots.length; i++) slots[i] = calls[at + 1 + i] as number;
				this.callsTop = at;
				break;
		}
	}

	/** Throws all entries above a height away and undoes what they recorded. */
	private unwind(from: number, height: number): number {
		let sp = from;
		while (sp > height) {
			sp -= 4;
			this.undo(sp);
		}
		return sp;
	}

	/** What COMMIT, PRUNE and SKIP do: give up the negative assertion, condition, call or attempt they stand in. */
	private abandon(kind: number, position: number, from: number): number {
		const { stack } = this;
		let returns = 0;
		let sp = from;
		while (sp > 0) {
			const entry = stack[sp - 1] as number;
			if (entry === LOOK && returns === 0) return sp;
			sp -= 4;
			this.undo(sp);
			if (entry === UNDO_RETURN) returns++;
			else if (entry === UNDO_CALL && returns-- === 0) return sp;
		}
		if (kind === COMMIT) this.next = -1;
		else if (kind === SKIP) this.next = position;
		return 0;
	}

	/** Begins the call of a group. @returns its entry in the calls */
	private call(group: number, address: number, pos: number): number {
		for (let frame = this.frame; frame >= 0; frame = this.calls[frame + CALL_PARENT] as number) {
			if ((this.calls[frame + CALL_POSITION] as number) !== pos) break;
			if (this.calls[frame + CALL_GROUP] === group) {
				throw fatalError(
					"The regular expression calls itself without end",
					"Before a group calls itself, it has to take at least one character.",
				);
			}
		}
		const entry = this.reserve(CALL_SLOTS + this.slots.length);
		this.calls[entry + CALL_PARENT] = this.frame;
		this.calls[entry + CALL_GROUP] = group;
		this.calls[entry + CALL_ADDRESS] = address;
		this.calls[entry + CALL_POSITION] = pos;
		this.calls.set(this.slots, entry + CALL_SLOTS);
		this.frame = entry;
		return entry;
	}

	/** Ends a call: the slots are again what they were before it. @returns the entry that remembers what they were in it */
	private returnFromCall(): number {
		const { slots } = this;
		const entry = this.reserve(1 + slots.length);
		this.calls[entry] = this.frame;
		this.calls.set(slots, entry + 1);
		for (let i = 0; i < slots.length; i++) slots[i] = this.calls[this.frame + CALL_SLOTS + i] as number;
		this.frame = this.calls[this.frame + CALL_PARENT] as number;
		return entry;
	}

	private reserve(size: number): number {
		const entry = this.callsTop;
		this.callsTop += size;
		if (this.callsTop > this.calls.length) {
			if (this.callsTop > LARGEST_STACK) throw tooDeep();
			const larger = new Int32Array(this.callsTop * 2);
			larger.set(this.calls);
			this.calls = larger;
		}
		return entry;
	}

	private isAnySet(groups: readonly number[]): boolean {
		return groups.some((group) => (this.slots[2 * group + 1] as number) >= 0);
	}

	/** Where the text of a group, met again here, ends; -1 when it is something else or no group is set. */
	private reference(groups: readonly number[], fold: number, pos: number): number {
		const { text, slots } = this;
		const group = groups.find((each) => (slots[2 * each + 1] as number) >= 0);
		if (group === undefined) return -1;
		const from = slots[2 * group] as number;
		const to = slots[2 * group + 1] as number;
		const after = pos + to - from;
		if (after > text.length) return -1;
		if (FOLDS[fold] === "exact") return text.startsWith(text.slice(from, to), pos) ? after : -1;
		const utf = FOLDS[fold] === "unicode";
		for (let i = from; i < to; i++) {
			const wanted = text.codePointAt(i) as number;
			const found = text.codePointAt(pos + i - from) as number;
			if (wanted !== found && !variantsOf(wanted, utf).includes(found)) return -1;
			if (wanted > 0xffff) i++;
		}
		return after;
	}

	/** UTF-16 units of the character as a reader sees it, with its accents and joiners. */
	private graphemeLength(pos: number): number {
		this.segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
		for (let size = 32; ; size *= 4) {
			const part = this.text.slice(pos, pos + size);
			const length = this.segmenter.segment(part).containing(0)?.segment.length ?? 1;
			if (length < part.length || part.length < size) return length;
		}
	}
}

/** Whether a counted loop has no upper bound: only such a one ends with a turn that took nothing, as in PCRE. */
function isEndless(code: Int32Array, loop: number): boolean {
	return code[loop + 4] === UNBOUNDED;
}

function push(stack: Int32Array, sp: number, first: number, second: number, third: number, kind: number): number {
	stack[sp] = first;
	stack[sp + 1] = second;
	stack[sp + 2] = third;
	stack[sp + 3] = kind;
	return sp + 4;
}

/** Sets a slot and remembers what it was. */
function save(stack: Int32Array, sp: number, slots: Int32Array, slot: number, value: number): number {
	const before = slots[slot] as number;
	if (before === value) return sp;
	slots[slot] = value;
	return push(stack, sp, slot, before, 0, UNDO_SLOT);
}

/** Forgets the choices above a height, but not what has to be undone when an older choice is taken. */
function cut(stack: Int32Array, height: number, sp: number): number {
	let kept = height;
	for (let entry = height; entry < sp; entry += 4) {
		if ((stack[entry + 3] as number) < UNDO_SLOT) continue;
		if (kept !== entry) stack.copyWithin(kept, entry, entry + 4);
		kept += 4;
	}
	return kept;
}
