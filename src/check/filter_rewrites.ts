import type { FilterUse } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import type { Fix } from "../diagnostics/diagnostic.js";

/** What a filter of another language is here, with its arguments; null when these do not fit. */
type Rewrite = (args: readonly string[]) => string | null;

const first =
	(shape: (argument: string) => string): Rewrite =>
	([argument]) =>
		argument === undefined ? null : shape(argument);
const always =
	(text: string): Rewrite =>
	() =>
		text;
const headOf = first((count) => `slice:0:${count}`);
const beginning = first((count) => `substr:0:${count}`);

/** Filters of other languages whose arguments differ, too. */
const rewrites: Readonly<Record<string, Rewrite>> = {
	str_split: ([length]) => (length === undefined || length === "1" ? 'split:""' : null),
	mb_str_split: ([length]) => (length === undefined || length === "1" ? 'split:""' : null),
	to_characters: always('split:""'),
	chars: always('split:""'),
	strrev: always('split:""|reverse|join:""'),
	str_reverse: always('split:""|reverse|join:""'),
	reverse_text: always('split:""|reverse|join:""'),
	default: first((fallback) => `first_notempty:${fallback}`),
	default_value: first((fallback) => `first_notempty:${fallback}`),
	truncate: ([length, ...more]) => (length === undefined || more.length > 0 ? null : `substr:0:${length}`),
	left: beginning,
	char_at: first((place) => `substr:${place}:1`),
	take: headOf,
	limit: headOf,
	first_n: headOf,
	skip: first((count) => `slice:${count}`),
	drop: first((count) => `slice:${count}`),
	tail: ([...args]) => (args.length === 0 ? "slice:1" : null),
	rest: always("slice:1"),
	sample: ([...args]) => (args.length === 0 ? "shuffle|first" : null),
	pluck: first((key) => (/^["']?[A-Za-z_]\w*["']?$/.test(key) ? `map:$$.${key.replace(/["']/g, "")}` : "")),
};

/** Filters of other languages that nothing here does alone. */
const advice: Readonly<Record<string, string>> = {
	ord: 'there are no character codes; the place in an alphabet is `"ABC"|index:$letter`',
	char_code_at: 'there are no character codes; the place in an alphabet is `"ABC"|index:$letter`',
	char_code: 'there are no character codes; the place in an alphabet is `"ABC"|index:$letter`',
	code_point_at: 'there are no character codes; the place in an alphabet is `"ABC"|index:$letter`',
	ascii: 'there are no character codes; the place in an alphabet is `"ABC"|index:$letter`',
	chr: 'there are no character codes; a letter of an alphabet is `"ABC"|substr:$place:1`',
	from_char_code: 'there are no character codes; a letter of an alphabet is `"ABC"|substr:$place:1`',
};

/** A proposal for a filter whose arguments differ from those of its counterpart; null for all others. */
export function rewriteOf(
	use: FilterUse,
	textOf: (span: Span) => string,
): { readonly help: string; readonly fix?: Fix } | null {
	const key = use.name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
	if (Object.hasOwn(advice, key)) return { help: advice[key] as string };
	const rewrite = Object.hasOwn(rewrites, key) ? rewrites[key] : undefined;
	if (rewrite === undefined) return null;
	const written = rewrite(use.args.map((argument) => (argument ? textOf(argument) : "")));
	if (written === null || written === "") return null;
	const isDefault = written.startsWith("first_notempty");
	return {
		help: isDefault
			? `write \`|${written}\` for what is empty; for what is null alone, \`$value ?? …\``
			: `write \`|${written}\``,
		fix: {
			title: `write \`|${written}\``,
			edits: [{ span: { start: use.nameSpan.start, end: use.end }, text: written }],
		},
	};
}
