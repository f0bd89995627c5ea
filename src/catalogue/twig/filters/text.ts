import { fatalError } from "../../../values/error.js";
import { codePointsOf, sliceCodePoints } from "../../../values/text.js";
import { formatText } from "../../filters/text/sprintf.js";
import { stripTags } from "../../filters/text/strip_tags.js";
import { trimText } from "../../filters/text/trim.js";
import { elementsOf, isContainer, pairsOf } from "../arrays.js";
import type { TwigFilter } from "../callable.js";
import { textOf, toValue, typeName, wholeOf } from "../convert.js";
import { escapeText } from "../escaping.js";
import type { Rendering } from "../rendering.js";
import { PhpArray, type TwigValue } from "../values.js";

/** PHP's `MB_CASE_TITLE`: the first letter of every word, where an apostrophe does not begin a new one. */
function titleCase(text: string): string {
	let isInside = false;
	let result = "";
	for (const character of text) {
		result += isInside ? character.toLowerCase() : character.toUpperCase();
		if (!/\p{Case_Ignorable}/u.test(character)) isInside = /\p{Cased}/u.test(character);
	}
	return result;
}

/** PHP's `strtr`: at every place the longest of the texts to be replaced, in one go. */
function replaceAll(text: string, pairs: ReadonlyMap<string, string>, rendering: Rendering): string {
	const lengths = [...new Set([...pairs.keys()].map((key) => key.length))].sort((left, right) => right - left);
	const firsts = new Set([...pairs.keys()].map((key) => key.charCodeAt(0)));
	const parts: string[] = [];
	let length = 0;
	let copied = 0;
	const add = (part: string): void => {
		length += part.length;
		rendering.checkLength(length);
		parts.push(part);
	};
	for (let index = 0; index < text.length; ) {
		const size = firsts.has(text.charCodeAt(index))
			? lengths.find((each) => pairs.has(text.slice(index, index + each)) && index + each <= text.length)
			: undefined;
		if (size === undefined) {
			index++;
			continue;
		}
		add(text.slice(copied, index));
		add(pairs.get(text.slice(index, index + size)) as string);
		index += size;
		copied = index;
	}
	add(text.slice(copied));
	return parts.join("");
}

function replace(rendering: Rendering, subject: TwigValue, from: TwigValue): string {
	if (!isContainer(from)) {
		throw fatalError(
			`The "replace" filter expects an array or "Traversable" as replace values, got "${typeName(from)}".`,
			'Write |replace({"from": "to"}).',
		);
	}
	const pairs = new Map<string, string>();
	for (const [key, value] of pairsOf(from)) if (key !== "") pairs.set(String(key), textOf(value));
	return replaceAll(textOf(subject), pairs, rendering);
}

function join(rendering: Rendering, subject: TwigValue, glue: TwigValue, and: TwigValue): TwigValue {
	const values = isContainer(subject) ? elementsOf(subject) : subject === null ? [] : [subject];
	const texts = values.map(textOf);
	const between = textOf(glue);
	const last = and === null ? between : textOf(and);
	rendering.checkLength(texts.reduce((length, text) => length + text.length + between.length, last.length));
	if (last === between || texts.length < 2) return texts.join(between);
	return texts.slice(0, -1).join(between) + last + (texts.at(-1) ?? "");
}

/** PHP's `explode`. */
function explode(text: string, delimiter: string, limit: number | null): string[] {
	const parts = text.split(delimiter);
	if (limit === null) return parts;
	if (limit < 0) return parts.slice(0, limit);
	const kept = Math.max(limit, 1);
	return parts.length <= kept ? parts : [...parts.slice(0, kept - 1), parts.slice(kept - 1).join(delimiter)];
}

