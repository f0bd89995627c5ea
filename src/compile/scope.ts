import type { Span } from "../../grammar/source.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { FunctionFacts } from "./analysis.js";
import { type Code, code, type Use } from "./code.js";
import { CodeBuffer } from "./emit.js";

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
}

export interface CalleeInput {
	readonly name: string;
	/** A value of this JavaScript type needs no further check; null when it always goes through the binder. */
	readonly plain: "int" | "number" | "text" | "bool" | "any" | null;
}

/** What the compiler of one function may ask of the rest of the program. */
export interface Linker {
	readonly catalogue: Catalogue;
	/** The function a `function.run` means, or null when there is none. */
	callee(name: string): Callee | null;
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
	/** What `foreach.remove` needs to know; null for other loops. */
	readonly removal: { readonly index: string; readonly removed: string; readonly variable: string } | null;
}

/** A value the generated code needs that is not code: a filter's function, a definition, a constant. */
export type Constant = unknown;

/** Everything about the function being compiled that statements and expressions share. */
export class FunctionScope {
	readonly buffer = new CodeBuffer();
	readonly loops: LoopScope[] = [];
	/** Variables the run-time function declares: `let v_x`. */
	readonly locals = new Map<string, string>();
	/** Constants in the order of their first use; the factory receives them as an array. */
	readonly constants: Constant[] = [];
	private readonly constantNames = new Map<Constant, string>();
	readonly usedSupport = new Set<string>();
	/** Variables some statement updates in place. */
	readonly ownable: ReadonlySet<string>;
	/** Variables some statement updates below the first level. */
	readonly nested: ReadonlySet<string>;
	private temporaries = 0;
	private freeTemporaries: string[] = [];
	/** Temporaries of the function or element function being generated, to be declared at its top. */
	declaredTemporaries: string[] = [];
	private labels = 0;
	private closures = 0;
	/** Innermost expression filter, or null outside of one. */
	element: ElementScope | null = null;
	/** Variables surely set at this point of the function. */
	assigned = new Set<string>();

	constructor(
		readonly linker: Linker,
		/** Declared inputs and the identifiers that hold them. */
		readonly inputs: ReadonlyMap<string, string>,
		facts: Pick<FunctionFacts, "ownable" | "nested">,
		/** Number of this function in the program. */
		readonly unit: number,
		readonly asynchronous: boolean,
		/** How many constants the program has before this function's. */
		private readonly firstConstant: number,
	) {
		this.ownable = facts.ownable;
		this.nested = facts.nested;
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

	local(name: string): string {
		let identifier = this.locals.get(name);
		if (identifier === undefined) {
			identifier = `v_${name}`;
			this.locals.set(name, identifier);
		}
		return identifier;
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

	label(prefix: string): string {
		return `${prefix}${this.labels++}`;
	}

	/** Compiles an element function, `(element, index, parent, result) => …`, with temporaries of its own. */
	elementFunction(body: () => Code): string {
		const number = this.closures++;
		const names = { element: `e${number}`, index: `x${number}`, parent: `p${number}`, result: `r${number}` };
		const outer = this.element;
		const free = this.freeTemporaries;
		const declared = this.declaredTemporaries;
		this.element = names;
		this.freeTemporaries = [];
		this.declaredTemporaries = [];
		try {
			const { text } = this.maybe(body);
			const parameters = `(${names.element}, ${names.index}, ${names.parent}, ${names.result}) =>`;
			if (this.declaredTemporaries.length === 0) return `${parameters} ${text.startsWith("{") ? `(${text})` : text}`;
			return `${parameters} { let ${this.declaredTemporaries.join(", ")}; return ${text}; }`;
		} finally {
			this.element = outer;
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
		const value = this.assigned.has(name)
			? identifier
			: `(${identifier} === undefined ? ${this.buffer.mark(span)}${this.support("missingVariable")}(${JSON.stringify(name)}) : ${identifier})`;
		const effects: string[] = [];
		if (use === "escape" && this.isOwnable(name)) effects.push(`o_${name} = false`);
		if (use !== "borrow" && this.nested.has(name)) effects.push(`n_${name} = null`);
		if (effects.length === 0) return code(value, "any", value === identifier);
		return code(`(${effects.join(", ")}, ${value})`);
	}

	/** Statements that store a value into a variable; `fresh` when nobody else can hold that value. */
	assign(name: string, value: string, fresh: boolean): string {
		const identifier = this.local(name);
		this.assigned.add(name);
		let text = `${identifier} = ${value};`;
		if (this.isOwnable(name)) text += ` o_${name} = ${fresh};`;
		if (this.nested.has(name)) text += ` n_${name} = null;`;
		return text;
	}

	/** Runs `body` for code that may or may not execute: what it sets is not surely set afterwards. */
	maybe<Result>(body: () => Result): Result {
		const before = new Set(this.assigned);
		try {
			return body();
		} finally {
			this.assigned = before;
		}
	}

	mark(node: Span): string {
		return this.buffer.mark(node);
	}
}
