import { type CharacterSet, characterSet } from "./character_set.js";
import { anchorOf, firstUnits, requiredText } from "./hints.js";
import { FAIL_ADDRESS, Operation, type Program, START_ADDRESS, UNBOUNDED } from "./program.js";
import { inClass } from "./sets.js";
import {
	branchesOf,
	canBeEmpty,
	type GroupNode,
	type LookNode,
	lengthMeasure,
	type ParsedPattern,
	type PatternNode,
	type PositionTest,
	type ReferenceNode,
	type RepeatNode,
	type Verb,
} from "./syntax.js";

const POSITIONS: Readonly<Record<PositionTest, Operation>> = {
	start: Operation.Start,
	"line-start": Operation.LineStart,
	end: Operation.End,
	"final-end": Operation.FinalEnd,
	"line-end": Operation.LineEnd,
	"word-boundary": Operation.WordBoundary,
	"no-word-boundary": Operation.NoWordBoundary,
	"search-start": Operation.SearchStart,
};

/** How {@link Operation.Reference} compares. */
export const FOLDS: readonly ReferenceNode["fold"][] = ["exact", "ascii", "unicode"];

type ConditionNode = Extract<PatternNode, { kind: "condition" }>;

/** Turns a pattern into the code of the matcher. */
export function compileProgram(pattern: ParsedPattern): Program {
	return new Compiler(pattern).compile();
}

/** What lies around the place being compiled, up to the next assertion. */
interface Surroundings {
	/** Groups that are open, innermost last. */
	readonly open: readonly { readonly index: number; readonly slot: number }[];
	/** Slot with the height of the stack at the innermost alternative; -1 for none. */
	readonly alternative: number;
	/** Jumps that `(*ACCEPT)` makes to the end of the assertion; null outside of one. */
	readonly accepts: number[] | null;
}

class Compiler {
	private readonly code: number[] = [Operation.Fail];
	private readonly sets: CharacterSet[] = [];
	private readonly texts: string[] = [];
	private readonly lists: (readonly number[])[] = [];
	private readonly called = new Set<number>();
	private readonly addresses = new Map<GroupNode, number>();
	private readonly calls: { readonly at: number; readonly group: number }[] = [];
	private readonly measure: (node: PatternNode) => number | null;
	private around: Surroundings = { open: [], alternative: -1, accepts: null };
	private slots: number;
	private hasThen = false;

	constructor(private readonly pattern: ParsedPattern) {
		this.measure = lengthMeasure(pattern.groups);
		this.slots = 2 * (pattern.groupCount + 1);
	}

	compile(): Program {
		const { pattern } = this;
		this.survey(pattern.root);
		this.node(pattern.root);
		this.emit(Operation.Match);
		for (const { at, group } of this.calls) {
			const node = pattern.groups[group];
			this.code[at] = node === undefined ? START_ADDRESS : (this.addresses.get(node) as number);
		}
		return {
			code: Int32Array.from(this.code),
			sets: this.sets,
			texts: this.texts,
			lists: this.lists,
			slotCount: this.slots,
			groupCount: pattern.groupCount,
			first: firstUnits(pattern.root),
			required: requiredText(pattern.root),
			anchor: pattern.anchored ? "search" : anchorOf(pattern.root),
		};
	}

	/** Finds out which groups are called, and whether there is a `(*THEN)`. */
	private survey(node: PatternNode): void {
		switch (node.kind) {
			case "call":
				this.called.add(node.group);
				break;
			case "verb":
				this.hasThen ||= node.verb === "then";
				break;
			case "sequence":
				for (const item of node.items) this.survey(item);
				break;
			case "alternation":
				for (const branch of node.branches) this.survey(branch);
				break;
			case "group":
			case "atomic":
			case "look":
			case "repeat":
				this.survey(node.body);
				break;
			case "condition":
				if (node.test.kind === "look") this.survey(node.test);
				this.survey(node.yes);
				this.survey(node.no);
				break;
		}
	}

	private emit(operation: Operation, ...operands: number[]): number {
		const address = this.code.length;
		this.code.push(operation, ...operands);
		return address;
	}

	/** Lets an operand point to the place now reached. */
	private land(operand: number): void {
		this.code[operand] = this.code.length;
	}

	private newSlot(): number {
		return this.slots++;
	}

	private set(source: string): number {
		return this.sets.push(characterSet(source)) - 1;
	}

	private list(groups: readonly number[]): number {
		return this.lists.push(groups) - 1;
	}

