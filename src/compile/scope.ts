import type { Expression } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import type { Target } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { FunctionFacts, Handing } from "./analysis.js";
import type { ElementKind } from "./checked.js";
import { type Code, code, mangled, quote, type Use } from "./code.js";
import type { CoverageSites } from "./coverage.js";
import { CodeBuffer } from "./emit.js";
import type { LoopFacts } from "./growing.js";
import type { LastReads } from "./liveness.js";
import { counterRange } from "./ranges.js";
import { anything, asVariable, isShareable, join, nothing, sameType, type ValueType, wholeType } from "./types.js";

/** How a called function looks from the caller's side. */
export interface Callee {
	/** Position in the program's table of functions. */
	readonly index: number;
	/** Name of the generated function. */
	readonly identifier: string;
	readonly name: string;
	readonly asynchronous: boolean;
	/** Declared input names in order; null for built-in functions, which take one object. */
	readonly inputs: readonly CalleeInput[] | null;
	/** Whether it tells when only its caller holds what it gave back. */
	readonly gives: boolean;
}

export interface CalleeInput {
	readonly name: string;
	/** A value of this JavaScript type needs no further check; null when it always goes through the binder. */
	readonly plain: "int" | "number" | "text" | "bool" | "any" | null;
	/** What nearly all calls give for it; null where nothing is supposed of it. */
	readonly usual: ValueType | null;
	/** What the called function does with it. */
	readonly use: Use;
	/** What the elements of a list have to be, when that is all; null otherwise. */
	readonly elements: ElementKind | null;
	/** Whether it asks to be told that it alone holds what it is given. */
	readonly takes: boolean;
}

/** Name of what is entered with inputs that surely are as usual. */
export function usualEntry({ identifier }: Pick<Callee, "identifier">): string {
	return `${identifier}_usual`;
}

/** What generated code does beside what the program says. Without any, nothing of it is there. */
export interface Instruments {
	/** Statements with a `mock` for the test that is running give that instead. */
	readonly mocks?: boolean;
	/** Name of the function whose statements tell what they give. */
	readonly observe?: string;
	/** Counts which statements and branches run. */
	readonly coverage?: boolean;
	/** Tells the tracer of the run what happens; only together with `coverage`, whose counters are the names of statements. */
	readonly trace?: boolean;
	/** The code carries a source map, for a debugger. */
	readonly sourceMap?: boolean;
}

/** What the compiler of one function may ask of the rest of the program. */
export interface Linker {
	readonly catalogue: Catalogue;
	readonly instruments: Instruments;
	/** The function a `function.run` means, or null when there is none. */
	callee(name: string): Callee | null;
	/** Notes what has to be done before the program can run. */
	prepares(prepare: () => Promise<void>): void;
}

/** Names inside an expression filter: `$$`, `$index`, `$parent`, `$result`. */
export interface ElementScope {
	readonly element: string;
	readonly index: string;
	readonly parent: string;
	readonly result: string;
}

export interface LoopScope {
	readonly label: string;
	/** Whether `continue` may go on with it; a switch can only be left. */
	readonly isLoop: boolean;
	/** What `foreach.remove` needs to know; null for other loops, "unnamed" for a `foreach` over no variable or part of one. */
	readonly removal: Removal | "unnamed" | null;
	/** Texts made in its passes that are remembered; null where none are. */
	readonly texts: RememberedTexts[] | null;
}

/** Texts that a loop makes of numbers, by these. */
export interface RememberedTexts {
	/** Identifier of the list; null until the loop has made its first stretch of passes. */
	readonly list: string;
	/** Numbers up to this one, exclusive, have a place. */
	readonly size: number;
}

/** The room of a list that a loop fills. */
export interface Room {
	/** Identifier of where the next element goes; beyond the end of the list when there is no room. */
	readonly next: string;
	/** Whether code has been generated that puts elements there. */
	isUsed: boolean;
}

/** What a loop walks in pieces, while its variable holds one of them. */
export interface WalkedPieces {
	readonly variable: string;
	/** Identifiers of the pieces, of their places, and of the loop's counter. */
	readonly pieces: string;
	readonly places: string;
	readonly counter: string;
}

/** An object that a loop counts in. */
export interface TalliedObject {
	/** Identifier of its boxes. */
	readonly tally: string;
	/** Whether the code looks for boxes. */
	isUsed: boolean;
	/** Whether the value under a key is read from its box, so that it may have one. */
	isRead: boolean;
	/** Identifier of the pieces by whose places it looks for boxes; null where it does not. */
	walked: string | null;
}

