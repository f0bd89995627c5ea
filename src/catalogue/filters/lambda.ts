import type { Value, XanoObject } from "../../values/kinds.js";
import { entriesOf, keysOf, objectFrom, valuesOf } from "../../values/object.js";
import {
	type CallContext,
	type CallerScope,
	type Example,
	type FilterArgument,
	type FilterDefinition,
	filter,
} from "../define.js";
import { prepareSandbox } from "../sandbox/instances.js";
import { defaultTimeout, lambda } from "../sandbox/lambda.js";
import type { TaskKind } from "../sandbox/sandbox.js";
import { containerOf } from "./subject.js";

const code: FilterArgument = {
	name: "code",
	kind: "text",
	required: true,
	summary:
		"JavaScript or TypeScript that gives a value with `return`. `$this` is the element, `$index` its position or key, `$parent` the whole; `$var`, `$input`, `$env` and `$auth` are those of the function.",
};

const timeout: FilterArgument = {
	name: "timeout",
	kind: "number",
	required: false,
	default: defaultTimeout,
	summary: "Seconds the code may take, for all elements together.",
};

const errorNote =
	"An error in the code does not raise: its text becomes the value, with a warning. `async` code and promises are waited for.";
const truthNote =
	'What counts as true is JavaScript\'s to say: `0`, `NaN`, `""`, `null`, `undefined` and `false` do not.';

type Run = (context: CallContext, scope: CallerScope, subject: Value, code: Value, timeout: Value) => Value;

interface ElementFilter {
	readonly name: string;
	readonly kind: TaskKind;
	readonly summary: string;
	readonly notes?: string;
	readonly result: FilterDefinition["result"];
	/** What null gives. */
	readonly ofNull: Value;
	readonly examples: readonly Example[];
	/** Makes the result of what the sandbox gives. */
	readonly take?: (given: Value, container: Container) => Value;
}

function elementFilter({ name, kind, ofNull, notes, take, ...rest }: ElementFilter): FilterDefinition {
	const run: Run = (context, scope, subject, given, seconds) => {
		if (subject === null) return ofNull;
		const container = containerOf(subject, name);
		const call = { name, kind, code: given, timeout: seconds, subject: container };
		return lambda(call, context, scope, (value) => (take ? take(value, container) : value));
	};
	return filter({
		name,
		family: "lambda",
		arguments: [code, timeout],
		evidence: "documented",
		notes: [notes, errorNote].filter((note) => note !== undefined).join(" "),
		...rest,
		context: "scope",
		prepare: prepareSandbox,
		run,
	});
}

type Container = Value[] | XanoObject;

/** What the code gave for each element of a list, or under the keys of an object. */
function mapped(given: Value, container: Container): Value {
	if (Array.isArray(container)) return given;
	return objectFrom(keysOf(container).map((key, at) => [key, (given as Value[])[at] ?? null]));
}

/** The elements the code kept, as they were. */
function kept(given: Value, container: Container): Value {
	const positions = given as number[];
	if (Array.isArray(container)) return positions.map((at) => container[at] as Value);
	const entries = entriesOf(container);
	return objectFrom(positions.map((at) => entries[at] as [string, Value]));
}

