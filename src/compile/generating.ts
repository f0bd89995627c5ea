import type { Block, Statement } from "../../grammar/ast.js";
import { attributeOf, blockOf } from "../../grammar/tree.js";
import type { FunctionFacts } from "./analysis.js";
import { checkedVariables } from "./checked.js";
import { CoverageSites, counting } from "./coverage.js";
import { declarationLines } from "./declarations.js";
import type { SourceMap } from "./emit.js";
import { leaving } from "./handing.js";
import { hiding } from "./hiding.js";
import { openVariables } from "./opened.js";
import { FunctionScope, type Linker, type Suppositions, usualEntry } from "./scope.js";
import { translateBlock } from "./statements/index.js";
import { beginning, entering, giving } from "./tracing.js";
import { join, nothing, type ValueType, widen } from "./types.js";
import { calleeInput, type FunctionSource, type Unit } from "./units.js";

/** The code of one function. */
export interface Generated {
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
export function generate(
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
	const { node, source, opened } = unit.function as FunctionSource;
	const { buffer, linker } = scope;
	if (linker.instruments.coverage) {
		const [declared] = node.args;
		scope.coverage = new CoverageSites(unit.name, source, declared ?? node.nameSpan, firstCounter);
		if (linker.instruments.trace) scope.traced = { level: 0, site: -1, told: null };
	}
	const declarations = buffer.length;
	if (opened) openVariables(opened, scope);
	translateBlock(stackOf(node), scope);
	const response = attributeOf(node, "response");
	if (response && scope.coverage) {
		const site = scope.coverage.place(response, "response", response.nameSpan);
		buffer.line(`${counting(site)};${scope.traced ? ` ${beginning(site, false, 0)}` : ""}`);
	}
	const left = giving(leaving(response?.value ?? null, null, scope), scope);
	buffer.line(`${scope.mark(response ?? node)}return ${left};`);
	buffer.insert(declarations, [
		...(scope.coverage ? [`${counting(scope.coverage.counter)};`] : []),
		// A function that can call itself may do so forever without a loop.
		unit.isRecursive
			? "if (D > R.maximumDepth || ((D & 3) === 0 && (++R.calls & 255) === 0)) R.enterSlow(D);"
			: "if (D > R.maximumDepth) R.enterSlow(D);",
		...hiding(scope, unit.declarations),
		...(scope.traced ? [entering(scope, unit.declarations)] : []),
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
