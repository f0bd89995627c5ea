import { fatalError } from "../../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, getKey, objectFrom, setKey, sizeOf } from "../../../values/object.js";
import { getPath } from "../../../values/path.js";
import { toText } from "../../../values/text.js";
import { type CallContext, type FilterDefinition, filter } from "../../define.js";
import { checkLength, containerOf, describeKind, elementPath, elementsOf, wholeArgument } from "../subject.js";
import { textArgument } from "../text/coerce.js";
import { join } from "../text/join.js";

/** A filter that hands out one element. */
function element(
	name: string,
	alias: string | null,
	summary: string,
	code: string,
	result: string,
	position: 0 | -1,
	more = "",
): FilterDefinition {
	return filter({
		name,
		family: "array",
		...(alias === null ? {} : { aliases: [alias] }),
		summary,
		arguments: [],
		result: "any",
		evidence: "documented",
		notes: `Of an object it is the value under its ${position === 0 ? "first" : "last"} key.${more}`,
		examples: [
			{ code, result },
			{ code: `[]|${name}`, result: "null" },
		],
		run: (subject) => (subject === null ? null : (elementsOf(subject, name).at(position) ?? null)),
	});
}

/** Which part of `total` elements an offset and a length select, by the rules of PHP's `array_slice`. */
function sliceBounds(total: number, offset: number, length: number | null): [number, number] {
	const start = offset < 0 ? Math.max(total + offset, 0) : Math.min(offset, total);
	const end = length === null ? total : length < 0 ? total + length : Math.min(start + length, total);
	return [start, Math.max(start, end)];
}

function slice(subject: Value, offset: Value, length: Value): Value {
	if (subject === null) return null;
	const container = containerOf(subject, "slice");
	const from = offset === null ? 0 : wholeArgument(offset, "The offset of `slice`");
	const count = length === null ? null : wholeArgument(length, "The length of `slice`");
	if (Array.isArray(container)) {
		const [start, end] = sliceBounds(container.length, from, count);
		return container.slice(start, end);
	}
	const entries = entriesOf(container);
	const [start, end] = sliceBounds(entries.length, from, count);
	return objectFrom(entries.slice(start, end));
}

function reverse(subject: Value): Value {
	if (subject === null) return null;
	const container = containerOf(subject, "reverse");
	return Array.isArray(container) ? container.toReversed() : objectFrom(entriesOf(container).reverse());
}

function indexBy(subject: Value, path: Value): Value {
	if (subject === null) return null;
	const steps = elementPath(path, "index_by");
	let groups: XanoObject = {};
	for (const element of elementsOf(subject, "index_by")) {
		const key = steps === null ? element : (getPath(element, steps) ?? null);
		if (key === null || typeof key === "object") continue;
		const name = toText(key);
		const group = getKey(groups, name);
		// The groups were made here, so they may grow in place.
		if (Array.isArray(group)) group.push(element);
		else groups = setKey(groups, name, [element]);
	}
	return groups;
}

