import { fatalError } from "../../../values/error.js";
import { codePointLength, codePointsOf, sliceCodePoints } from "../../../values/text.js";
import { type Container, elementAt, elementsOf, isContainer, pairsOf, renumbered, sizeOfContainer } from "../arrays.js";
import { keyOf } from "../attributes.js";
import type { TwigFilter } from "../callable.js";
import { decimalOf, intOf, isTrue, textOf, typeName, wholeOf } from "../convert.js";
import { compare } from "../operations.js";
import type { Rendering } from "../rendering.js";
import { Arrow, type Key, Markup, PhpArray, type TwigValue } from "../values.js";

type Pair = readonly [Key, TwigValue];

/** The subject of a filter for arrays. */
function arrayOf(name: string, value: TwigValue): Container {
	if (isContainer(value)) return value;
	throw fatalError(
		`The "${name}" filter expects an array or "Traversable", got "${typeName(value)}".`,
		value === null ? "Give it a default first: |default([])." : null,
	);
}

function arrowOf(name: string, value: TwigValue): Arrow {
	if (value instanceof Arrow) return value;
	throw fatalError(`The "${name}" filter expects an arrow function.`, `Write for example |${name}(v => v.name).`);
}

/** Start and end of a part of a list, by the rules of PHP's `array_slice`. */
function bounds(size: number, start: TwigValue, length: TwigValue): readonly [number, number] {
	const offset = wholeOf(start, "The start of `slice`");
	const begin = offset < 0 ? Math.max(size + offset, 0) : Math.min(offset, size);
	const count = length === null ? size : wholeOf(length, "The length of `slice`");
	return [begin, Math.max(begin, count < 0 ? size + count : Math.min(begin + count, size))];
}

function slice(value: TwigValue, start: TwigValue, length: TwigValue, keepsKeys: boolean): TwigValue {
	if (!isContainer(value)) {
		const count = length === null ? null : wholeOf(length, "The length of `slice`");
		return sliceCodePoints(textOf(value), wholeOf(start, "The start of `slice`"), count);
	}
	const pairs = [...pairsOf(value)].slice(...bounds(sizeOfContainer(value), start, length));
	return keepsKeys ? PhpArray.of(pairs) : renumbered(pairs);
}

function end(value: TwigValue, start: 0 | -1): TwigValue {
	if (!isContainer(value)) return sliceCodePoints(textOf(value), start, 1);
	const elements = elementsOf(value);
	return elements.at(start) ?? (elements.length === 0 ? false : null);
}

function merge(rendering: Rendering, name: string, first: TwigValue, others: readonly TwigValue[]): PhpArray {
	const parts: Container[] = [];
	for (const [index, part] of [first, ...others].entries()) {
		if (isContainer(part)) parts.push(part);
		else {
			const place = index === 0 ? "first" : "second";
			throw fatalError(
				`The ${name} filter only works with arrays or "Traversable", got "${typeName(part)}" as ${place} argument.`,
				part === null ? "Give it a default first: |default([])." : null,
			);
		}
	}
	rendering.checkElements(parts.reduce((count, part) => count + sizeOfContainer(part), 0));
	return renumbered(...parts.map(pairsOf));
}

function batch(rendering: Rendering, value: TwigValue, args: readonly TwigValue[]): PhpArray {
	const [sizeArgument = null, fill = null, keeps = null] = args;
	const items = arrayOf("batch", value);
	const size = Math.ceil(decimalOf(sizeArgument));
	if (size < 1) throw fatalError("array_chunk(): Argument #2 ($length) must be greater than 0");
	rendering.checkElements(fill === null ? 0 : size);
	const chunks: PhpArray[] = [];
	const pairs = [...pairsOf(items)];
	for (let index = 0; index < pairs.length; index += size) {
		const part = pairs.slice(index, index + size);
		const chunk = new Map(isTrue(keeps) ? part : renumbered(part).map);
		let next = 0;
		for (const key of chunk.keys()) if (typeof key === "number" && key >= next) next = key + 1;
		while (fill !== null && chunk.size < size) chunk.set(next++, fill);
		chunks.push(new PhpArray(chunk));
	}
	return PhpArray.list(chunks);
}

function sort(value: TwigValue, arrow: TwigValue): PhpArray {
	if (!isContainer(value)) {
		throw fatalError(`The sort filter only works with arrays or "Traversable", got "${typeName(value)}".`);
	}
	const order = arrow === null ? null : arrowOf("sort", arrow);
	const pairs = [...pairsOf(value)];
	pairs.sort(([, left], [, right]) => (order === null ? compare(left, right) : Number(intOf(order.call(left, right)))));
	return PhpArray.of(pairs);
}

