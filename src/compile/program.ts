import { Script } from "node:vm";
import type { Source, Span } from "../../grammar/source.js";
import type { FunctionDefinition } from "../catalogue/define.js";
import type { Binder, InputDeclaration } from "../catalogue/types/index.js";
import type { Run } from "../runtime/run.js";
import type { Value, XanoObject } from "../values/kinds.js";
import type { CoverageSites, FunctionSites, ProgramCoverage } from "./coverage.js";
import type { SourceMap } from "./emit.js";
import { generate } from "./generating.js";
import { type CalleeInput, type Instruments, type Linker, usualEntry } from "./scope.js";
import { type ProgramMapping, withSourceMap } from "./source_map.js";
import { support } from "./support.js";
import { type CompiledTest, type TestPart, type TestSource, translateTest } from "./tests.js";
import { calleeInput, type Library, linkerFor, type Unit, unitsOf } from "./units.js";

/** A place in a XanoScript file. */
export interface Location {
	readonly functionName: string;
	readonly source: Source;
	readonly span: Span;
	/** Whether that is no statement of the function, but its head: none has begun. */
	readonly isHead?: true;
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
	return link(unitsOf(names, library), library, instruments, tests);
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
		...parts.units.map(
			({ index, identifier }) =>
				`const b${index} = B[${index}], ${identifier} = U[${index}], ${usualEntry({ identifier })} = ${identifier};`,
		),
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
	const units = unitsOf(names, library);
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
		const isHead = span === null || span.start === node.nameSpan.start;
		locations.push({
			functionName: at.unit.name,
			source,
			span: span ?? node.nameSpan,
			...(isHead ? { isHead: true } : {}),
		});
	}
	return locations;
}
