import { isObject, type Value } from "../../../values/kinds.js";
import { getKey } from "../../../values/object.js";
import { getPath, setPath, unsetPath } from "../../../values/path.js";
import { isTruthy } from "../../../values/truthy.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { stepsOf } from "../subject.js";

const path: FilterArgument = {
	name: "path",
	kind: "any",
	required: true,
	summary: 'A key, a dotted path such as "a.b.0", or a position.',
};
const value: FilterArgument = { name: "value", kind: "any", required: true, summary: "What to write." };

/** Reads a path; undefined where nothing is. A null path, as from a missing key in a variable, leads to nothing. */
function read(subject: Value, given: Value, name: string): Value | undefined {
	if (typeof given === "string" && isObject(subject) && !given.includes(".")) return getKey(subject, given);
	return given === null ? undefined : getPath(subject, stepsOf(given, name));
}

function write(subject: Value, given: Value, replacement: Value, name: string): Value {
	return setPath(subject, stepsOf(given, name), replacement);
}

/** A filter that writes only under a condition, and otherwise gives its subject back. */
function settingIf(
	name: string,
	summary: string,
	examples: FilterDefinition["examples"],
	applies: (value: Value, condition: Value) => boolean,
	condition?: FilterArgument,
): FilterDefinition {
	return filter({
		name,
		family: "object",
		summary,
		arguments: condition === undefined ? [path, value] : [path, value, condition],
		result: "any",
		evidence: "documented",
		notes: "Paths are those of `set`.",
		examples,
		run: (subject, given: Value, replacement: Value, decides: Value) =>
			applies(replacement, decides ?? null) ? write(subject, given, replacement, name) : subject,
	});
}

/** The subject unless it counts as missing, else the alternative. */
function firstOf(
	name: string,
	what: string,
	examples: FilterDefinition["examples"],
	counts: (subject: Value) => boolean,
	portability?: string,
): FilterDefinition {
	return filter({
		name,
		family: "object",
		summary: `The subject, or the argument when the subject is ${what}.`,
		arguments: [{ name: "value", kind: "any", required: true, summary: "What to take instead." }],
		result: "any",
		evidence: "documented",
		...(portability === undefined ? {} : { portability }),
		notes: "For several alternatives write it several times.",
		examples,
		run: (subject, alternative: Value) => (counts(subject) ? subject : alternative),
	});
}