	/** @param next what follows in the same sequence */
	private node(node: PatternNode, next: PatternNode | null = null): void {
		switch (node.kind) {
			case "character":
				this.text(String.fromCodePoint(node.code));
				break;
			case "set":
				this.emit(Operation.Set, this.set(node.source));
				break;
			case "sequence":
				this.sequence(node.items);
				break;
			case "alternation":
				this.alternation(node.branches, (branch) => this.node(branch));
				break;
			case "group":
				this.group(node);
				break;
			case "atomic":
				this.atomic(() => this.node(node.body));
				break;
			case "look":
				this.look(node);
				break;
			case "repeat":
				this.repeat(node, next);
				break;
			case "position": {
				const operation = POSITIONS[node.test];
				if (node.test === "word-boundary" || node.test === "no-word-boundary")
					this.emit(operation, this.set(node.word));
				else this.emit(operation);
				break;
			}
			case "reference":
				this.emit(Operation.Reference, this.list(node.groups), FOLDS.indexOf(node.fold));
				break;
			case "call":
				this.calls.push({ at: this.emit(Operation.Call, 0, node.group) + 1, group: node.group });
				break;
			case "condition":
				this.condition(node);
				break;
			case "grapheme":
				this.emit(Operation.Grapheme);
				break;
			case "keep":
				this.emit(Operation.Keep);
				break;
			case "verb":
				this.verb(node.verb);
				break;
			case "never":
				this.emit(Operation.Fail);
				break;
		}
	}

	private text(text: string): void {
		if (text.length === 1) this.emit(Operation.Character, text.charCodeAt(0));
		else this.emit(Operation.Text, this.texts.push(text) - 1);
	}

	private sequence(items: readonly PatternNode[]): void {
		let text = "";
		for (let i = 0; i < items.length; i++) {
			const item = items[i] as PatternNode;
			const next = items[i + 1] ?? null;
			if (item.kind === "character") {
				text += String.fromCodePoint(item.code);
				if (next?.kind === "character") continue;
				this.text(text);
				text = "";
			} else this.node(item, next);
		}
	}

	private alternation(branches: readonly PatternNode[], compile: (branch: PatternNode) => void): void {
		const outer = this.around;
		const slot = this.hasThen ? this.newSlot() : -1;
		if (this.hasThen) this.around = { ...outer, alternative: slot };
		const ends: number[] = [];
		for (const [index, branch] of branches.entries()) {
			const isLast = index === branches.length - 1;
			const split = isLast ? -1 : this.emit(Operation.Split, 0);
			if (this.hasThen) this.emit(Operation.AtomicBegin, slot);
			compile(branch);
			if (isLast) break;
			ends.push(this.emit(Operation.Jump, 0) + 1);
			this.land(split + 1);
		}
		for (const end of ends) this.land(end);
		this.around = outer;
	}

	private group(node: GroupNode): void {
		const outer = this.around;
		const slot = this.newSlot();
		if (!this.addresses.has(node)) this.addresses.set(node, this.code.length);
		this.emit(Operation.SavePosition, slot);
		this.around = { ...outer, open: [...outer.open, { index: node.index, slot }] };
		this.node(node.body);
		this.around = outer;
		if (this.called.has(node.index)) this.emit(Operation.Return, node.index);
		this.emit(Operation.CloseGroup, node.index, slot);
	}

	private atomic(compile: () => void): void {
		const slot = this.newSlot();
		this.emit(Operation.AtomicBegin, slot);
		compile();
		this.emit(Operation.AtomicEnd, slot);
	}

	/** A lookaround that has to hold. */
	private look(node: LookNode): void {
		const begin = this.lookBody(node, node.negative);
		if (!node.negative) return;
		this.code[this.code.length - 1] = -1;
		this.land(begin + 3);
	}

	/**
	 * A lookaround. A negative one ends with an operand for where to go when it has matched.
	 *
	 * @param stopsVerbs whether verbs that give up reach no further
	 * @returns the address of its beginning, whose third operand says where to go when it does not match
	 */
	private lookBody(node: LookNode, stopsVerbs: boolean): number {
		const outer = this.around;
		const accepts: number[] = [];
		const slot = this.newSlot();
		const position = this.newSlot();
		this.around = { open: [], alternative: -1, accepts };
		const begin = this.emit(Operation.LookBegin, slot, position, FAIL_ADDRESS, stopsVerbs ? 1 : 0);
		if (this.hasThen) {
			const alternative = this.newSlot();
			this.emit(Operation.AtomicBegin, alternative);
			this.around = { ...this.around, alternative };
		}
		if (node.ahead) this.node(node.body);
		else {
			this.alternation(branchesOf(node.body), (branch) => {
				const length = this.measure(branch) ?? 0;
				if (length > 0) this.emit(Operation.Back, length);
				this.node(branch);
			});
		}
		for (const accept of accepts) this.land(accept);
		this.around = outer;
		if (node.negative) this.emit(Operation.LookUndo, slot, position, 0);
		else this.emit(Operation.LookEnd, slot, position);
		return begin;
	}

