import type { Statement } from "../../grammar/ast.js";
import { type Assertion, detailsOf, failureOf, shown } from "../catalogue/assertions/define.js";
import { explainDifference } from "../catalogue/assertions/difference.js";
import { allAssertions } from "../catalogue/assertions/index.js";
import { isSame } from "../catalogue/assertions/same.js";
import type { Program } from "../compile/program.js";
import type { CompiledTest } from "../compile/tests.js";
import { type RunError, runError } from "../engine/errors.js";
import { caughtError } from "../runtime/errors.js";
import type { Run } from "../runtime/run.js";
import { XanoError } from "../values/error.js";
import { isObject, type Value } from "../values/kinds.js";
import { entriesOf, getKey, hasKey, keysOf, objectFrom } from "../values/object.js";
import { toText } from "../values/text.js";
import { missingKeyHelp } from "./hints.js";
import type { TableError, TableTest } from "./options.js";
import type { TestFailure, TestPlace } from "./results.js";

/** How a run under test ended. */
export type Ending = { readonly value: Value } | { readonly error: RunError };

const assertions: ReadonlyMap<string, Assertion> = new Map(allAssertions.map((each) => [`expect.${each.name}`, each]));

/**
 * Judges every assertion of a test; one that does not hold keeps none of the others from being judged. An error of the
 * run fails the test unless an `expect.to_throw` is about it; what else is said of the response is not judged then.
 * @param run what assertions may ask for the time
 */
export function judgeBlock(
	{ claims }: CompiledTest,
	ending: Ending,
	run: Run,
	program: Program,
	source: TestPlace["source"],
): TestFailure[] {
	const isAboutError = ({ node }: { node: Statement }): boolean => assertions.get(node.name)?.about === "stack";
	const judged = "error" in ending ? claims.filter(isAboutError) : claims;
	if ("error" in ending && (judged.length === 0 || !isCatchable(ending.error))) return [errorFailure(ending.error)];
	const subject = "error" in ending ? caughtError(ending.error.cause) : null;
	const response = "value" in ending ? ending.value : null;
	return judged.flatMap((compiled) => {
		const assertion = assertions.get(compiled.node.name) as Assertion;
		const place = { source, span: compiled.node };
		try {
			const evaluated = compiled.evaluate(run, response);
			const claim = {
				...evaluated,
				isMissing: evaluated.isMissing ?? false,
				context: run,
				...(assertion.about === "stack" ? { subject } : {}),
			};
			const message = failureOf(assertion, claim);
			if (message === null) return [];
			const { comparison, help } = detailsOf(assertion, claim);
			const isQuiet = assertion.about === "stack" && "value" in ending;
			const instead = isQuiet ? `The function raised no error. Its response is ${shown(response)}.` : null;
			return [failed({ message, place, comparison, help: help ?? instead })];
		} catch (thrown) {
			const { message, page, help } = runError(thrown, program, null, nothing);
			const own = missingKeyHelp(message, response) ?? help;
			return [{ ...failed({ message, place, comparison: null, help: own }), code: page }];
		}
	});
}

const nothing = { logs: [], requests: [], warnings: [] };

function failed(of: Pick<TestFailure, "message" | "place" | "comparison" | "help">): TestFailure {
	return { kind: "assertion", code: null, frames: [], ...of };
}

/** Limits, and faults that are none of the program's, are no errors a program could raise. */
function isCatchable({ cause }: RunError): boolean {
	return cause instanceof XanoError;
}

/** The error a run ended with that nothing waits for. */
function errorFailure(error: RunError): TestFailure {
	const [innermost] = error.frames;
	const { message, page, frames, help } = error;
	const place = innermost ? { source: innermost.location.source, span: innermost.location.span } : null;
	return { kind: "error", message, code: page, place, comparison: null, frames, help };
}

/** Judges an entry of a file of cases. */
export function judgeTable({ expected, error, compare, claim: place }: TableTest, ending: Ending): TestFailure[] {
	if (error !== null) {
		if (!("error" in ending)) {
			const message = `an error was expected, but the response is ${shown(ending.value)}`;
			return [failed({ message, place, comparison: null, help: null })];
		}
		if (!isCatchable(ending.error)) return [errorFailure(ending.error)];
		const reason = differenceOf(error, ending.error);
		return reason === null ? [] : [failed({ message: reason, place, comparison: null, help: null })];
	}
	if ("error" in ending) return [errorFailure(ending.error)];
	if (expected === null) return [];
	const holds = compare === "exact" ? isSame(ending.value, expected.value) : contains(ending.value, expected.value);
	if (holds) return [];
	const message =
		compare === "exact"
			? `expected value ${shown(expected.value)} does not equal ${shown(ending.value)}`
			: `${shown(ending.value)} does not hold ${shown(expected.value)}`;
	// What a subset leaves open is no difference.
	const actual = compare === "exact" ? ending.value : partAsIn(ending.value, expected.value);
	const help = explainDifference(actual, expected.value);
	return [failed({ message, place, comparison: { expected: expected.value, actual }, help })];
}

function differenceOf(wanted: TableError, { message, code, errorName }: RunError): string | null {
	const { message: part, code: wantedCode, name } = wanted;
	if (part !== undefined && !message.toLowerCase().includes(part.toLowerCase()))
		return `the message ${shown(message)} does not contain ${shown(part)}`;
	if (wantedCode !== undefined && wantedCode !== code) return `the code is ${code}, not ${toText(wantedCode)}`;
	if (name !== undefined && name !== errorName)
		return `the name is ${errorName === null ? "not given" : shown(errorName)}, not ${shown(name)}`;
	return null;
}

/** A value without the keys that another does not have. */
function partAsIn(whole: Value, part: Value): Value {
	if (Array.isArray(whole) && Array.isArray(part))
		return whole.map((element, index) => (index < part.length ? partAsIn(element, part[index] as Value) : element));
	if (!isObject(whole) || !isObject(part)) return whole;
	const keys = keysOf(part).filter((key) => hasKey(whole, key));
	return objectFrom(keys.map((key) => [key, partAsIn(getKey(whole, key) ?? null, getKey(part, key) ?? null)] as const));
}

/** Whether a value has at least what another has: all its keys, and lists of the same length with such elements. */
function contains(whole: Value, part: Value): boolean {
	if (Array.isArray(part)) {
		if (!Array.isArray(whole) || whole.length !== part.length) return false;
		return part.every((element, index) => contains(whole[index] as Value, element));
	}
	if (!isObject(part)) return isSame(whole, part);
	if (!isObject(whole)) return false;
	return entriesOf(part).every(([key, value]) => {
		const own = getKey(whole, key);
		return own !== undefined && contains(own, value);
	});
}