/** Filters that read and write what a path leads to. */
export const pathFilters: readonly FilterDefinition[] = [
	filter({
		name: "get",
		family: "object",
		summary: "What a path leads to, or the default where that is missing or null.",
		arguments: [
			path,
			{ name: "default", kind: "any", required: false, summary: "What to give instead; null when left out." },
		],
		result: "any",
		evidence: "observed",
		notes:
			'A missing step never raises, whatever stands in front, null included. A key on an array gives the list of its elements\' members. A dot always begins a new step: a key with a dot in it is read with `$x["a.b"]`.',
		examples: [
			{ code: '{a: {b: [10, 20]}}|get:"a.b.1"', result: "20" },
			{ code: '{}|get:"name":"unknown"', result: '"unknown"' },
			{ code: '{a: null}|get:"a":"unknown"', result: '"unknown"' },
			{ code: 'null|get:"a.b"', result: "null" },
			{ code: "[1, 2, 3]|get:-1", result: "3" },
			{ code: '[{n: 1}, {n: 2}]|get:"n"', result: "[1, 2]" },
		],
		run: (subject, given: Value, fallback: Value) => read(subject, given, "get") ?? fallback,
	}),
	filter({
		name: "has",
		family: "object",
		summary: "Whether a path leads to something, even to null.",
		arguments: [path],
		result: "bool",
		evidence: "documented",
		notes: "False for whatever can have no members. On an array a key is there when one of its elements has it.",
		examples: [
			{ code: '{a: null}|has:"a"', result: "true" },
			{ code: '{a: {}}|has:"a.b"', result: "false" },
		],
		run: (subject, given: Value) => read(subject, given, "has") !== undefined,
	}),
	filter({
		name: "set",
		family: "object",
		summary: "A copy with a value written at a path; missing steps are made.",
		arguments: [path, value],
		result: "any",
		evidence: "documented",
		notes:
			"Null and an empty array count as an empty object. On an array a position is written: the one behind the last appends, and one further on fills the gap with nulls. A key goes into each element. A path into a text, a number or a bool is an error. A path that is written without quotes may hold conditions and look back: docs/language.md says how.",
		examples: [
			{ code: '{a: 1}|set:"b":2', result: '{"a": 1, "b": 2}' },
			{ code: '{a: {b: 1}}|set:"a.c":2', result: '{"a": {"b": 1, "c": 2}}' },
			{ code: "[1, 2]|set:1:5", result: "[1, 5]" },
			{ code: '[{n: 1}, {n: 2}]|set:"ok":true', result: '[{"n": 1, "ok": true}, {"n": 2, "ok": true}]' },
		],
		run: (subject, given: Value, replacement: Value) => write(subject, given, replacement, "set"),
	}),
	settingIf(
		"set_conditional",
		"Like `set` when the condition is true, otherwise the subject as it is.",
		[
			{ code: '{}|set_conditional:"a":1:true', result: '{"a": 1}' },
			{ code: '{}|set_conditional:"a":1:false', result: "{}" },
		],
		(_value, condition) => isTruthy(condition),
		{ name: "conditional", kind: "any", required: true, summary: "Whether to write." },
	),
	settingIf(
		"set_ifnotempty",
		'Like `set` unless the value is empty ("", null, 0, "0", false, [] or {}).',
		[
			{ code: '{}|set_ifnotempty:"a":""', result: "{}" },
			{ code: '{}|set_ifnotempty:"a":1', result: '{"a": 1}' },
		],
		isTruthy,
	),
	settingIf(
		"set_ifnotnull",
		"Like `set` unless the value is null.",
		[
			{ code: '{}|set_ifnotnull:"a":null', result: "{}" },
			{ code: '{}|set_ifnotnull:"a":0', result: '{"a": 0}' },
		],
		(replacement) => replacement !== null,
	),
	filter({
		name: "unset",
		family: "object",
		summary: "A copy without what a path leads to; a missing path changes nothing.",
		arguments: [path],
		result: "any",
		evidence: "documented",
		notes:
			"Removing an element of an array closes the gap; a key on an array is removed from each element. What has no members, null included, stays as it is.",
		examples: [
			{ code: '{a: 1, b: 2}|unset:"a"', result: '{"b": 2}' },
			{ code: '{a: {b: 1, c: 2}}|unset:"a.b"', result: '{"a": {"c": 2}}' },
			{ code: "[1, 2, 3]|unset:1", result: "[1, 3]" },
			{ code: '{a: 1}|unset:"x.y"', result: '{"a": 1}' },
		],
		run: (subject, given: Value) => (given === null ? subject : unsetPath(subject, stepsOf(given, "unset"))),
	}),
	firstOf(
		"first_notnull",
		"null",
		[
			{ code: "null|first_notnull:0", result: "0" },
			{ code: "false|first_notnull:1", result: "false" },
		],
		(subject) => subject !== null,
	),
	firstOf(
		"first_notempty",
		'empty ("", null, 0, "0", false, [] or {})',
		[
			{ code: '""|first_notempty:"default"', result: '"default"' },
			{ code: '"value"|first_notempty:"default"', result: '"value"' },
		],
		isTruthy,
	),
	firstOf(
		"coalesce",
		"null or an empty text",
		[
			{ code: 'null|coalesce:"default"', result: '"default"' },
			{ code: "0|coalesce:1", result: "0" },
		],
		(subject) => subject !== null && subject !== "",
		"Xano knows it only inside database queries. Write `|first_notnull:…`, or `|first_notempty:…` to replace empty texts too.",
	),
];