	private condition(node: ConditionNode): void {
		const { test } = node;
		let toNo: number;
		if (test.kind === "look") {
			const begin = this.lookBody(test, true);
			if (test.negative) {
				toNo = this.code.length - 1;
				this.land(begin + 3);
			} else toNo = begin + 3;
		} else if (test.kind === "set") toNo = this.emit(Operation.IfSet, this.list(test.groups), 0) + 2;
		else if (test.kind === "called") toNo = this.emit(Operation.IfCalled, test.group ?? -1, 0) + 2;
		else if (test.holds) toNo = -1;
		else toNo = this.emit(Operation.Jump, 0) + 1;
		this.node(node.yes);
		const toEnd = this.emit(Operation.Jump, 0) + 1;
		if (toNo >= 0) this.land(toNo);
		this.node(node.no);
		this.land(toEnd);
	}

	private verb(verb: Verb): void {
		const { open, accepts, alternative } = this.around;
		switch (verb) {
			case "accept":
				for (const { index, slot } of open.toReversed()) this.emit(Operation.CloseGroup, index, slot);
				if (accepts === null) this.emit(Operation.Match);
				else accepts.push(this.emit(Operation.Jump, 0) + 1);
				break;
			case "commit":
				this.emit(Operation.Commit);
				break;
			case "prune":
				this.emit(Operation.Prune);
				break;
			case "skip":
				this.emit(Operation.Skip);
				break;
			case "then":
				if (alternative < 0) this.emit(Operation.Prune);
				else this.emit(Operation.Then, alternative);
				break;
		}
	}

	private repeat(node: RepeatNode, next: PatternNode | null): void {
		const { body, minimum, maximum } = node;
		const most = maximum === Number.POSITIVE_INFINITY ? UNBOUNDED : maximum;
		if (most === 0) {
			// It never matches here, but a group inside can still be called.
			const end = this.emit(Operation.Jump, 0) + 1;
			this.node(body);
			this.land(end);
		} else if (body.kind === "character" || body.kind === "set") {
			const source = body.kind === "set" ? body.source : inClass(body.code);
			this.emit(singleRepeat(node, source, next), this.set(source), minimum, most);
		} else if (node.mode === "possessive") this.atomic(() => this.loop(body, minimum, most, false));
		else this.loop(body, minimum, most, node.mode === "lazy");
	}

	private loop(body: PatternNode, minimum: number, maximum: number, lazy: boolean): void {
		const split = lazy ? Operation.SplitLazy : Operation.Split;
		if (minimum === 1 && maximum === 1) this.node(body);
		else if (minimum === 0 && maximum === 1) {
			const begin = this.emit(split, 0);
			this.node(body);
			this.land(begin + 1);
		} else if (minimum === 0 && maximum === UNBOUNDED) {
			const begin = this.emit(split, 0);
			const slot = canBeEmpty(body) ? this.newSlot() : -1;
			if (slot >= 0) this.emit(Operation.SavePosition, slot);
			this.node(body);
			const check = slot >= 0 ? this.emit(Operation.JumpUnlessMoved, slot, 0) : -1;
			this.emit(Operation.Jump, begin);
			this.land(begin + 1);
			if (check >= 0) this.land(check + 2);
		} else {
			const counter = this.newSlot();
			const slot = this.newSlot();
			this.emit(Operation.Zero, counter);
			const begin = this.emit(lazy ? Operation.LoopLazy : Operation.Loop, counter, slot, minimum, maximum, 0);
			if (lazy) this.emit(Operation.LoopMore, counter, slot);
			this.node(body);
			this.emit(Operation.Jump, begin);
			this.land(begin + 5);
		}
	}
}

/** How to repeat one character: giving some back is of no use when none of them can be what follows. */
function singleRepeat(node: RepeatNode, source: string, next: PatternNode | null): Operation {
	if (node.mode === "lazy") return Operation.Few;
	const giveBack = node.mode === "greedy" && !(next?.kind === "character" && !characterSet(source).has(next.code));
	return giveBack ? Operation.Many : Operation.All;
}
