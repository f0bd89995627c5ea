import { fatalError } from "../../values/error.js";
import type { Value, XanoObject } from "../../values/kinds.js";
import { entriesOf, objectFrom } from "../../values/object.js";
import { isTruthy } from "../../values/truthy.js";
import { type ExpressionFunction, type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { containerOf } from "./subject.js";

const condition: FilterArgument = {
	name: "expression",
	kind: "expression",
	required: true,
	summary: "Evaluated for each element: `$$` or `$this` is the element, `$index` its position, `$parent` the array.",
};

/** The compiled expression; only a program that was never checked can leave it out. */
function expressionOf(given: ExpressionFunction, name: string): ExpressionFunction {
	if (typeof given === "function") return given;
	throw fatalError(`\`${name}\` needs an expression`, `Write for example |${name}:$$ > 1.`);
}

/** Calls `visit` for each element with its key until that gives something other than undefined. */
function search<Result>(
	container: readonly Value[] | XanoObject,
	visit: (element: Value, key: number | string, position: number) => Result | undefined,
): Result | undefined {
	if (!Array.isArray(container)) {
		let position = 0;
		for (const [key, element] of entriesOf(container as XanoObject)) {
			const result = visit(element, key, position++);
			if (result !== undefined) return result;
		}
		return undefined;
	}
	for (let index = 0; index < container.length; index++) {
		const result = visit(container[index] as Value, index, index);
		if (result !== undefined) return result;
	}
	return undefined;
}

function map(subject: Value, given: ExpressionFunction): Value {
	if (subject === null) return null;
	const expression = expressionOf(given, "map");
	const container = containerOf(subject, "map");
	if (!Array.isArray(container)) {
		return objectFrom(
			entriesOf(container).map(([key, value]) => [key, expression(value, key, subject, null)] as const),
		);
	}
	const mapped: Value[] = [];
	for (let index = 0; index < container.length; index++) {
		mapped.push(expression(container[index] as Value, index, subject, null));
	}
	return mapped;
}

function filterElements(subject: Value, given: ExpressionFunction): Value {
	if (subject === null) return null;
	const expression = expressionOf(given, "filter");
	const container = containerOf(subject, "filter");
	if (!Array.isArray(container)) {
		return objectFrom(entriesOf(container).filter(([key, value]) => isTruthy(expression(value, key, subject, null))));
	}
	const kept: Value[] = [];
	for (let index = 0; index < container.length; index++) {
		const element = container[index] as Value;
		if (isTruthy(expression(element, index, subject, null))) kept.push(element);
	}
	return kept;
}

/** Position and element of the first one for which the expression is as wanted. */
function locate(
	subject: Value,
	given: ExpressionFunction,
	wanted: boolean,
	name: string,
): { readonly element: Value; readonly position: number } | undefined {
	const expression = expressionOf(given, name);
	return search(containerOf(subject, name), (element, key, position) =>
		isTruthy(expression(element, key, subject, null)) === wanted ? { element, position } : undefined,
	);
}

function reduce(subject: Value, given: ExpressionFunction, initial: Value): Value {
	if (subject === null) return initial;
	const expression = expressionOf(given, "reduce");
	let result = initial;
	search(containerOf(subject, "reduce"), (element, key) => {
		result = expression(element, key, subject, result);
		return undefined;
	});
	return result;
}

/** Filters whose argument is an expression that is evaluated for each element. */
export const expressionFilters: readonly FilterDefinition[] = [
	filter({
		name: "map",
		family: "expression",
		summary: "A new array of what the expression gives for each element.",
		arguments: [condition],
		result: "array",
		evidence: "documented",
		notes: "An object keeps its keys (our choice).",
		examples: [
			{ code: "[{v: 1}, {v: 2}]|map:$$.v * 2", result: "[2, 4]" },
			{ code: '["a", "b"]|map:$index ~ $this', result: '["0a", "1b"]' },
			{ code: "{a: 1, b: 2}|map:$$ + 1", result: '{"a": 2, "b": 3}' },
		],
		run: map,
	}),
	filter({
		name: "filter",
		family: "expression",
		summary: "A new array of the elements for which the expression is true.",
		arguments: [condition],
		result: "array",
		evidence: "documented",
		notes: "An array is numbered anew, an object keeps its keys (our choice).",
		examples: [
			{ code: "[1, 2, 3, 4]|filter:$$ % 2 == 0", result: "[2, 4]" },
			{ code: "{a: 1, b: 2}|filter:$$ > 1", result: '{"b": 2}' },
		],
		run: filterElements,
	}),
	filter({
		name: "some",
		family: "expression",
		summary: "Whether the expression is true for at least one element.",
		arguments: [condition],
		result: "bool",
		evidence: "documented",
		notes: "False for null (our choice) and for an empty array.",
		examples: [
			{ code: "[1, 2, 3]|some:$$ > 2", result: "true" },
			{ code: "[]|some:$$ > 2", result: "false" },
		],
		run: (subject, given: ExpressionFunction) => subject !== null && locate(subject, given, true, "some") !== undefined,
	}),
	filter({
		name: "every",
		family: "expression",
		summary: "Whether the expression is true for all elements; it is for an empty array.",
		arguments: [condition],
		result: "bool",
		evidence: "documented",
		notes: "False for null. What Xano gives for an empty array and for null is not documented.",
		examples: [
			{ code: "[2, 4, 6]|every:$$ % 2 == 0", result: "true" },
			{ code: "[]|every:$$ > 1", result: "true" },
		],
		run: (subject, given: ExpressionFunction) =>
			subject !== null && locate(subject, given, false, "every") === undefined,
	}),
	filter({
		name: "find",
		family: "expression",
		summary: "The first element for which the expression is true, or null.",
		arguments: [condition],
		result: "any",
		evidence: "documented",
		notes: "What Xano gives when there is none is not documented.",
		examples: [
			{ code: "[{id: 1}, {id: 2}]|find:$$.id == 2", result: '{"id": 2}' },
			{ code: "[1, 2]|find:$$ > 5", result: "null" },
		],
		run: (subject, given: ExpressionFunction) =>
			subject === null ? null : (locate(subject, given, true, "find")?.element ?? null),
	}),
	filter({
		name: "findIndex",
		family: "expression",
		summary: "The position of the first element for which the expression is true, or -1.",
		arguments: [condition],
		result: "int",
		evidence: "documented",
		notes: "-1 for null, too. What Xano gives when there is none is not documented. In an object the keys are counted.",
		examples: [
			{ code: "[5, 6, 7]|findIndex:$$ == 6", result: "1" },
			{ code: "[5, 6, 7]|findIndex:$$ == 9", result: "-1" },
		],
		run: (subject, given: ExpressionFunction) =>
			subject === null ? -1 : (locate(subject, given, true, "findIndex")?.position ?? -1),
	}),
	filter({
		name: "reduce",
		family: "expression",
		summary: "Makes one value of all elements: the expression sees the result so far as `$result`.",
		arguments: [
			condition,
			{ name: "initial_value", kind: "any", required: false, default: 0, summary: "What `$result` is at first." },
		],
		result: "any",
		evidence: "documented",
		notes: "The initial value comes last here and first in `lambda_reduce`. An empty array and null give it back.",
		examples: [
			{ code: "[1, 2, 3, 4]|reduce:$$ + $result:10", result: "20" },
			{ code: '["a", "b"]|reduce:$result ~ $$:""', result: '"ab"' },
			{ code: "[1, 2]|reduce:$$ + $result", result: "3" },
		],
		run: reduce,
	}),
	filter({
		name: "transform",
		family: "expression",
		summary: "What the expression gives for the subject, which is `$$` in it.",
		arguments: [{ ...condition, summary: "Evaluated once: `$$` is the subject, a list as a whole." }],
		result: "any",
		evidence: "documented",
		notes:
			"Any value may stand in front. One page of the documentation shows it working on each element of a list; that is `|map`.",
		examples: [
			{ code: "2|transform:$$ + 3", result: "5" },
			{ code: "[1, 2, 3]|transform:($$|count)", result: "3" },
		],
		run: (subject, given: ExpressionFunction) => expressionOf(given, "transform")(subject, 0, subject, null),
	}),
];
