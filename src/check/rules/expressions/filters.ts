import type { Expression, FilterUse, Pipe, TextLiteral } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import type { FilterArgument, FilterDefinition, QueryFilterDefinition } from "../../../catalogue/define.js";
import { isSure, suggest } from "../../../diagnostics/suggest.js";
import { filterSynonyms } from "../../../diagnostics/synonyms.js";
import { rewriteOf } from "../../filter_rewrites.js";
import { kindOf } from "../../kinds.js";
import { mentionsColumn } from "../../queries.js";
import { type Context, rule } from "../../rule.js";
import { list, proposeNames, replace } from "../../suggestions.js";

/** Names and arguments of filters. */
export const filters = rule({
	name: "filters",
	create: (context) => ({
		queries: true,
		Pipe: (node, place) => {
			for (const use of node.filters) {
				// `between` is an operator of queries.
				if (use.disabled || use.operator !== undefined) continue;
				const isQuery = place.reading === "query";
				const ofQueries = isQuery ? context.catalogue.queryFilter(use.name) : undefined;
				const definition = context.catalogue.filter(use.name);
				if (ofQueries) count(use, ofQueries, context);
				else if (!definition) unknown(use, node, isQuery, context);
				else {
					renamed(use, definition, context);
					count(use, definition, context);
					if (isQuery) inQuery(use, node, context);
					else kinds(use, definition, context);
				}
			}
		},
	}),
});

function unknown(use: FilterUse, pipe: Pipe, isQuery: boolean, context: Context): void {
	const { catalogue, names, report, textOf } = context;
	const synonyms = filterSynonyms();
	const reason = catalogue.gap(use.name);
	// `length` is what other languages call `count`.
	if (reason !== null && !isQuery && !Object.hasOwn(synonyms, use.name)) {
		report({
			code: "unsupported-filter",
			severity: "error",
			message: reason.replace(`\`${use.name}\``, `the filter \`${use.name}\``),
			span: use.nameSpan,
			help:
				use.name === "between"
					? "compare twice: `$n >= $low && $n <= $high`"
					: `write \`!|${use.name}\` to leave it out and run the rest`,
		});
		return;
	}
	const rewrite = rewriteOf(use, textOf);
	const known = isQuery ? [...names.queryFilters, ...names.filters] : names.filters;
	const meant = fitting(suggest(use.name, known, { synonyms }), use, pipe, context);
	report({
		code: "unknown-filter",
		severity: "error",
		message: `there is no filter \`${use.name}\``,
		span: use.nameSpan,
		...(rewrite ?? proposeNames(meant, [use.nameSpan], isSure(use.name, meant[0] ?? "", { synonyms }))),
	});
}

/** What the database works out of a column it works out with filters of its own. */
function inQuery(use: FilterUse, pipe: Pipe, { catalogue, options, report }: Context): void {
	if (!options.strict || databaseFilters.has(use.name) || !mentionsColumn(pipe.subject)) return;
	report({
		code: "filter-in-query",
		severity: "portability",
		message: `the database knows no filter \`${use.name}\``,
		span: use.nameSpan,
		help: `it knows ${list([...databaseFilters, ...catalogue.queryFilters.map(({ name }) => name)].slice(0, 12))} and others`,
	});
}

/** Filters of values that queries know as well. */
const databaseFilters: ReadonlySet<string> = new Set([
	"to_lower",
	"to_upper",
	"concat",
	"substr",
	"coalesce",
	"unaccent",
	"add",
	"sub",
	"mul",
	"div",
	"floor",
	"ceil",
	"round",
	"timestamp_month",
	"timestamp_year",
	"timestamp_hour",
	"timestamp_minute",
	"timestamp_day_of_month",
	"timestamp_day_of_week",
	"count",
	"sum",
	"avg",
	"min",
	"max",
	"to_list",
]);

/** Of several meanings the one for the kind of value there is, where that is known. */
function fitting(names: readonly string[], use: FilterUse, pipe: Pipe, context: Context): readonly string[] {
	if (names.length < 2 || pipe.filters[0] !== use) return names;
	const kind = kindOf(pipe.subject, context);
	const family = kind === "text" ? "text" : kind === "array" || kind === "object" ? kind : null;
	if (family === null) return names;
	const chosen = names.filter((name) => {
		const of = context.catalogue.filter(name)?.family;
		return of === family || (family === "object" && of === "array");
	});
	return chosen.length === 1 ? chosen : names;
}