/** A text that is a key of an object, while its value is calculated. */
export interface PlainKey {
	/** Identifier of whether it leads to no further key, and has no box; null where it never leads further. */
	readonly isPlain: string | null;
	/** The variable of which it may have a box; null where there are none. */
	readonly boxed: BoxedKey | null;
}

/** A key of an object that a loop counts in. */
export interface BoxedKey {
	readonly variable: string;
	/** Identifier of its box, undefined when it has none. */
	readonly box: string;
	readonly tallied: TalliedObject;
}

/** How `foreach.remove` finds the current element. */
export interface Removal {
	/** Identifiers of the loop's counter, of how many elements are gone, and of the pass that removed the last one. */
	readonly index: string;
	readonly removed: string;
	readonly last: string;
	readonly target: Target;
}

/** What the translation of a function before this one has found out about its variables. */
export interface Suppositions {
	readonly types: ReadonlyMap<string, ValueType>;
	/** Variables whose array or object others may hold, too. */
	readonly shared: ReadonlySet<string>;
	/** What the inputs are when a call comes past the test at the beginning of the function. */
	readonly inputs: ReadonlyMap<string, ValueType>;
}

/**
 * How deep the statement that is being translated lies in those of its function; a pass of a loop counts as one, too. The
 * tracer keeps what is open on a stack, where that says the place.
 */
export interface Nesting {
	level: number;
	/** Counter of the statement that has been begun last. */
	site: number;
	/** What has been told last. */
	told: Telling | null;
}

/** A line of code that tells something, which the statement after it may take back to tell that it begins in the same call. */
export interface Telling {
	/** Length of the code just behind it. */
	readonly end: number;
	/** What of it does not tell. */
	readonly counted: string;
	/** Code that tells the same and that a statement begins; its level is one of the block the line stands in. */
	readonly withNext: (level: number, site: number) => string;
}

/** A value the generated code needs that is not code: a filter's function, a definition, a constant. */
export type Constant = unknown;

/** Everything about the function being compiled that statements and expressions share. */
export class FunctionScope {
	readonly buffer = new CodeBuffer();
	readonly loops: LoopScope[] = [];
	/** Variables the run-time function declares: `let v_x`. */
	locals = new Map<string, string>();
	/** Constants in the order of their first use; the factory receives them as an array. */
	readonly constants: Constant[] = [];
	private readonly constantNames = new Map<Constant, string>();
	readonly usedSupport = new Set<string>();
	/** Variables some statement updates in place. */
	readonly ownable: ReadonlySet<string>;
	/** Variables some statement updates below the first level. */
	readonly nested: ReadonlySet<string>;
	/** Variables whose elements are taken, or put, at the front. */
	readonly queues: ReadonlySet<string>;
	/** Loops that fill lists of which nothing is seen before they are done. */
	readonly growing: LoopFacts["growing"];
	/** Loops that count under the keys of objects of which nothing is seen before they are done. */
	readonly tallied: LoopFacts["tallied"];
	/** Objects that the loop around this point counts in. */
	readonly tallies = new Map<string, TalliedObject>();
	/** Lists that the loop around this point gives their room at once. */
	readonly rooms = new Map<string, Room>();
	/** What the loop around this point walks in pieces, as long as its variable has not been set again. */
	walked: WalkedPieces | null = null;
	/** What is known of texts in variables as keys. */
	readonly plainKeys = new Map<string, PlainKey>();
	/** Variables that only count passes. */
	private readonly counters: ReadonlySet<string>;
	/** Reads that hand over what they read. */
	readonly lastReads: LastReads;
	/** Variables that remember how many of their elements are known to be of a kind. */
	readonly checked: ReadonlyMap<string, ElementKind>;
	/** Inputs whose elements are known to be of a kind. */
	readonly elementKinds: ReadonlyMap<string, ElementKind>;
	/** Whether the function tells its caller who holds its result. */
	readonly gives: boolean;
	/** Inputs that may be handed over, and the flags that say whether one was. */
	readonly takenInputs: ReadonlyMap<string, string>;
	/** For every `finally` around this point that some statement can jump out of: the variable of what must end the run. */
	readonly cleanups: string[] = [];
	/** Whether something wants all variables at once. */
	wantsAllVariables = false;
	/** Whether an element function counts how often it is called. */
	countsElements = false;
	/** Parts of long chains that stand in a temporary already. */
	readonly translated = new Map<Expression, Code>();
	private temporaries = 0;
	private freeTemporaries: string[] = [];
	/** Temporaries of the function or element function being generated, to be declared at its top. */
	declaredTemporaries: string[] = [];
	private readonly held = new Set<string>();
	/** Lists of texts that loops remember, to be declared at the top of the function. */
	readonly textLists: string[] = [];
	private labels = 0;
	private closures = 0;
	/** Innermost expression filter, or null outside of one. */
	element: ElementScope | null = null;
	/**
	 * Identifier of the values the path around has come through (`$0`, `$1` …), with what `$$` was there; null outside of
	 * such a path.
	 */
	levels: { readonly name: string; readonly element: ElementScope | null } | null = null;
	/** What is counted of the function; null when nothing is. */
	coverage: CoverageSites | null = null;
	/** Where in the function the statement lies that is being translated; null when nothing is told of it. */
	traced: Nesting | null = null;
	/** Variables surely set at this point of the function. */
	assigned = new Set<string>();
	/** What variables surely are at this point of the function, where that is more than what they are anywhere. */
	narrowed = new Map<string, ValueType>();
	/** What the sides of comparisons were when their code was generated. */
	readonly compared = new Map<Expression, readonly [ValueType, ValueType]>();
	/** Variables assigned since whoever looks began to look. */
	touched = new Set<string>();
	/** What has been assigned to variables so far. */
	readonly learned = new Map<string, ValueType>();
	/** Variables whose array or object has been given to others so far. */
	readonly shared = new Set<string>();
	/** Whether the function has loops whose passes are counted. */
	countsPasses = false;
	/** Whether the function looks at how long arrays may become. */
	usesSizeLimit = false;
	/** What variables were taken for when they were read. */
	private readonly taken = new Map<string, ValueType>();
	/** Variables that were taken to be nobody else's. */
	private readonly takenOwned = new Set<string>();
	private isContradicted = false;

