import { Script } from "node:vm";
import type { Block, Statement } from "../../grammar/ast.js";
import type { Source, Span } from "../../grammar/source.js";
import { attributeOf, blockOf } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { FunctionDefinition } from "../catalogue/define.js";
import { type Binder, findType, type InputDeclaration } from "../catalogue/types/index.js";
import type { Run } from "../runtime/run.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { type FunctionFacts, factsOf } from "./analysis.js";
import { spreadUses } from "./borrowing.js";
import { checkedVariables, elementKind } from "./checked.js";
import type { Use } from "./code.js";
import { CoverageSites, counting, type FunctionSites, type ProgramCoverage } from "./coverage.js";
import { declarationLines } from "./declarations.js";
import type { SourceMap } from "./emit.js";
import { leaving } from "./handing.js";
import { declarationsOf } from "./inputs.js";
import { type Callee, type CalleeInput, FunctionScope, type Instruments, type Linker } from "./scope.js";
import { translateBlock } from "./statements/index.js";
import { support } from "./support.js";
import { type CompiledTest, type TestPart, type TestSource, translateTest } from "./tests.js";

/** A function of the project as the compiler needs it. */
export interface FunctionSource {
	readonly name: string;
	readonly source: Source;
	readonly node: Statement;
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

/** A place in a XanoScript file. */
export interface Location {
	readonly functionName: string;
	readonly source: Source;
	readonly span: Span;
}

/** A function that can be called. */
export interface CompiledFunction {
	readonly name: string;
	readonly asynchronous: boolean;
	readonly inputs: readonly InputDeclaration[];
	/** Binds the given input and runs the function. */
	call(run: Run, input: XanoObject): Value | Promise<Value>;
}

/** Functions and everything they reach, compiled together so that calls are plain JavaScript calls. */
export interface Linked {
	/** By name: those it was compiled for, and all they reach. */
	readonly functions: ReadonlyMap<string, CompiledFunction>;
	/** In the order in which they were given. */
	readonly tests: readonly CompiledTest[];
	/** What has run so far; null unless it was compiled to be counted. */
	readonly coverage: ProgramCoverage | null;
	/** The generated JavaScript, for reading. */
	readonly code: string;
	/** Loads what the built-ins it reaches need; to be awaited before anything is called. */
	prepare(): Promise<void>;
	/** XanoScript places of the frames of a JavaScript stack, innermost first. */
	locate(stack: string): Location[];
	/** Place of a `debug.log`. */
	placeOf(unit: number, offset: number): Location | null;
}

/** What was compiled for one function. */
export interface Program extends Linked {
	readonly entry: CompiledFunction;
}

interface Unit {
	readonly index: number;
	readonly name: string;
	readonly function: FunctionSource | null;
	readonly builtin: FunctionDefinition | null;
	readonly declarations: readonly InputDeclaration[];
	readonly facts: FunctionFacts | null;
	callees: readonly Unit[];
	asynchronous: boolean;
	readonly identifier: string;
	/** What becomes of its inputs, in it and in what it calls. */
	uses: ReadonlyMap<string, Use>;
}

/**
 * Compiles a function and everything it calls.
 * @param name a function of the project, or a built-in one
 * @returns null when there is no function of that name
 */
export function compileProgram(name: string, library: Library, instruments: Instruments = {}): Program | null {
	return programFor(name, compileTogether([name], library, instruments));
}

/** What was compiled together, as the program of one of its functions; null when that is not among them. */
export function programFor(name: string, linked: Linked): Program | null {
	const entry = linked.functions.get(name);
	return entry ? { ...linked, entry } : null;
}

/**
 * Compiles functions and everything they call into one program. Names of functions that do not exist are passed over.
 * @param tests what is to be run with them
 */
export function compileTogether(
	names: readonly string[],
	library: Library,
	instruments: Instruments,
	tests: readonly TestSource[] = [],
): Linked {
	const units = [...reach(names, library).values()];
	spreadWaiting(units);
	spreadUses(units);
	return link(units, library, instruments, tests);
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
		const facts = factsOf(found.node, library.catalogue, declarations);
		return {
			index,
			name,
			function: found,
			builtin: null,
			declarations,
			facts,
			callees: [],
			asynchronous: facts.waits,
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

interface Placed {
	readonly unit: Pick<Unit, "name" | "function">;
	readonly firstLine: number;
	readonly lastLine: number;
	readonly map: SourceMap;
}

let programs = 0;

/** Frames JavaScript keeps of a stack. Its own ten would end in the middle of the calls of a program. */
const keptFrames = 100;

function link(
	units: readonly Unit[],
	library: Library,
	instruments: Instruments,
	testSources: readonly TestSource[],
): Linked {
	const fileName = `xanoscript-${++programs}`;
	Error.stackTraceLimit = Math.max(Error.stackTraceLimit ?? 0, keptFrames);
	const constants: unknown[] = [];
	const usedSupport = new Set<string>();
	const pieces: string[] = [];
	const placed: Placed[] = [];
	const preparations = new Set<() => Promise<void>>();
	const linker = linkerFor(units, library, preparations, instruments);
	const sites: CoverageSites[] = [];
	const bodies = units.map((unit) =>
		unit.function ? generate(unit, linker, constants.length, constants, usedSupport, sites) : null,
	);
	const counts = new Float64Array(countersOf(sites));
	const judged = testSources.map((test, index) => translateTest(test, index, linker, constants, usedSupport));
	const header = [
		`(function (S, K, B, F${instruments.coverage ? ", C" : ""}) {`,
		'"use strict";',
		`const { ${[...usedSupport].sort().join(", ")} } = S;`,
		...(constants.length > 0 ? [`const [${constants.map((_, index) => `k${index}`).join(", ")}] = K;`] : []),
		...units.map(
			(unit) =>
				`const b${unit.index} = B[${unit.index}];${unit.builtin ? ` const ${unit.identifier} = F[${unit.index}];` : ""}`,
		),
	];
	let line = header.length;
	for (const [index, body] of bodies.entries()) {
		if (body === null) continue;
		const lines = body.code.split("\n").length;
		placed.push({ unit: units[index] as Unit, firstLine: line + 1, lastLine: line + lines, map: body.map });
		pieces.push(body.code);
		line += lines;
	}
	for (const { source, parts } of judged) {
		for (const { code: text, map } of parts) {
			const lines = text.split("\n").length;
			placed.push({
				unit: { name: source.name, function: source },
				firstLine: line + 1,
				lastLine: line + lines,
				map,
			});
			pieces.push(text);
			line += lines;
		}
	}
	const results = [...units, ...judged.flatMap(({ parts }) => parts)].map(({ identifier }) => identifier);
	const code = [...header, ...pieces, `return [${results.join(", ")}];`, "})"].join("\n");
	const factory = new Script(code, { filename: fileName }).runInThisContext() as (
		...parts: unknown[]
	) => ((...args: unknown[]) => Value | Promise<Value>)[];
	const bound = units.map((unit) => boundFunction(unit, library));
	const builtins = units.map((unit) => (unit.builtin ? builtinCaller(unit.builtin, library) : null));
	const functions = factory(support, constants, bound, builtins, counts);
	let at = units.length;
	return {
		functions: new Map(
			units.map((unit, index) => [unit.name, callable(unit, functions[index] as Callable, bound[index] as BoundUnit)]),
		),
		tests: judged.map((test) => {
			const own = functions.slice(at, (at += test.parts.length)) as TestPart[];
			return test.compiled(own);
		}),
		coverage: instruments.coverage ? { functions: sites, counts } : null,
		code,
		prepare: async () => {
			await Promise.all([...preparations].map((prepare) => prepare()));
		},
		locate: (stack) => locate(stack, fileName, placed),
		placeOf: (unit, offset) => {
			const found = units[unit];
			if (!found?.function) return null;
			return { functionName: found.name, source: found.function.source, span: { start: offset, end: offset + 1 } };
		},
	};
}

type Callable = (...args: unknown[]) => Value | Promise<Value>;

function callable(unit: Unit, run: Callable, binding: BoundUnit): CompiledFunction {
	return {
		name: unit.name,
		asynchronous: unit.asynchronous,
		inputs: unit.declarations,
		call: (context, input) =>
			unit.builtin ? run(context, input) : run(context, ...support.bindAll(context, binding, input)),
	};
}

/**
 * What would be counted of some functions, without making them run. Names of functions that do not exist are passed over.
 */
export function sitesOf(names: readonly string[], library: Library): FunctionSites[] {
	const units = [...reach(names, library).values()];
	const linker = linkerFor(units, library, new Set(), { coverage: true });
	const sites: CoverageSites[] = [];
	const wanted = new Set(names);
	for (const unit of units) if (unit.function && wanted.has(unit.name)) generate(unit, linker, 0, [], new Set(), sites);
	return sites;
}

function countersOf(sites: readonly CoverageSites[]): number {
	return sites.reduce((total, { size }) => total + size, 0);
}

function linkerFor(
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

function calleeInput(declaration: InputDeclaration, { facts, uses }: Unit): CalleeInput {
	const type = findType(declaration.type);
	const ordinary = declaration.listDepth === 0 && declaration.filters.length === 0;
	const plain = ordinary ? (declaration.type === "json" ? "any" : (type?.plain ?? null)) : null;
	const { name } = declaration;
	return {
		name,
		plain,
		use: uses.get(name) ?? "escape",
		takes: facts?.taken.has(name) ?? false,
		elements: elementKind(declaration),
	};
}

interface Generated {
	readonly code: string;
	readonly map: SourceMap;
}

function generate(
	unit: Unit,
	linker: Linker,
	firstConstant: number,
	constants: unknown[],
	usedSupport: Set<string>,
	sites: CoverageSites[],
): Generated {
	const { node, source } = unit.function as FunctionSource;
	const facts = unit.facts as FunctionFacts;
	const inputs = new Map(
		unit.declarations.map((declaration, index) => [declaration.name, inputIdentifier(declaration.name, index)]),
	);
	const checked = checkedVariables(node, unit.declarations, (callee) => {
		const found = unit.callees.find((each) => each.name === callee);
		return found?.function ? found.declarations : null;
	});
	const scope = new FunctionScope(linker, inputs, { ...facts, checked }, unit.index, unit.asynchronous, firstConstant);
	const { buffer } = scope;
	if (linker.instruments.coverage) {
		const [declared] = node.args;
		scope.coverage = new CoverageSites(unit.name, source, declared ?? node.nameSpan, countersOf(sites));
		sites.push(scope.coverage);
		buffer.line(`${counting(scope.coverage.counter)};`);
	}
	buffer.line("if (++R.depth > R.maximumDepth || (++R.calls & 1023) === 0) R.enterSlow();");
	const declarations = buffer.length;
	translateBlock(stackOf(node), scope);
	const response = attributeOf(node, "response");
	if (response && scope.coverage) buffer.line(`${counting(scope.coverage.place(response))};`);
	const left = leaving(response?.value ?? null, null, scope);
	buffer.line(`${scope.mark(response ?? node)}return ${left};`);
	buffer.insert(declarations, declarationLines(scope, facts));
	constants.push(...scope.constants);
	for (const name of scope.usedSupport) usedSupport.add(name);
	const flags = [...scope.takenInputs.values()].map((flag) => `${flag} = false`);
	const parameters = ["R", ...inputs.values(), ...flags].join(", ");
	return buffer.finish(`${unit.asynchronous ? "async " : ""}function ${unit.identifier}(${parameters}) {`, "}");
}

function stackOf(node: Statement): Block | null {
	return blockOf(node, "stack");
}

function inputIdentifier(name: string, index: number): string {
	return /^[A-Za-z_]\w*$/.test(name) ? `i_${name}` : `in${index}`;
}

interface BoundUnit {
	readonly displayName: string;
	readonly inputNames: readonly string[];
	binder(context: unknown): Binder;
}

/** Binders are prepared once per run: they know the run's clock. */
function boundFunction(unit: Unit, library: Library): BoundUnit {
	const binders = new WeakMap<Run, Binder>();
	return {
		displayName: unit.name,
		inputNames: unit.declarations.map((declaration) => declaration.name),
		binder: (context) => {
			const run = context as Run;
			let binder = binders.get(run);
			if (binder === undefined) {
				binder = library.binder(unit.declarations, run, unit.name);
				binders.set(run, binder);
			}
			return binder;
		},
	};
}

function builtinCaller(definition: FunctionDefinition, library: Library): (run: Run, input: Value) => Promise<Value> {
	return (run, input) =>
		library.callBuiltin(
			definition,
			run,
			(typeof input === "object" && input !== null && !Array.isArray(input) ? input : {}) as XanoObject,
		);
}

function locate(stack: string, fileName: string, placed: readonly Placed[]): Location[] {
	const locations: Location[] = [];
	const pattern = new RegExp(`${fileName}:(\\d+):(\\d+)\\)?$`);
	// Functions of elements have no name of their own; the frame of the function around them is the same call.
	let within: Placed["unit"] | null = null;
	for (const frame of stack.split("\n")) {
		// The message stands in front of the frames; a program's text must not pass for one of them.
		const match = /^\s+at /.test(frame) ? pattern.exec(frame) : null;
		if (match === null) continue;
		const line = Number(match[1]);
		const at = placed.find((each) => line >= each.firstLine && line <= each.lastLine);
		if (!at?.unit.function) continue;
		const surrounding = within === at.unit;
		within = frame.endsWith(")") ? null : at.unit;
		if (surrounding) continue;
		const span = at.map.spanAt(line - at.firstLine + 1, Number(match[2]));
		const { node, source } = at.unit.function;
		locations.push({ functionName: at.unit.name, source, span: span ?? node.nameSpan });
	}
	return locations;
}