function renamed(use: FilterUse, definition: FilterDefinition, { report }: Context): void {
	if (definition.name !== use.name) {
		report({
			code: "deprecated-filter",
			severity: "portability",
			message: `\`${use.name}\` is called \`${definition.name}\` today`,
			span: use.nameSpan,
			help: `write \`|${definition.name}\``,
			fix: replace(`write \`${definition.name}\``, use.nameSpan, definition.name),
		});
	} else if (definition.portability !== undefined) {
		report({
			code: "local-filter",
			severity: "portability",
			message: `\`${use.name}\` does not work on values on Xano`,
			span: use.nameSpan,
			why: definition.portability,
		});
	}
}

function count(use: FilterUse, definition: FilterDefinition | QueryFilterDefinition, { report }: Context): void {
	const declared = definition.arguments;
	const isOpen = declared.at(-1)?.variadic === true;
	const missing = declared.find((argument, index) => argument.required && index >= use.args.length);
	const extra = use.args[declared.length];
	if (!missing && (isOpen || !extra)) return;
	const required = declared.filter((argument) => argument.required);
	const shape = `\`|${[use.name, ...declared.map((argument) => argument.name)].join(":")}\``;
	if (missing) {
		report({
			code: "missing-filter-argument",
			severity: "error",
			message: `the filter \`${use.name}\` lacks its argument \`${missing.name}\``,
			span: { start: use.nameSpan.start, end: use.end },
			...(missing.summary ? { why: missing.summary } : {}),
			help: `write ${required.length === declared.length ? shape : `\`|${[use.name, ...required.map((each) => each.name)].join(":")}\``}`,
		});
		return;
	}
	// Xano's own editor writes empty arguments that nothing reads.
	if (!extra || use.args.slice(declared.length).every(isEmpty)) return;
	report({
		code: "extra-filter-argument",
		severity: "warning",
		message:
			declared.length === 0
				? `the filter \`${use.name}\` takes no argument`
				: `the filter \`${use.name}\` takes ${declared.length === 1 ? "one argument" : `${declared.length} arguments`}`,
		span: extra,
		why: "What is more than that is left out; Xano accepts it as well.",
		help: declared.length === 0 ? `write \`|${use.name}\`` : `write ${shape}`,
	});
}

function isEmpty(argument: Expression | null): boolean {
	return (
		argument === null ||
		(argument.kind === "Text" && argument.value === "") ||
		(argument.kind === "Word" && argument.value === "null")
	);
}

/** Arguments that a filter can never use. */
function kinds(use: FilterUse, definition: FilterDefinition, context: Context): void {
	use.args.forEach((argument, index) => {
		const declared = definition.arguments[Math.min(index, definition.arguments.length - 1)];
		if (!argument || !declared || isEmpty(argument)) return;
		const wanted = fits(argument, declared, context) ? null : nouns[declared.kind];
		const value = withoutGroups(argument);
		if (wanted) {
			context.report({
				code: "wrong-filter-argument",
				severity: "warning",
				message: `the argument \`${declared.name}\` of \`${use.name}\` is ${wanted}`,
				span: argument,
				...(declared.values ? { why: `It is one of ${list(declared.values, "or")}.` } : {}),
			});
		} else if (declared.values && value.kind === "Text" && !declared.values.includes(value.value)) {
			// What sorting makes of other words has a rule of its own.
			if (definition.name !== "sort") unknownWord(use, declared, value, context);
		}
	});
}

const nouns: Readonly<Partial<Record<FilterArgument["kind"], string>>> = {
	text: "a text",
	int: "a number",
	number: "a number",
	array: "a list",
};

function fits(argument: Expression, { kind }: FilterArgument, context: Context): boolean {
	if (nouns[kind] === undefined) return true;
	const given = kindOf(argument, context);
	if (kind === "array") return given === null || given === "array" || given === "object";
	if (given === "array" || given === "object") return false;
	if (kind === "text") return true;
	const value = withoutGroups(argument);
	if (value.kind === "Text") return value.value.trim() === "" || Number.isFinite(Number(value.value));
	return given !== "bool";
}

/** An argument that is one of a few words. */
function unknownWord(use: FilterUse, declared: FilterArgument, value: TextLiteral, { report }: Context): void {
	const allowed = declared.values ?? [];
	report({
		code: "wrong-filter-argument",
		severity: "warning",
		message: `the argument \`${declared.name}\` of \`${use.name}\` cannot be ${JSON.stringify(value.value)}`,
		span: value,
		why: `It is one of ${list(allowed, "or")}.`,
		...proposeNames(suggest(value.value, allowed, { maximum: 1 }), [{ start: value.start + 1, end: value.end - 1 }]),
	});
}