	constructor(
		readonly linker: Linker,
		/** Declared inputs and the identifiers that hold them. */
		readonly inputs: ReadonlyMap<string, string>,
		facts: Pick<FunctionFacts, "ownable" | "nested" | "queues" | "counters"> & Partial<LoopFacts & Handing>,
		/** Number of this function in the program. */
		readonly unit: number,
		readonly asynchronous: boolean,
		/** How many constants the program has before this function's. */
		private readonly firstConstant: number,
		/** Null where nothing may be supposed, and all variables can be anything. */
		private readonly supposed: Suppositions | null = null,
	) {
		this.ownable = facts.ownable;
		this.nested = facts.nested;
		this.queues = facts.queues;
		this.counters = facts.counters;
		this.growing = facts.growing ?? new Map();
		this.tallied = facts.tallied ?? new Map();
		this.lastReads = facts.lastReads ?? new Set();
		this.gives = facts.gives ?? false;
		this.checked = facts.checked ?? new Map();
		this.elementKinds = facts.elementKinds ?? new Map();
		this.takenInputs = new Map([...(facts.taken ?? [])].map((name) => [name, `m_${mangled(name)}`]));
	}

	/** Identifier of a helper of `support.ts`. */
	support(name: string): string {
		this.usedSupport.add(name);
		return name;
	}

	constant(value: Constant): string {
		let name = this.constantNames.get(value);
		if (name === undefined) {
			name = `k${this.firstConstant + this.constants.length}`;
			this.constants.push(value);
			this.constantNames.set(value, name);
		}
		return name;
	}

	/** Identifier of the local that holds a variable. */
	local(name: string): string {
		let identifier = this.locals.get(name);
		if (identifier === undefined) {
			identifier = `v_${mangled(name)}`;
			this.locals.set(name, identifier);
		}
		return identifier;
	}

	/** Code of whether a variable alone holds its value. */
	owned(name: string): string {
		return this.isSurelyOwned(name) ? "true" : ownedFlag(name);
	}

	/** A statement that notes whether a variable alone holds its value from now on, with a space before it; "" without need. */
	setOwned(name: string, value: boolean | string): string {
		return !this.isOwnable(name) || this.isSurelyOwned(name) ? "" : ` ${ownedFlag(name)} = ${value};`;
	}

	/** Whether nobody else ever holds what a variable holds, so that nothing has to be noted about it. */
	isSurelyOwned(name: string): boolean {
		if (this.supposed === null || this.supposed.shared.has(name) || this.shared.has(name)) return false;
		this.takenOwned.add(name);
		return true;
	}

	/** What a variable can be at this point. */
	typeOf(name: string): ValueType {
		if (this.supposed === null) return anything;
		const narrowed = this.narrowed.get(name);
		if (narrowed !== undefined) return narrowed;
		const type = join(this.supposed.types.get(name) ?? nothing, this.learned.get(name) ?? nothing);
		const before = this.taken.get(name);
		if (before !== undefined && !sameType(before, type)) this.isContradicted = true;
		this.taken.set(name, type);
		return type;
	}