function column(value: TwigValue, name: TwigValue, index: TwigValue): PhpArray {
	if (!isContainer(value)) {
		throw fatalError(
			`The column filter only works with arrays or "Traversable", got "${typeName(value)}" as first argument.`,
		);
	}
	const map = new Map<Key, TwigValue>();
	let next = 0;
	for (const row of elementsOf(value)) {
		if (!isContainer(row)) continue;
		const found = name === null ? row : elementAt(row, keyOf(name));
		if (found === undefined) continue;
		const wanted = index === null ? null : (elementAt(row, keyOf(index)) ?? null);
		const key = wanted === null ? next : keyOf(wanted);
		if (typeof key === "number" && key >= next) next = key + 1;
		map.set(key, found);
	}
	return new PhpArray(map);
}

function length(value: TwigValue): number {
	if (value === null) return 0;
	if (isContainer(value)) return sizeOfContainer(value);
	return typeof value === "object" && !(value instanceof Markup) ? 1 : codePointLength(textOf(value));
}

function reverse(value: TwigValue, keepsKeys: boolean): TwigValue {
	if (!isContainer(value)) return codePointsOf(textOf(value)).reverse().join("");
	const pairs = [...pairsOf(value)].reverse();
	return keepsKeys ? PhpArray.of(pairs) : renumbered(pairs);
}

function reduce(rendering: Rendering, value: TwigValue, arrow: TwigValue, initial: TwigValue): TwigValue {
	if (!isContainer(value)) {
		throw fatalError(
			`The "reduce" filter only works with arrays or "Traversable", got "${typeName(value)}" as first argument.`,
		);
	}
	const step = arrowOf("reduce", arrow);
	let result = initial;
	for (const [key, element] of pairsOf(value)) {
		rendering.countRound();
		result = step.call(result, element, key);
	}
	return result;
}

/** Fisher and Yates' shuffle with the random numbers of the run. */
function shuffle(rendering: Rendering, value: TwigValue): PhpArray {
	const elements = elementsOf(arrayOf("shuffle", value));
	for (let index = elements.length - 1; index > 0; index--) {
		const other = rendering.context.random.integer(0, index);
		[elements[index], elements[other]] = [elements[other] as TwigValue, elements[index] as TwigValue];
	}
	return PhpArray.list(elements);
}

function* kept(value: TwigValue, arrow: TwigValue, name: string): Generator<Pair> {
	const keep = arrowOf(name, arrow);
	for (const [key, element] of pairsOf(arrayOf(name, value))) if (isTrue(keep.call(element, key))) yield [key, element];
}

function* mapped(value: TwigValue, arrow: TwigValue): Generator<Pair> {
	const change = arrowOf("map", arrow);
	for (const [key, element] of pairsOf(arrayOf("map", value))) yield [key, change.call(element, key)];
}

/** Filters on arrays, and on what may be an array or a text. */
export const arrayFilters: readonly TwigFilter[] = [
	{ name: "first", parameters: [], run: (_, subject) => end(subject, 0) },
	{ name: "last", parameters: [], run: (_, subject) => end(subject, -1) },
	{ name: "length", parameters: [], run: (_, subject) => length(subject) },
	{ name: "shuffle", parameters: [], run: (rendering, subject) => shuffle(rendering, subject) },
	{
		name: "keys",
		parameters: [],
		run: (_, subject) => PhpArray.list(isContainer(subject) ? [...pairsOf(subject)].map(([key]) => key) : []),
	},
	{
		name: "slice",
		parameters: [{ name: "start" }, { name: "length", default: null }, { name: "preserve_keys", default: false }],
		run: (_, subject, [start = null, count = null, keeps = null]) => slice(subject, start, count, isTrue(keeps)),
	},
	{
		name: "merge",
		parameters: [],
		isVariadic: true,
		run: (rendering, subject, args) => merge(rendering, "merge", subject, args),
	},
	{
		name: "batch",
		parameters: [{ name: "size" }, { name: "fill", default: null }, { name: "preserve_keys", default: true }],
		run: (rendering, subject, args) => batch(rendering, subject, args),
	},
	{
		name: "column",
		parameters: [{ name: "name" }, { name: "index", default: null }],
		run: (_, subject, [name = null, index = null]) => column(subject, name, index),
	},
	{
		name: "sort",
		parameters: [{ name: "arrow", default: null }],
		run: (_, subject, [arrow = null]) => sort(subject, arrow),
	},
	{
		name: "reverse",
		parameters: [{ name: "preserve_keys", default: false }],
		run: (_, subject, [keeps = null]) => reverse(subject, isTrue(keeps)),
	},
	{
		name: "filter",
		parameters: [{ name: "arrow" }],
		run: (_, subject, [arrow = null]) => PhpArray.of(kept(subject, arrow, "filter")),
	},
	{
		name: "find",
		parameters: [{ name: "arrow" }],
		run: (_, subject, [arrow = null]) => {
			for (const [, element] of kept(subject, arrow, "find")) return element;
			return null;
		},
	},
	{
		name: "map",
		parameters: [{ name: "arrow" }],
		run: (_, subject, [arrow = null]) => PhpArray.of(mapped(subject, arrow)),
	},
	{
		name: "reduce",
		parameters: [{ name: "arrow" }, { name: "initial", default: null }],
		run: (rendering, subject, [arrow = null, initial = null]) => reduce(rendering, subject, arrow, initial),
	},
];
