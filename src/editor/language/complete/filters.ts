import * as T from "../../../../grammar/tokens.js";
import type {
	FilterArgument,
	FilterDefinition,
	FilterFamily,
	QueryFilterDefinition,
} from "../../../catalogue/define.js";
import { queryFilters } from "../../../catalogue/filters/query.js";
import { inputFilters } from "../../../catalogue/types/index.js";
import { filterSignature, inputFilterSignature } from "../../../reference/signature.js";
import { expectedOfArgument } from "../expected.js";
import { knownOf } from "../known.js";
import type { KnownKind } from "../known_value.js";
import { pipedValue } from "../operand.js";
import type { Completion } from "../results.js";
import { literal, Stops, valuePlace } from "../snippets.js";
import { subjectKinds } from "../subject_kinds.js";
import { type CompletionContext, completion } from "./context.js";

/** Families whose filters work on every value. */
const general = new Set<FilterFamily>(["compare", "type", "conversion", "custom"]);

/** Filters behind `|`: those that fit what they are applied to come first. */
export function filterCompletions(context: CompletionContext): Completion[] {
	const { levels, workspace, document, standpoint } = context;
	const subject = pipedValue(levels.innermost.current, document.source.text);
	const kind = subject === null ? null : knownOf(subject, standpoint).kind;
	const inQuery = standpoint.table !== undefined;
	const found: Completion[] = [];
	for (const definition of workspace.catalogue.filters) {
		found.push(filterCompletion(definition, definition.name, rankOf(definition, kind), context));
		for (const alias of definition.aliases ?? []) found.push(filterCompletion(definition, alias, 90, context));
	}
	if (inQuery)
		for (const definition of queryFilters) found.push(filterCompletion(definition, definition.name, 20, context));
	return found;
}

function rankOf(definition: FilterDefinition, kind: KnownKind | null): number {
	if (definition.portability !== undefined) return 85;
	if (kind === null) return 20;
	const share = subjectKinds(definition).get(kind) ?? 0;
	if (share > 0) return general.has(definition.family) ? 15 : share >= 0.5 ? 10 : 12;
	return general.has(definition.family) ? 30 : 50;
}

function filterCompletion(
	definition: FilterDefinition | QueryFilterDefinition,
	name: string,
	rank: number,
	context: CompletionContext,
): Completion {
	const isOther = name !== definition.name;
	const deprecated = isOther || definition.portability !== undefined;
	return completion(
		{
			label: name,
			kind: "filter",
			detail: isOther
				? `is now called ${definition.name}`
				: filterSignature(name, definition.arguments).replace("$value", ""),
			resolve: { kind: "filter", name: definition.name },
			...argumentsSnippet(name, definition.arguments, context),
			rank,
			deprecated,
		},
		context,
	);
}

/** The name with a place for every required argument; alone where arguments stand behind it already. */
function argumentsSnippet(name: string, declared: readonly FilterArgument[], { document, span }: CompletionContext) {
	const isFollowed = document.source.text[span.end] === ":";
	const required = declared.filter((argument) => argument.required);
	if (isFollowed || required.length === 0) return { text: name };
	const stops = new Stops();
	const places = required.map((argument) => argumentPlace(argument, stops));
	return { text: `${literal(name)}:${places.join(":")}`, isSnippet: true };
}

function argumentPlace(argument: FilterArgument, stops: Stops): string {
	if (argument.kind === "expression") return stops.filled("$$");
	if (argument.kind === "text" && !argument.values) return `"${stops.filled(argument.name)}"`;
	if (argument.kind === "any" || argument.kind === "array" || argument.kind === "object")
		return stops.filled(argument.name);
	return valuePlace(expectedOfArgument(argument), stops);
}

/** Filters behind `filters=`: those that the type of the input heeds come first. */
export function inputFilterCompletions(context: CompletionContext): Completion[] {
	const { levels, document, offset } = context;
	const word = levels.word;
	if (word === null) return [];
	const written = document.source.text.slice(word.startOffset, offset);
	// Behind a colon stands an argument, not a name.
	const [, last = ""] = /(?:=|\|)\s*!?([^|=]*)$/.exec(written) ?? [];
	if (last.includes(":")) return [];
	const [head] = levels.innermost.current;
	const type = head?.tokenType === T.ColumnType ? (head.payload as { type: string }).type : "";
	return inputFilters.map((definition) => {
		const required = definition.arguments.filter((argument) => argument.required);
		const stops = new Stops();
		const places = required.map((argument) => `:${stops.filled(argument.name)}`).join("");
		return completion(
			{
				label: definition.name,
				kind: "filter",
				detail: inputFilterSignature(definition.name, definition.arguments).replace("filters=", ""),
				resolve: { kind: "input filter", name: definition.name },
				text: required.length > 0 ? literal(definition.name) + places : definition.name,
				isSnippet: required.length > 0,
				rank: definition.types.includes(type) ? 10 : 50,
			},
			context,
		);
	});
}
