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
import { inputRange } from "./ranges.js";
import {
	type Callee,
	type CalleeInput,
	FunctionScope,
	type Instruments,
	type Linker,
	type Suppositions,
	usualEntry,
} from "./scope.js";
import { type ProgramMapping, withSourceMap } from "./source_map.js";
import { translateBlock } from "./statements/index.js";
import { support } from "./support.js";
import { type CompiledTest, type TestPart, type TestSource, translateTest } from "./tests.js";
import { doubleType, join, nothing, type ValueType, wholeType, widen } from "./types.js";

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
	/** What of the project stands where in the generated JavaScript, in its order. */
	mappings(): ProgramMapping[];
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
	/** Whether it can come to call itself, on whatever way. */
	isRecursive: boolean;
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
	for (const unit of units) unit.isRecursive = reaches(unit, unit);
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

interface Placed {
	/** Name of the script it is part of. */
	readonly file: string;
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
	const bodies = units.map((unit) => {
		if (!unit.function) return null;
		const body = generate(unit, linker, constants.length, countersOf(sites));
		constants.push(...body.constants);
		for (const name of body.usedSupport) usedSupport.add(name);
		if (body.sites) sites.push(body.sites);
		return body;
	});
	const counts = new Float64Array(countersOf(sites));
	const judged = testSources.map((test, index) => translateTest(test, index, linker, constants, usedSupport));
	const header = [
		`(function (S, K, B, F, G${instruments.coverage ? ", C" : ""}) {`,
		'"use strict";',
		supportLine(usedSupport),
		...constantLines(constants.length),
		...units.map(
			(unit) =>
				`const b${unit.index} = B[${unit.index}];${unit.builtin ? ` const ${unit.identifier} = F[${unit.index}];` : ""}`,
		),
	];
	let line = header.length;
	for (const [index, body] of bodies.entries()) {
		if (body === null) continue;
		const lines = body.code.split("\n").length;
		const unit = units[index] as Unit;
		placed.push({ unit, file: fileName, firstLine: line + 1, lastLine: line + lines, map: body.map });
		pieces.push(body.code);
		line += lines;
		if (body.entry === null) continue;
		pieces.push(body.entry);
		line++;
	}
	for (const { source, parts } of judged) {
		for (const { code: text, map } of parts) {
			const lines = text.split("\n").length;
			placed.push({
				unit: { name: source.name, function: source },
				file: fileName,
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
	const mappings = (): ProgramMapping[] => mappingsIn(fileName, placed);
	const script = instruments.sourceMap ? withSourceMap(code, fileName, mappings()) : code;
	const factory = new Script(script, { filename: fileName }).runInThisContext() as (...parts: unknown[]) => Callable[];
	const bound = units.map((unit) => boundFunction(unit, library));
	const builtins = units.map((unit) => (unit.builtin ? builtinCaller(unit.builtin, library) : null));
	const general = units.map((unit, index) => {
		if (!unit.function) return null;
		const firstCounter = bodies[index]?.sites?.counter ?? 0;
		return generalTwin(unit, firstCounter, {
			units,
			linker,
			functions: () => functions,
			bound,
			counts,
			fileName,
			placed,
		});
	});
	const functions: Callable[] = factory(support, constants, bound, builtins, general, counts);
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
		mappings,
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

function mappingsIn(script: string, placed: readonly Placed[]): ProgramMapping[] {
	return placed.flatMap(({ file, unit, firstLine, map }) => {
		const source = unit.function?.source;
		if (source === undefined || file !== script) return [];
		return map.mappings().map(({ line, column, span }) => ({
			line: line + firstLine - 1,
			column,
			source,
			span,
			name: line === 1 ? unit.name : null,
		}));
	});
}

type Callable = (...args: unknown[]) => Value | Promise<Value>;

function supportLine(names: Iterable<string>): string {
	return `const { ${[...names].sort().join(", ")} } = S;`;
}

function constantLines(count: number): string[] {
	return count > 0 ? [`const [${Array.from({ length: count }, (_, index) => `k${index}`).join(", ")}] = K;`] : [];
}

/** What the parts of a program share that are compiled later than the rest. */
interface LateParts {
	readonly units: readonly Unit[];
	readonly linker: Linker;
	readonly functions: () => readonly Callable[];
	readonly bound: readonly BoundUnit[];
	readonly counts: Float64Array;
	readonly fileName: string;
	readonly placed: Placed[];
}

/** The version of a function for inputs of any kind, compiled when it is called for the first time: that is rare. */
function generalTwin(unit: Unit, firstCounter: number, parts: LateParts): Callable {
	let compiled: Callable | undefined;
	return (...args) => {
		compiled ??= compileGeneral(unit, firstCounter, parts);
		return compiled(...args);
	};
}

function compileGeneral(unit: Unit, firstCounter: number, parts: LateParts): Callable {
	const body = generate(unit, parts.linker, 0, firstCounter, true);
	const header = [
		"(function (S, K, B, U, C) {",
		'"use strict";',
		supportLine(body.usedSupport),
		...constantLines(body.constants.length),
		...parts.units.map(({ index, identifier }) => `const b${index} = B[${index}], ${identifier} = U[${index}];`),
		"return (",
	];
	const file = `${parts.fileName}-general-${unit.index}`;
	const code = [...header, body.code, ");", "})"].join("\n");
	const firstLine = header.length + 1;
	const lastLine = header.length + body.code.split("\n").length;
	parts.placed.push({ unit, file, firstLine, lastLine, map: body.map });
	const { sourceMap } = parts.linker.instruments;
	const script = sourceMap ? withSourceMap(code, file, mappingsIn(file, parts.placed)) : code;
	const factory = new Script(script, { filename: file }).runInThisContext() as (...given: unknown[]) => Callable;
	return factory(support, body.constants, parts.bound, parts.functions(), parts.counts);
}

function callable(unit: Unit, run: Callable, binding: BoundUnit): CompiledFunction {
	return {
		name: unit.name,
		asynchronous: unit.asynchronous,
		inputs: unit.declarations,
		call: (context, input) =>
			unit.builtin ? run(context, input) : run(context, 1, ...support.bindAll(context, binding, input)),
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
	for (const unit of units) {
		if (!unit.function || !wanted.has(unit.name)) continue;
		const own = generate(unit, linker, 0, countersOf(sites)).sites;
		if (own) sites.push(own);
	}
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
		usual: usualInput(declaration, plain),
		use: uses.get(name) ?? "escape",
		takes: facts?.taken.has(name) ?? false,
		elements: elementKind(declaration),
	};
}

interface Generated {
	readonly code: string;
	/** A line that belongs to no statement; see `entryOf`. */
	readonly entry: string | null;
	readonly map: SourceMap;
	/** The values its constants stand for, in order. */
	readonly constants: readonly unknown[];
	readonly usedSupport: ReadonlySet<string>;
	readonly sites: CoverageSites | null;
}

/** What is supposed when nothing is known yet. */
const nothingSupposed: Suppositions = { types: new Map(), shared: new Set(), inputs: new Map() };

/** Translations of one function after which nothing is supposed any more. */
const mostTranslations = 8;

/**
 * Generates the code of a function, over and over until what it supposes of its variables holds: what one translation
 * learns of them, the next supposes.
 * @param isGeneral whether the inputs may be anything
 */
function generate(
	unit: Unit,
	linker: Linker,
	firstConstant: number,
	firstCounter: number,
	isGeneral = false,
): Generated {
	const inputs: ReadonlyMap<string, ValueType> = isGeneral ? new Map() : suppositionsOf(unit);
	let supposed: Suppositions | null = { ...nothingSupposed, inputs };
	for (let translations = 1; ; translations++) {
		const scope = scopeOf(unit, linker, firstConstant, supposed);
		const generated = translate(unit, scope, firstCounter, isGeneral);
		if (supposed === null || scope.holds) return generated;
		supposed = translations < mostTranslations ? nextSuppositions(supposed, scope, translations) : null;
	}
}

/** What nearly all calls give: ints that are not too large, and numbers. Null is frequent where it is allowed. */
function usualInput(declaration: InputDeclaration, plain: CalleeInput["plain"]): ValueType | null {
	if (declaration.nullable || (declaration.optional && declaration.default === undefined)) return null;
	return plain === "int" ? wholeType(inputRange) : plain === "number" ? doubleType : null;
}

/** What is supposed of the inputs of a function. */
function suppositionsOf(unit: Unit): Map<string, ValueType> {
	const supposed = new Map<string, ValueType>();
	for (const declaration of unit.declarations) {
		const { name, usual } = calleeInput(declaration, unit);
		if (usual) supposed.set(name, usual);
	}
	return supposed;
}

function nextSuppositions(before: Suppositions, scope: FunctionScope, translations: number): Suppositions {
	const types = new Map(before.types);
	for (const [name, learned] of scope.learned) {
		const known = before.types.get(name) ?? nothing;
		const all = join(known, learned);
		types.set(name, translations === 1 ? all : widen(known, all));
	}
	return { ...before, types, shared: new Set([...before.shared, ...scope.shared]) };
}

function scopeOf(unit: Unit, linker: Linker, firstConstant: number, supposed: Suppositions | null): FunctionScope {
	const inputs = new Map(
		unit.declarations.map((declaration, index) => [declaration.name, inputIdentifier(declaration.name, index)]),
	);
	const facts = unit.facts as FunctionFacts;
	const { node } = unit.function as FunctionSource;
	const checked = checkedVariables(node, unit.declarations, (callee) => {
		const found = unit.callees.find((each) => each.name === callee);
		return found?.function ? found.declarations : null;
	});
	const known = { ...facts, checked };
	return new FunctionScope(linker, inputs, known, unit.index, unit.asynchronous, firstConstant, supposed);
}

function translate(unit: Unit, scope: FunctionScope, firstCounter: number, isGeneral: boolean): Generated {
	const { node, source } = unit.function as FunctionSource;
	const { buffer, linker } = scope;
	if (linker.instruments.coverage) {
		const [declared] = node.args;
		scope.coverage = new CoverageSites(unit.name, source, declared ?? node.nameSpan, firstCounter);
	}
	const declarations = buffer.length;
	translateBlock(stackOf(node), scope);
	const response = attributeOf(node, "response");
	if (response && scope.coverage) buffer.line(`${counting(scope.coverage.place(response))};`);
	const left = leaving(response?.value ?? null, null, scope);
	buffer.line(`${scope.mark(response ?? node)}return ${left};`);
	buffer.insert(declarations, [
		...(scope.coverage ? [`${counting(scope.coverage.counter)};`] : []),
		// A function that can call itself may do so forever without a loop.
		unit.isRecursive
			? "if (D > R.maximumDepth || ((D & 3) === 0 && (++R.calls & 255) === 0)) R.enterSlow(D);"
			: "if (D > R.maximumDepth) R.enterSlow(D);",
		...declarationLines(scope, unit.facts as FunctionFacts),
	]);
	const flags = [...scope.takenInputs.values()];
	const parameters = ["R", "D", ...scope.inputs.values()];
	const entry = isGeneral ? null : entryOf(unit, scope, [...parameters, ...flags]);
	const waits = unit.asynchronous ? "async " : "";
	const name = entry === null ? unit.identifier : usualEntry(unit);
	const declared = [...parameters, ...flags.map((flag) => `${flag} = false`)].join(", ");
	const { code, map } = buffer.finish(`${waits}function ${name}(${declared}) {`, "}", node.nameSpan);
	return {
		code,
		entry,
		map,
		constants: scope.constants,
		usedSupport: scope.usedSupport,
		sites: scope.coverage,
	};
}

/**
 * What calls enter whose inputs may be anything: it leads to what supposes of them what is usual, or else to what
 * supposes nothing. Null where nothing is supposed.
 */
function entryOf(unit: Unit, scope: FunctionScope, parameters: readonly string[]): string | null {
	const tests: string[] = [];
	for (const { name, usual } of unit.declarations.map((each) => calleeInput(each, unit))) {
		if (usual === null) continue;
		const input = scope.inputs.get(name) as string;
		tests.push(`typeof ${input} === "number"`);
		if (usual.range) tests.push(`${input} >= ${usual.range[0]} && ${input} <= ${usual.range[1]}`);
	}
	if (tests.length === 0) return null;
	const given = parameters.join(", ");
	const ways = `${tests.join(" && ")} ? ${usualEntry(unit)}(${given}) : G[${unit.index}](${given})`;
	return `function ${unit.identifier}(${given}) { return ${ways}; }`;
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
	readonly plainKinds: readonly CalleeInput["plain"][];
	binder(context: unknown): Binder;
}

/** Binders are prepared once per run: they know the run's clock. */
function boundFunction(unit: Unit, library: Library): BoundUnit {
	const binders = new WeakMap<Run, Binder>();
	return {
		displayName: unit.name,
		inputNames: unit.declarations.map((declaration) => declaration.name),
		plainKinds: unit.declarations.map((declaration) => calleeInput(declaration, unit).plain),
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

/** A frame of a function that was given its name by this file: `f3_name`, `f3_name_usual`. */
const generatedName = /^\s+at (?:async )?(?:\w+\.)?[a-z]+\d+_\w* \(/;

function locate(stack: string, fileName: string, placed: readonly Placed[]): Location[] {
	const locations: Location[] = [];
	const pattern = new RegExp(`(${fileName}(?:-general-\\d+)?):(\\d+):(\\d+)\\)?$`);
	// Functions of elements have no name of their own, though V8 may make one up; the frame of the function around them is
	// the same call.
	let within: Placed["unit"] | null = null;
	for (const frame of stack.split("\n")) {
		// The message stands in front of the frames; a program's text must not pass for one of them.
		const match = /^\s+at /.test(frame) ? pattern.exec(frame) : null;
		if (match === null) continue;
		const line = Number(match[2]);
		const at = placed.find(
			({ file, firstLine, lastLine }) => file === match[1] && line >= firstLine && line <= lastLine,
		);
		if (!at?.unit.function) continue;
		const surrounding = within === at.unit;
		within = generatedName.test(frame) ? null : at.unit;
		if (surrounding) continue;
		const span = at.map.spanAt(line - at.firstLine + 1, Number(match[3]));
		const { node, source } = at.unit.function;
		locations.push({ functionName: at.unit.name, source, span: span ?? node.nameSpan });
	}
	return locations;
}
