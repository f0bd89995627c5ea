import type { Statement } from "../../grammar/ast.js";
import type { Source } from "../../grammar/source.js";
import { blockOf } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { FunctionDefinition } from "../catalogue/define.js";
import { type Binder, findType, type InputDeclaration } from "../catalogue/types/index.js";
import type { Run } from "../runtime/run.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { type FunctionFacts, factsOf } from "./analysis.js";
import { spreadUses } from "./borrowing.js";
import { elementKind } from "./checked.js";
import type { Use } from "./code.js";
import { declarationsOf } from "./inputs.js";
import { withOpened } from "./opened.js";
import { inputRange } from "./ranges.js";
import type { Callee, CalleeInput, Instruments, Linker } from "./scope.js";
import { doubleType, type ValueType, wholeType } from "./types.js";

/** A function of the project as the compiler needs it. */
export interface FunctionSource {
	readonly name: string;
	readonly source: Source;
	readonly node: Statement;
	/** Variables that are set before its stack begins and are looked at after it; see `opened.ts`. */
	readonly opened?: ReadonlySet<string>;
}

/** Where the compiler finds what a program names. */
export interface Library {
	readonly catalogue: Catalogue;
	/** The project's function of that name; it wins over a built-in one. */
	projectFunction(name: string): FunctionSource | null;
	/** Runs a built-in function: validates its input, then calls it. */
	callBuiltin(definition: FunctionDefinition, run: Run, input: XanoObject): Promise<Value>;
	/** What binding inputs may reach during a run. */
	binder(declarations: readonly InputDeclaration[], run: Run, functionName: string): Binder;
}

/** A function of a program on its way to being compiled. */
export interface Unit {
	readonly index: number;
	readonly name: string;
	readonly function: FunctionSource | null;
	readonly builtin: FunctionDefinition | null;
	readonly declarations: readonly InputDeclaration[];
	readonly facts: FunctionFacts | null;
	callees: readonly Unit[];
	asynchronous: boolean;
	/** Whether it can come to call itself, on whatever way. */
	isRecursive: boolean;
	readonly identifier: string;
	/** What becomes of its inputs, in it and in what it calls. */
	uses: ReadonlyMap<string, Use>;
}

/**
 * Functions and all that they call, with what has to be known of each before any is compiled. Names of functions that do
 * not exist are passed over.
 */
export function unitsOf(names: readonly string[], library: Library): Unit[] {
	const units = [...reach(names, library).values()];
	spreadWaiting(units);
	for (const unit of units) unit.isRecursive = reaches(unit, unit);
	spreadUses(units);
	return units;
}

function reach(names: readonly string[], library: Library): Map<string, Unit> {
	const units = new Map<string, Unit>();
	const pending = [...names];
	for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
		if (units.has(next)) continue;
		const unit = makeUnit(next, units.size, library);
		if (unit === null) continue;
		units.set(next, unit);
		pending.push(...(unit.facts?.calls ?? []));
	}
	for (const unit of units.values()) {
		unit.callees = (unit.facts?.calls ?? [])
			.map((callee) => units.get(callee))
			.filter((callee) => callee !== undefined);
	}
	return units;
}

function makeUnit(name: string, index: number, library: Library): Unit | null {
	const found = library.projectFunction(name);
	const identifier = `f${index}_${name.replace(/\W+/g, "_").slice(0, 60)}`;
	if (found) {
		const declarations = declarationsOf(blockOf(found.node, "input"));
		const facts = withOpened(factsOf(found.node, library.catalogue, declarations), found.opened);
		return {
			index,
			name,
			function: found,
			builtin: null,
			declarations,
			facts,
			callees: [],
			asynchronous: facts.waits,
			isRecursive: false,
			identifier,
			uses: new Map(),
		};
	}
	const builtin = library.catalogue.function(name);
	if (!builtin) return null;
	return {
		index,
		name,
		function: null,
		builtin,
		declarations: [],
		facts: null,
		callees: [],
		asynchronous: true,
		isRecursive: false,
		identifier,
		uses: new Map(),
	};
}

/** A function waits when something it calls waits. */
function spreadWaiting(units: readonly Unit[]): void {
	for (let changed = true; changed; ) {
		changed = false;
		for (const unit of units) {
			if (!unit.asynchronous && unit.callees.some((callee) => callee.asynchronous)) {
				unit.asynchronous = true;
				changed = true;
			}
		}
	}
}

/** Whether calls lead from one function to another. */
function reaches(from: Unit, to: Unit): boolean {
	const seen = new Set<Unit>();
	const pending = [...from.callees];
	for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
		if (unit === to) return true;
		if (seen.has(unit)) continue;
		seen.add(unit);
		pending.push(...unit.callees);
	}
	return false;
}

/** What the compiler of one of them may ask of the others. */
export function linkerFor(
	units: readonly Unit[],
	library: Library,
	preparations: Set<() => Promise<void>>,
	instruments: Instruments,
): Linker {
	const callees = new Map<string, Callee>();
	for (const unit of units) {
		callees.set(unit.name, {
			index: unit.index,
			identifier: unit.identifier,
			name: unit.name,
			asynchronous: unit.asynchronous,
			inputs: unit.builtin ? null : unit.declarations.map((each) => calleeInput(each, unit)),
			gives: unit.facts?.gives ?? false,
		});
	}
	return {
		catalogue: library.catalogue,
		instruments,
		callee: (name) => callees.get(name) ?? null,
		prepares: (prepare) => preparations.add(prepare),
	};
}

/** How an input looks from the side of a caller. */
export function calleeInput(declaration: InputDeclaration, { facts, uses }: Unit): CalleeInput {
	const type = findType(declaration.type);
	const ordinary = declaration.listDepth === 0 && declaration.filters.length === 0;
	const plain = ordinary ? (declaration.type === "json" ? "any" : (type?.plain ?? null)) : null;
	const { name } = declaration;
	return {
		name,
		plain,
		usual: usualInput(declaration, plain),
		use: uses.get(name) ?? "escape",
		takes: facts?.taken.has(name) ?? false,
		elements: elementKind(declaration),
	};
}

/** What nearly all calls give: ints that are not too large, and numbers. Null is frequent where it is allowed. */
function usualInput(declaration: InputDeclaration, plain: CalleeInput["plain"]): ValueType | null {
	if (declaration.nullable || (declaration.optional && declaration.default === undefined)) return null;
	return plain === "int" ? wholeType(inputRange) : plain === "number" ? doubleType : null;
}