	/** What an input is. */
	inputType(name: string): ValueType {
		return this.narrowed.get(inputKey(name)) ?? this.supposed?.inputs.get(name) ?? anything;
	}

	/** Notes what an input surely is at this point of the function. */
	narrowInput(name: string, type: ValueType): void {
		this.narrowed.set(inputKey(name), type);
	}

	/** Notes what is assigned to a variable. */
	learn(name: string, given: ValueType): void {
		const type = asVariable(given);
		this.learned.set(name, join(this.learned.get(name) ?? nothing, type));
		this.touched.add(name);
		if (this.walked?.variable === name) this.walked = null;
		if (this.supposed !== null) this.narrowed.set(name, type);
	}

	/** Whether all that was supposed of variables has turned out to be so. */
	get holds(): boolean {
		if (this.supposed === null) return true;
		if (this.isContradicted || [...this.takenOwned].some((name) => this.shared.has(name))) return false;
		const { types } = this.supposed;
		return [...this.taken].every(([name, type]) =>
			sameType(type, join(types.get(name) ?? nothing, this.learned.get(name) ?? nothing)),
		);
	}

	/** All variables have got to others. */
	shareAll(): void {
		for (const name of this.ownable) this.shared.add(name);
	}

	/** Identifier of the set of inner arrays and objects that a variable alone holds, or null. */
	rows(name: string): string {
		return `n_${mangled(name)}`;
	}

	/** Identifier of how many elements of a variable are known to be of its kind. */
	count(name: string): string {
		return `c_${mangled(name)}`;
	}

	/** Identifier of the state of a variable that elements are shifted from. */
	queue(name: string): string {
		return `q_${mangled(name)}`;
	}

	/** Code that brings a variable into its ordinary form when shifted elements still stand in it; "" when none can. */
	settled(name: string): string {
		if (!this.queues.has(name)) return "";
		return `${this.queue(name)}.head !== 0 && ${this.support("settle")}(${this.queue(name)}, ${this.local(name)})`;
	}

	/** A local of the generated function for intermediate results; given back with `release`. */
	temporary(): string {
		const free = this.freeTemporaries.pop();
		if (free !== undefined) return free;
		const name = `t${this.temporaries++}`;
		this.declaredTemporaries.push(name);
		return name;
	}

	release(name: string): void {
		this.freeTemporaries.push(name);
	}

	/**
	 * Has a value ready for what follows: identifiers and literals as they are, for evaluating an expression changes no
	 * variable; anything else in a temporary, set by a line of its own.
	 */
	hold(value: Code, mark = ""): Code {
		if (value.simple) return value;
		const name = this.temporary();
		this.held.add(name);
		this.buffer.line(`${mark}${name} = ${value.text};`);
		return code(name, value.type, true);
	}

	/** Gives back what `hold` took. */
	letGo(...values: readonly Code[]): void {
		for (const { text } of values) if (this.held.delete(text)) this.release(text);
	}

	/** Identifier of a new list of texts that a loop remembers. */
	textList(): string {
		const name = `texts${this.textLists.length}`;
		this.textLists.push(name);
		return name;
	}

	label(prefix: string): string {
		return `${prefix}${this.labels++}`;
	}

	/**
	 * Compiles an element function, `(element, index, parent, result, levels) => …`, with temporaries of its own.
	 * @param binds what it gives a meaning: `$$` and its kin, `$0`, `$1` and so on, or both
	 */
	elementFunction(body: () => Code, binds: "element" | "levels" | "both" = "element"): string {
		const number = this.closures++;
		const names = { element: `e${number}`, index: `x${number}`, parent: `p${number}`, result: `r${number}` };
		const outer = this.element;
		const outerLevels = this.levels;
		const free = this.freeTemporaries;
		const declared = this.declaredTemporaries;
		if (binds !== "levels") this.element = names;
		if (binds !== "element") this.levels = { name: `l${number}`, element: this.element };
		this.freeTemporaries = [];
		this.declaredTemporaries = [];
		try {
			const { text } = this.maybe(body);
			const last = binds === "element" ? "" : `, l${number}`;
			const parameters = `(${names.element}, ${names.index}, ${names.parent}, ${names.result}${last}) =>`;
			const temporaries = this.declaredTemporaries.length === 0 ? "" : `let ${this.declaredTemporaries.join(", ")}; `;
			this.countsElements = true;
			return `${parameters} { if (++beats > 1023) { beats = 0; R.tick(); } ${temporaries}return ${text}; }`;
		} finally {
			this.element = outer;
			this.levels = outerLevels;
			this.freeTemporaries = free;
			this.declaredTemporaries = declared;
		}
	}

