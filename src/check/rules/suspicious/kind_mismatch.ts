import type { FilterUse, Pipe } from "../../../../grammar/ast.js";
import { type Kind, kindOf, kindOfResult } from "../../kinds.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, type Proposal, replace } from "../../suggestions.js";

const forLists = new Set([
	"count",
	"sort",
	"push",
	"unshift",
	"keys",
	"values",
	"join",
	"unique",
	"map",
	"filter",
	"reduce",
	"reverse",
	"slice",
	"first",
	"last",
	"merge",
	"flatten",
]);

/** What does for a text what these do for a list, and the other way round. */
const counterparts: ReadonlyMap<string, string> = new Map([
	["count", "the length of a text is `|strlen`"],
	["reverse", 'for a text write `|split:""|reverse|join:""`'],
	["slice", "for a text write `|substr:offset:length`"],
	["first", "for a text write `|substr:0:1`"],
	["last", "for a text write `|substr:-1`"],
	["merge", "texts are joined with `~`"],
	["contains", "whether a list holds a value says `|in:value`"],
	["concat", "for a list write `|push:value`, or `|join:separator` for one text"],
	["substr", "for a list write `|slice:offset:length`"],
]);

const forTexts: readonly string[] = [
	"strlen",
	"to_lower",
	"to_upper",
	"capitalize",
	"split",
	"substr",
	"replace",
	"starts_with",
	"ends_with",
	"contains",
	"concat",
];
const forNumbers: readonly string[] = ["round", "floor", "ceil", "abs", "sqrt", "number_format"];
const forTimestamps: readonly string[] = ["format_timestamp", "transform_timestamp"];
const forSingleValues: readonly string[] = ["to_int", "to_decimal", "to_text"];

/** What filters that know neither lists nor objects are for. */
const purposes: ReadonlyMap<string, string> = new Map(
	Object.entries({
		texts: forTexts,
		numbers: forNumbers,
		timestamps: forTimestamps,
		"single values": forSingleValues,
	}).flatMap(([purpose, names]) => names.map((name) => [name, purpose] as const)),
);

const nouns: Readonly<Partial<Record<Kind, string>>> = { text: "a text", array: "a list", object: "an object" };

/** A filter for lists on a text, or the reverse. */
export const kindMismatch = rule({
	name: "kind-mismatch",
	create: (context) => ({
		Pipe: (node) => {
			let kind = kindOf(node.subject, context);
			let before: FilterUse | null = null;
			for (const use of node.filters) {
				if (use.disabled) continue;
				const name = context.catalogue.filter(use.name)?.name ?? use.name;
				const purpose = purposeAgainst(kind, name);
				if (purpose !== null) {
					report(
						node,
						use,
						purpose,
						nouns[kind as Kind] as string,
						context,
						adviceFor(name, use, kind, before, context),
					);
					return;
				}
				kind = kindOfResult(use, context);
				before = use;
			}
		},
	}),
});

/** What the filter is for, when that is not the kind of value it meets; null when nothing is wrong. */
function purposeAgainst(kind: Kind | null, name: string): string | null {
	if (kind === "text") return forLists.has(name) ? "lists and objects" : null;
	return kind === "array" || kind === "object" ? (purposes.get(name) ?? null) : null;
}

function report(node: Pipe, use: FilterUse, purpose: string, noun: string, context: Context, advice: Proposal): void {
	const isFirst = node.filters.find(({ disabled }) => !disabled) === use;
	context.report({
		code: "kind-mismatch",
		severity: "warning",
		message: `\`${use.name}\` is for ${purpose}, and this is ${noun}`,
		span: isFirst ? use.nameSpan : { start: use.start, end: use.end },
		...advice,
	});
}

function adviceFor(
	name: string,
	use: FilterUse,
	kind: Kind | null,
	before: FilterUse | null,
	{ textOf }: Context,
): Proposal {
	const counterpart = before?.name === "map" ? undefined : counterparts.get(name);
	if (counterpart !== undefined) return { help: counterpart };
	if (name === "strlen" && before?.name !== "map") return { help: "the number of elements is `|count`" };
	if (kind !== "array") return {};
	const written = textOf(use);
	const filter = written.startsWith("|") ? written : `|${written}`;
	const [mapped] = before?.name === "map" && before.args.length === 1 ? before.args : [];
	if (!mapped)
		return name === "split" ? {} : { help: `to do it to each element, write \`|map:($$${excerpt(filter)})\`` };
	// `map:$$.price|round`: the filter was meant for the element.
	const isWhole = ["Access", "Variable", "Group", "Pipe"].includes(mapped.kind);
	const inner = isWhole ? `(${textOf(mapped)}${filter})` : `((${textOf(mapped)})${filter})`;
	return {
		help: `a filter ends the argument before it: write \`map:${excerpt(inner)}\``,
		fix: replace("do it to each element", { start: mapped.start, end: use.end }, inner),
	};
}