/** Filters that run JavaScript or TypeScript in a sandbox. */
export const lambdaFilters: readonly FilterDefinition[] = [
	filter({
		name: "lambda",
		family: "lambda",
		summary: "What JavaScript or TypeScript code gives for the subject, which is `$this` in it.",
		arguments: [{ ...code, summary: "Code that gives a value with `return`; `$this` is the subject." }, timeout],
		result: "any",
		evidence: "observed",
		notes: `Code without \`return\` gives null. ${errorNote}`,
		examples: [
			{ code: '5|lambda:"return $this * 2"', result: "10" },
			{ code: '"abc"|lambda:"return $this.toUpperCase()"', result: '"ABC"' },
			{ code: '1|lambda:"return $nope + 1"', result: '"[Line 1:Char 8] $nope is not defined"' },
		],
		context: "scope",
		prepare: prepareSandbox,
		run: (context, scope, subject, given: Value, seconds: Value) =>
			lambda({ name: "lambda", kind: "lambda", code: given, timeout: seconds, subject }, context, scope),
	}),
	elementFilter({
		name: "lambda_map",
		kind: "map",
		summary: "A new array of what JavaScript or TypeScript code gives for each element.",
		notes: "Null stays null. An object keeps its keys.",
		result: "any",
		ofNull: null,
		examples: [
			{ code: '[1, 2, 3]|lambda_map:"return $this * 2"', result: "[2, 4, 6]" },
			{ code: '{a: 1, b: 2}|lambda_map:"return $index + $this"', result: '{"a": "a1", "b": "b2"}' },
		],
		take: mapped,
	}),
	elementFilter({
		name: "lambda_filter",
		kind: "filter",
		summary: "A new array of the elements for which JavaScript or TypeScript code gives something true.",
		notes: `Null stays null. An object keeps its keys. ${truthNote}`,
		result: "any",
		ofNull: null,
		examples: [{ code: '[1, 2, 3, 4]|lambda_filter:"return $this % 2"', result: "[1, 3]" }],
		take: kept,
	}),
	elementFilter({
		name: "lambda_some",
		kind: "some",
		summary: "Whether JavaScript or TypeScript code gives something true for at least one element.",
		notes: `False for null. ${truthNote}`,
		result: "any",
		ofNull: false,
		examples: [{ code: '[1, 2, 3]|lambda_some:"return $this > 2"', result: "true" }],
	}),
	elementFilter({
		name: "lambda_every",
		kind: "every",
		summary: "Whether JavaScript or TypeScript code gives something true for all elements; it does for an empty array.",
		notes: `False for null. ${truthNote}`,
		result: "any",
		ofNull: false,
		examples: [
			{ code: '[2, 4, 6]|lambda_every:"return $this % 2 === 0"', result: "true" },
			{ code: '[]|lambda_every:"return false"', result: "true" },
		],
	}),
	elementFilter({
		name: "lambda_find",
		kind: "find",
		summary: "The first element for which JavaScript or TypeScript code gives something true, or null.",
		notes: `Null for null. ${truthNote}`,
		result: "any",
		ofNull: null,
		examples: [
			{ code: '[{id: 1}, {id: 2}]|lambda_find:"return $this.id === 2"', result: '{"id": 2}' },
			{ code: '[1, 2]|lambda_find:"return $this > 5"', result: "null" },
		],
		take: (given, container) => (Array.isArray(container) ? container : valuesOf(container))[given as number] ?? null,
	}),
	elementFilter({
		name: "lambda_findIndex",
		kind: "findIndex",
		summary: "The position of the first element for which JavaScript or TypeScript code gives something true, or -1.",
		notes: `-1 for null. ${truthNote}`,
		result: "any",
		ofNull: -1,
		examples: [
			{ code: '[1, 2, 3, 8, 9]|lambda_findIndex:"return $this === 8"', result: "3" },
			{ code: '[1, 2]|lambda_findIndex:"return $this > 5"', result: "-1" },
		],
	}),
	filter({
		name: "lambda_reduce",
		family: "lambda",
		summary: "Makes one value of all elements: JavaScript or TypeScript code sees the result so far as `$result`.",
		arguments: [
			{ name: "initial_value", kind: "any", required: true, summary: "What `$result` is at first." },
			code,
			timeout,
		],
		result: "any",
		evidence: "documented",
		notes: `The initial value comes first here and last in \`reduce\`. Null gives the initial value. ${errorNote}`,
		examples: [
			{ code: '[1, 2, 3, 4]|lambda_reduce:0:"return $result + $this"', result: "10" },
			{ code: '[1, 2, 3]|lambda_reduce:[]:"return [...$result, $this + 1];"', result: "[2, 3, 4]" },
		],
		context: "scope",
		prepare: prepareSandbox,
		run: (context, scope, subject, initial: Value, given: Value, seconds: Value) => {
			if (subject === null) return initial;
			const container = containerOf(subject, "lambda_reduce");
			const call = {
				name: "lambda_reduce",
				kind: "reduce",
				code: given,
				timeout: seconds,
				subject: container,
			} as const;
			return lambda({ ...call, initial }, context, scope);
		},
	}),
];