	isOwnable(name: string): boolean {
		return this.ownable.has(name);
	}

	/** Reads a variable; a variable that may not be set yet is checked. */
	read(name: string, use: Use, span: Span): Code {
		const identifier = this.local(name);
		const { text, type, simple } = this.readPossibly(name, use);
		if (this.assigned.has(name)) return { text, type, simple };
		return code(`(${identifier} === undefined ? ${this.missing(name, span)} : ${text})`, type);
	}

	/** Reads an input. */
	readInput(name: string, identifier: string, use: Use): Code {
		const taken = use === "escape" ? this.takenInputs.get(name) : undefined;
		const type = this.inputType(name);
		return taken === undefined ? code(identifier, type, true) : code(`(${taken} = false, ${identifier})`, type);
	}

	/** Reads a variable only to look at the end of its array, or to add there: shifted elements do not matter for that. */
	readEnd(name: string, span: Span): string {
		const identifier = this.local(name);
		return this.assigned.has(name)
			? identifier
			: `(${identifier} === undefined ? ${this.missing(name, span)} : ${identifier})`;
	}

	private missing(name: string, span: Span): string {
		return `${this.buffer.mark(span)}${this.support("missingVariable")}(${quote(name)})`;
	}

	/** Reads a variable that may be undefined. */
	readPossibly(name: string, use: Use): Code {
		const identifier = this.local(name);
		const counts = this.counters.has(name) && this.assigned.has(name);
		const type = counts && this.supposed === null ? wholeType(counterRange) : this.typeOf(name);
		const effects: string[] = [];
		if (use === "escape" && this.isOwnable(name) && isShareable(type)) {
			this.shared.add(name);
			effects.push(`${ownedFlag(name)} = false`);
		}
		if (use !== "borrow" && this.nested.has(name)) effects.push(`${this.rows(name)} = null`);
		if (this.queues.has(name)) effects.push(this.settled(name));
		if (effects.length === 0) return code(identifier, type, true);
		return code(`(${effects.join(", ")}, ${identifier})`, type);
	}

	/**
	 * Statements that store a value into a variable.
	 * @param fresh whether nobody else can hold that value, or code of that
	 * @param count code of how many elements are known to be of the variable's kind
	 * @param rows code of the inner arrays and objects that nobody else holds
	 */
	assign(
		name: string,
		value: string,
		fresh: boolean | string,
		type: ValueType = anything,
		rows = "null",
		count = "0",
	): string {
		const identifier = this.local(name);
		this.assigned.add(name);
		this.learn(name, type);
		if (String(fresh) !== "true" && isShareable(type)) this.shared.add(name);
		let text = `${identifier} = ${value};${this.setOwned(name, fresh)}`;
		if (this.nested.has(name)) text += ` ${this.rows(name)} = ${rows};`;
		if (this.checked.has(name)) text += ` ${this.count(name)} = ${count};`;
		if (this.queues.has(name)) text += ` ${this.queue(name)}.head = ${this.queue(name)}.room = 0;`;
		return text;
	}

	/** Runs `body` for code that may or may not execute: what it sets is not surely set afterwards. */
	maybe<Result>(body: () => Result): Result {
		const before = new Set(this.assigned);
		try {
			return this.apart(body);
		} finally {
			this.assigned = before;
		}
	}

	/** Runs `body` for code that is one of several ways: what variables are on it says nothing about them afterwards. */
	apart<Result>(body: () => Result): Result {
		const { narrowed, touched } = this;
		this.narrowed = new Map(narrowed);
		this.touched = new Set();
		try {
			return body();
		} finally {
			for (const name of this.touched) {
				narrowed.delete(name);
				touched.add(name);
			}
			this.narrowed = narrowed;
			this.touched = touched;
		}
	}

	/** From here on variables may be whatever they are anywhere: the code is gone through again, or at another time. */
	forget(): void {
		this.narrowed.clear();
	}

	/** Runs `body` for code in which nothing is counted, such as what evaluates a part of a statement once more. */
	uncounted<Result>(body: () => Result): Result {
		const { coverage } = this;
		this.coverage = null;
		try {
			return body();
		} finally {
			this.coverage = coverage;
		}
	}

	mark(node: Span): string {
		return this.buffer.mark(node);
	}
}

/** Inputs stand among the variables under names that none of these can have. */
function inputKey(name: string): string {
	return `input ${name}`;
}

/** Identifier of the flag that says whether a variable alone holds its value. */
function ownedFlag(name: string): string {
	return `o_${mangled(name)}`;
}