function split(subject: TwigValue, delimiter: TwigValue, limit: TwigValue): PhpArray {
	const text = textOf(subject);
	const between = textOf(delimiter);
	const size = limit === null ? null : wholeOf(limit, "The limit of `split`");
	if (between !== "") return PhpArray.list(explode(text, between, size));
	const characters = text === "" ? [""] : codePointsOf(text);
	// PHP's pattern does not split before a line break at the very end.
	if (characters.length > 1 && characters.at(-1) === "\n") characters.push(characters.splice(-2).join(""));
	if (size === null || size <= 1) return PhpArray.list(characters);
	if (text === "" || characters.length < size) return PhpArray.list([text]);
	const parts: string[] = [];
	for (let index = 0; index < characters.length; index += size) {
		parts.push(characters.slice(index, index + size).join(""));
	}
	return PhpArray.list(parts);
}

const sides = { both: "trim", left: "ltrim", right: "rtrim" } as const;

function trim(subject: TwigValue, mask: TwigValue, side: TwigValue): TwigValue {
	const name = textOf(side);
	if (name !== "both" && name !== "left" && name !== "right") {
		throw fatalError('Trimming side must be "left", "right" or "both".');
	}
	// Without any characters PHP strips none, and the trim of the language white space.
	if (mask === "") return textOf(subject);
	return trimText(sides[name], textOf(subject), mask === null ? null : textOf(mask));
}

/** A filter from one text to another, without arguments. */
function textFilter(name: string, run: (text: string) => TwigValue, more: Partial<TwigFilter> = {}): TwigFilter {
	return { name, parameters: [], run: (_, subject) => run(textOf(subject)), ...more };
}

function escapeFilter(name: "escape" | "e"): TwigFilter {
	return {
		name,
		parameters: [
			{ name: "strategy", default: "html" },
			{ name: "charset", default: null },
			{ name: "autoescape", default: false },
		],
		run: (_, subject, [strategy = null]) => escapeText(subject, textOf(strategy)),
	};
}

/** Filters on texts. */
export const textFilters: readonly TwigFilter[] = [
	textFilter("upper", (text) => text.toUpperCase()),
	textFilter("lower", (text) => text.toLowerCase()),
	textFilter("title", titleCase),
	textFilter(
		"capitalize",
		(text) => sliceCodePoints(text, 0, 1).toUpperCase() + sliceCodePoints(text, 1).toLowerCase(),
	),
	textFilter("nl2br", (text) => text.replace(/\r\n|\n\r|\n|\r/g, "<br />$&"), {
		escapesSubject: "html",
		safe: ["html"],
	}),
	textFilter("spaceless", (text) => trim(text.replace(/>[ \t-\r]+</g, "><"), null, "both"), {
		escapesSubject: "html",
		safe: ["html"],
	}),
	{
		name: "striptags",
		parameters: [{ name: "allowable_tags", default: null }],
		run: (_, subject, [allowed = null]) =>
			stripTags(
				textOf(subject),
				isContainer(allowed)
					? elementsOf(allowed)
							.map((tag) => `<${textOf(tag)}>`)
							.join("")
					: textOf(allowed),
			),
	},
	{
		name: "trim",
		parameters: [
			{ name: "character_mask", default: null },
			{ name: "side", default: "both" },
		],
		run: (_, subject, [mask = null, side = null]) => trim(subject, mask, side),
	},
	{
		name: "format",
		parameters: [],
		isVariadic: true,
		run: (rendering, subject, args) =>
			formatText(
				rendering.context,
				textOf(subject),
				args.map((value) => (typeof value === "boolean" ? textOf(value) : toValue(value))),
			),
	},
	{
		name: "replace",
		parameters: [{ name: "from" }],
		run: (rendering, subject, [from = null]) => replace(rendering, subject, from),
	},
	{
		name: "join",
		parameters: [
			{ name: "glue", default: "" },
			{ name: "and", default: null },
		],
		run: (rendering, subject, [glue = null, and = null]) => join(rendering, subject, glue, and),
	},
	{
		name: "split",
		parameters: [{ name: "delimiter" }, { name: "limit", default: null }],
		run: (_, subject, [delimiter = null, limit = null]) => split(subject, delimiter, limit),
	},
	escapeFilter("escape"),
	escapeFilter("e"),
	{ name: "raw", parameters: [], run: (_, subject) => subject },
];