/** Filters that look at an array or hand out parts of it. */
export const readingFilters: readonly FilterDefinition[] = [
	filter({
		name: "count",
		family: "array",
		summary: "The number of elements of an array or keys of an object.",
		arguments: [],
		result: "int",
		evidence: "observed",
		notes: "Null for everything else, null and texts included: the length of a text is `|strlen`.",
		examples: [
			{ code: "[1, 2, 3]|count", result: "3" },
			{ code: "{a: 1, b: 2}|count", result: "2" },
			{ code: "[]|count", result: "0" },
			{ code: '"abc"|count', result: "null" },
		],
		run: (subject) => {
			if (Array.isArray(subject)) return subject.length;
			return isObject(subject) ? sizeOf(containerOf(subject, "count") as XanoObject) : null;
		},
	}),
	element("first", null, "The first element.", "[1, 2, 3]|first", "1", 0),
	element("last", null, "The last element.", "[1, 2, 3]|last", "3", -1),
	element(
		"pop",
		"array_pop",
		"The last element; to take it out of a variable use the statement `array.pop`.",
		"[1, 2, 3]|pop",
		"3",
		-1,
		" The array in front stays as it is.",
	),
	element(
		"shift",
		"array_shift",
		"The first element; to take it out of a variable use the statement `array.shift`.",
		"[1, 2, 3]|shift",
		"1",
		0,
		" The array in front stays as it is. One page of the documentation shows the rest of the list as the result; the others show the element.",
	),
	filter({
		name: "slice",
		family: "array",
		aliases: ["array_slice"],
		summary: "A part of an array, from an offset on.",
		arguments: [
			{
				name: "offset",
				kind: "int",
				required: true,
				default: 0,
				summary: "First position; negative counts from the end.",
			},
			{
				name: "length",
				kind: "int",
				required: false,
				summary: "How many; to the end when left out, negative leaves out that many at the end.",
			},
		],
		result: "array",
		evidence: "documented",
		notes:
			"The second argument is a length, not an end. Xano's documentation gives -1 as its default; its examples go to the end. Bounds beyond the ends are moved to them. An object keeps its keys.",
		examples: [
			{ code: "[1, 2, 3, 4]|slice:1:2", result: "[2, 3]" },
			{ code: "[1, 2, 3, 4]|slice:-2", result: "[3, 4]" },
			{ code: "[1, 2, 3, 4]|slice:1:-1", result: "[2, 3]" },
			{ code: "[1, 2]|slice:5", result: "[]" },
		],
		run: slice,
	}),
	filter({
		name: "reverse",
		family: "array",
		summary: "The elements in reverse order.",
		arguments: [],
		result: "array",
		evidence: "documented",
		notes: "An object keeps its keys, in the reverse order (our choice).",
		examples: [
			{ code: "[1, 2, 3]|reverse", result: "[3, 2, 1]" },
			{ code: '"abc"|reverse', result: "error: `reverse` needs an array, not a text" },
		],
		run: reverse,
	}),
	filter({
		name: "join",
		family: "array",
		summary: "Joins the elements to one text.",
		arguments: [{ name: "separator", kind: "text", required: true, summary: "What stands between two elements." }],
		result: "text",
		evidence: "documented",
		notes: "Elements become text as with `~`, so null is nothing; arrays and objects among them are an error.",
		examples: [
			{ code: '["a", "b"]|join:", "', result: '"a, b"' },
			{ code: '[1, null, true]|join:"-"', result: '"1--true"' },
		],
		context: true,
		run: (context, subject, separator: Value) => {
			if (subject === null) return null;
			const between = separator === null ? "" : textArgument(separator, "join", "separator");
			return joined(context, elementsOf(subject, "join"), between);
		},
	}),
	filter({
		name: "index_by",
		family: "array",
		summary: "Groups the elements by the value at a path: an object with a list of elements under each value.",
		arguments: [{ name: "path", kind: "text", required: true, summary: "Where in each element the key stands." }],
		result: "object",
		evidence: "observed",
		notes:
			"Elements whose key is missing, null, an array or an object are left out. One page of the documentation shows single elements instead of lists; the engine gives lists.",
		examples: [
			{
				code: '[{id: 1, g: "x"}, {id: 2, g: "y"}, {id: 3, g: "x"}]|index_by:"g"',
				result: '{"x": [{"id": 1, "g": "x"}, {"id": 3, "g": "x"}], "y": [{"id": 2, "g": "y"}]}',
			},
		],
		run: indexBy,
	}),
];

/** Elements as one text, which is not built when it would be too long. */
function joined(context: CallContext, elements: readonly Value[], between: string): string {
	let length = between.length * elements.length;
	let areTexts = true;
	for (let index = 0; index < elements.length; index++) {
		const element = elements[index] as Value;
		if (typeof element === "string") length += element.length;
		else {
			areTexts = false;
			length += joinable(element, index).length;
		}
	}
	checkLength(context, length);
	const texts = areTexts ? elements : elements.map(joinable);
	return join(texts as readonly string[], between, length);
}

function joinable(element: Value, index: number): string {
	if (typeof element === "string") return element;
	if (typeof element !== "object" || element === null) return toText(element);
	throw fatalError(
		`\`join\` needs texts and numbers, but element ${index} is ${describeKind(element)}`,
		"Choose what to show first, for example with |map:$$.name, or write each as text with |map:($$|json_encode).",
	);
}
