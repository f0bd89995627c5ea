import type { ObjectLiteral } from "../../../../grammar/ast.js";
import type { XanoToken } from "../../../../grammar/tokens.js";
import * as T from "../../../../grammar/tokens.js";
import {
	attributeOf,
	entryOf,
	expressionsOf,
	nameOf,
	visitExpression,
	visitItems,
	withoutGroups,
} from "../../../../grammar/tree.js";
import { commonAttributes } from "../../../catalogue/common.js";
import { findConstruct } from "../../../catalogue/constructs/index.js";
import { columnOptions } from "../../../catalogue/types/options.js";
import { inputsOf, valuesOf } from "../declarations.js";
import {
	type Expected,
	expectedAt,
	expectedOfArgument,
	expectedOfAttribute,
	expectedOfConstructValue,
} from "../expected.js";
import { knownOf, knownOfTable } from "../known.js";
import { calledKind, namedKind, worksOnTable } from "../naming.js";
import { argumentPlace, pipedValue } from "../operand.js";
import type { Completion } from "../results.js";
import { Stops, valuePlace as valueSnippet } from "../snippets.js";
import { nameBehind } from "../standpoint.js";
import { attributeExpected } from "../statement_values.js";
import { type ValuePlace, valuePlace } from "../value_place.js";
import { type CompletionContext, completion } from "./context.js";
import { offeredVariables } from "./environment.js";
import { inputPlace, nameCompletions, type OfferedInput, offeredInputs } from "./names.js";
import { variableCompletions } from "./variables.js";

/**
 * What may stand as a value at the cursor.
 * @param quote the text the cursor is in; null outside of one
 */
export function valueCompletions(context: CompletionContext, quote: XanoToken | null): Completion[] {
	const place = valuePlace(context.levels, context.roles);
	const found: Completion[] = [];
	const expected = expectedIn(place, context);
	if (expected) {
		const values = closedSet(expected, quote, context);
		// `verb=GET`: what stands behind a name is a word.
		found.push(
			...values.map((value) => (place.kind === "named" && quote === null ? { ...value, text: value.label } : value)),
		);
		for (const kind of expected.names) found.push(...nameCompletions(kind, quote, false, context));
	}
	switch (place.kind) {
		case "head":
			return [...found, ...headCompletions(place, quote, context)];
		case "argument":
			found.push(...argumentCompletions(place, quote, context));
			break;
		case "property":
			found.push(...inputValues(place, quote, context));
			found.push(...environmentNames(place, quote, context));
			found.push(...columnNames(place, quote, context));
			break;
	}
	if (quote !== null || (expected && expected.values.length > 0 && place.kind === "named")) return found;
	return [...found, ...literals(expected, place, context), ...variableCompletions(context, "").map(later)];
}

/** Variables come behind what the place asks for. */
function later(item: Completion): Completion {
	return { ...item, sortText: `05${item.sortText.slice(1)}` };
}

/** What a place wants; null when that is not known. */
function expectedIn(place: ValuePlace, context: CompletionContext): Expected | null {
	switch (place.kind) {
		case "property":
			return ofProperty(place);
		case "argument": {
			const declared = context.workspace.catalogue.filter(place.filter)?.arguments;
			const argument = declared?.[place.index] ?? declared?.findLast(({ variadic }) => variadic);
			return argument ? expectedOfArgument(argument) : null;
		}
		case "named": {
			const named =
				place.role.kind === "file"
					? findConstruct(place.statement)?.namedArguments?.find(({ name }) => name === place.name)?.value
					: undefined;
			if (named) return expectedOfConstructValue(named);
			const attribute = context.workspace.catalogue
				.statement(place.statement)
				?.named?.find(({ name }) => name === place.name);
			return attribute ? expectedOfAttribute(attribute) : null;
		}
		default:
			return null;
	}
}

function ofProperty({ role, property, keys }: Extract<ValuePlace, { kind: "property" }>): Expected | null {
	switch (role.kind) {
		case "construct":
		case "part":
		case "test": {
			const parts = role.kind === "construct" ? role.definition?.parts : role.part?.parts;
			const value = parts?.find((part) => part.name === property)?.value;
			return value ? expectedAt(expectedOfConstructValue(value), keys) : null;
		}
		case "statement": {
			const attributes = [...(role.definition?.attributes ?? []), ...commonAttributes];
			const attribute = attributes.find(({ name }) => name === property);
			if (attribute === undefined || role.definition === null) return null;
			const expected = expectedAt(attributeExpected(role.definition, attribute), keys);
			const named = namedKind(null, property, keys);
			return expected && named !== null && expected.names.length === 0 ? { ...expected, names: [named] } : expected;
		}
		case "column": {
			const option = columnOptions.find(({ name }) => name === property);
			const named = namedKind(null, property, keys);
			const expected = option ? expectedOfAttribute(option) : null;
			return expected && named !== null ? { ...expected, names: [named] } : expected;
		}
		default:
			return null;
	}
}

/** The values a closed set allows. */
function closedSet({ values }: Expected, quote: XanoToken | null, context: CompletionContext): Completion[] {
	return values
		.filter((value) => quote === null || typeof value === "string")
		.map((value, index) => textCompletion(value, quote, index, context));
}

function textCompletion(
	value: string | number | boolean,
	quote: XanoToken | null,
	rank: number,
	context: CompletionContext,
): Completion {
	const isText = typeof value === "string";
	const label = String(value);
	const text = isText && quote === null ? JSON.stringify(value) : label;
	const isClosed = quote === null || context.document.source.text[context.span.end] === quote.image[0];
	return completion({ label, kind: "value", text: isClosed ? text : `${text}${quote?.image[0] ?? ""}`, rank }, context);
}

/** Behind a statement's name: what it calls or works on, and the words of the language. */
function headCompletions(
	{ role, statement, index, tokens }: Extract<ValuePlace, { kind: "head" }>,
	quote: XanoToken | null,
	context: CompletionContext,
): Completion[] {
	if (role.kind === "file" || role.kind === "construct") return [];
	const { catalogue } = context.workspace;
	if (index === 0) {
		const called = calledKind(statement);
		if (called !== null) return nameCompletions(called, quote, true, context);
		if (worksOnTable(statement)) return nameCompletions("table", quote, false, context);
	}
	if (quote !== null) return [];
	const definition = catalogue.statement(statement);
	const found: Completion[] = [];
	const inBrackets = context.levels.innermost.kind === "parenthesis" || context.levels.innermost.kind === "backtick";
	const form = definition?.positional[index]?.form;
	if (inBrackets || form === "variable" || form === "value") found.push(...variableCompletions(context, ""));
	if (inBrackets) return [...found, ...literals(null, { kind: "operand" }, context)];
	if (definition?.clause === "if" && index > 0 && !tokens.some(({ image }) => image === "if")) {
		const stops = new Stops();
		found.push(
			completion(
				{ label: "if", kind: "keyword", text: `if (${stops.filled("$this")})`, isSnippet: true, rank: 5 },
				context,
			),
		);
	}
	if (mayBind(tokens, context)) found.push(asCompletion(context));
	return found;
}

/** Whether `as $result` may stand behind a statement. */
export function mayBind(tokens: readonly XanoToken[], { workspace }: CompletionContext): boolean {
	const [head] = tokens;
	if (head?.tokenType !== T.StatementName || tokens.some(({ tokenType }) => tokenType === T.As)) return false;
	const name = head.payload as string;
	const definition = workspace.catalogue.statement(name);
	return definition !== undefined ? definition.binds !== "never" : name === "each";
}

export function asCompletion(context: CompletionContext): Completion {
	const stops = new Stops();
	return completion(
		{
			label: "as",
			kind: "keyword",
			detail: "keeps the result in a variable",
			text: `as \\$${stops.filled("result")}`,
			isSnippet: true,
			rank: 0,
		},
		context,
	);
}

/** Of a filter's argument: keys of the subject, names of time zones. */
function argumentCompletions(
	{ filter, index }: Extract<ValuePlace, { kind: "argument" }>,
	quote: XanoToken | null,
	context: CompletionContext,
): Completion[] {
	const { levels, document, standpoint, workspace } = context;
	const declared = workspace.catalogue.filter(filter)?.arguments[index];
	if (declared === undefined) return [];
	if (/^time_?zone$/.test(declared.name)) {
		return ["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone, rank) =>
			textCompletion(zone, quote, rank === 0 ? 0 : 1, context),
		);
	}
	if (!/^(?:path|key|keys|name)$/.test(declared.name)) return [];
	const { current } = levels.innermost;
	const place = argumentPlace(current);
	if (place === null) return [];
	const subject = pipedValue(current.slice(0, current.indexOf(place.filter)), document.source.text);
	const value = subject === null ? null : knownOf(subject, standpoint);
	const members = value?.members ?? value?.element?.members ?? new Map();
	return [...members.keys()].map((name: string, rank) => textCompletion(name, quote, rank, context));
}

/** The values of an enum, where a call gives it. */
function inputValues(
	place: Extract<ValuePlace, { kind: "property" }>,
	quote: XanoToken | null,
	context: CompletionContext,
): Completion[] {
	const owner = givenTo({ ...place, keys: place.keys.slice(0, -1) }, context);
	const name = place.keys.at(-1);
	if (owner === null || name === undefined) return [];
	const declared = context.workspace.project.find(owner.kind, owner.name);
	const column = declared && inputsOf(declared.node).find((each) => each.name === name);
	if (column === undefined) return [];
	if (column.type === "bool" && quote === null)
		return ["true", "false"].map((word, rank) => completion({ label: word, kind: "value", rank }, context));
	return valuesOf(column).map((value, rank) => textCompletion(value, quote, rank, context));
}

/** What a job asks of the environment: what programs read and `.env` sets, without what it asks for already. */
function environmentNames(
	{ role, property, keys }: Extract<ValuePlace, { kind: "property" }>,
	quote: XanoToken | null,
	context: CompletionContext,
): Completion[] {
	const { construct, levels } = context;
	if (role.kind !== "construct" || !role.word.startsWith("run.") || property !== "env" || keys.length > 0) return [];
	if (levels.innermost.kind !== "array") return [];
	const written = new Set(
		construct?.mentions.filter(({ symbol }) => symbol.kind === "environment").map(({ symbol }) => symbol.name),
	);
	return offeredVariables(context)
		.filter(({ name }) => !written.has(name))
		.map(({ name, detail }) => ({ ...textCompletion(name, quote, 0, context), kind: "environment", detail }));
}

/** Columns, where a statement or the index of a table names one. */
function columnNames(
	{ role, property, keys, owner }: Extract<ValuePlace, { kind: "property" }>,
	quote: XanoToken | null,
	context: CompletionContext,
): Completion[] {
	const { construct, workspace } = context;
	const isIndex = role.kind === "construct" && property === "index" && keys.join(".") === "field.name";
	const isField =
		role.kind === "statement" && worksOnTable(role.name) && property === "field_name" && keys.length === 0;
	const table = isField
		? nameBehind(owner)
		: isIndex && construct?.owner.kind === "table"
			? construct.owner.name
			: null;
	if (table === null) return [];
	return [...(knownOfTable(table, workspace).members ?? [])].map(([name, { detail, documentation }], rank) => ({
		...textCompletion(name, quote, rank, context),
		kind: "column",
		detail,
		documentation,
	}));
}

/** The construct whose inputs the object at a place gives; null when it gives none. */
function givenTo(
	place: Extract<ValuePlace, { kind: "property" }>,
	{ construct }: CompletionContext,
): { kind: string; name: string } | null {
	const { role, property, keys, owner } = place;
	if (role.kind === "test" && property === "input" && keys.length === 0) return construct?.owner ?? null;
	if (role.kind === "statement" && property === "input" && keys.length === 0) {
		const kind = calledKind(role.name);
		const name = nameBehind(owner);
		return kind !== null && name !== null ? { kind, name } : null;
	}
	if (keys.at(-1) !== "input" || role.kind !== "construct" || construct === null) return null;
	const part = role.definition?.parts.find((each) => each.name === property) ?? null;
	const kind = part === null ? null : namedKind(part, property, [...keys.slice(0, -1), "name"]);
	const written = attributeOf(construct.node, property)?.value;
	const value = written ? withoutGroups(written) : null;
	const name = value?.kind === "Object" ? nameOf(entryOf(value, "name")) : null;
	return kind !== null && name !== null ? { kind, name } : null;
}

/** Keys of an object that is being written. */
export function keyCompletions(context: CompletionContext): Completion[] {
	const { levels, roles } = context;
	const outer = levels.all.slice(0, -1);
	const last = outer.at(-1);
	if (last === undefined) return [];
	const around = { all: [...outer.slice(0, -1), { ...last, current: [...levels.innermost.head] }] };
	const place = valuePlace({ ...levels, ...around }, roles.slice(0, -1));
	if (place.kind !== "property") return [];
	const written = writtenKeys(context);
	const owner = givenTo(place, context);
	const inputs = owner === null ? null : offeredInputs(owner.kind, owner.name, context);
	if (inputs !== null)
		return inputs.filter(({ name }) => !written.has(name)).map((input, index) => inputKey(input, index, context));
	const keys = ofProperty(place)?.keys ?? [];
	return keys
		.filter(({ name }) => !written.has(name))
		.map(({ name, summary, required, value }, index) =>
			completion(
				{
					label: name,
					kind: "property",
					detail: required ? `${value.kind}, required` : value.kind,
					documentation: summary === "" ? null : summary,
					...keyText(name, valueSnippet(value, new Stops()), context),
					rank: (required ? 0 : 10) + index,
					continues: value.values.length > 0 || value.names.length > 0,
				},
				context,
			),
		);
}

function inputKey(input: OfferedInput, index: number, context: CompletionContext): Completion {
	return completion(
		{
			label: input.name,
			kind: "input",
			detail: input.detail,
			documentation: input.documentation,
			...keyText(input.name, inputPlace(input, new Stops()), context),
			rank: (input.required ? 0 : 30) + Math.min(index, 29),
		},
		context,
	);
}

function keyText(
	name: string,
	value: string,
	{ document, span }: CompletionContext,
): { text: string; isSnippet?: boolean } {
	if (/^\s*:/.test(document.source.text.slice(span.end, span.end + 20))) return { text: name };
	return { text: `${name}: ${value}`, isSnippet: true };
}

/** Keys of the object around the cursor, before and behind it. */
function writtenKeys({ levels, construct, span }: CompletionContext): ReadonlySet<string> {
	const { opener, items } = levels.innermost;
	const names = new Set(items.flatMap(({ payload }) => (typeof payload === "string" ? [payload] : [])));
	let found: ObjectLiteral | null = null;
	visitItems(construct?.node.body?.items ?? [], (item) => {
		if (found !== null || opener === null || opener.startOffset < item.start || opener.startOffset >= item.end) return;
		for (const expression of expressionsOf(item)) {
			visitExpression(expression, (node) => {
				if (node.kind === "Object" && node.start === opener.startOffset) found = node;
			});
		}
	});
	for (const { key, keySpan } of (found as ObjectLiteral | null)?.entries ?? []) {
		if (typeof key === "string" && keySpan.start > span.start) names.add(key);
	}
	return names;
}

/** Words that are values. */
function literals(expected: Expected | null, place: ValuePlace, context: CompletionContext): Completion[] {
	const words = place.kind === "default" ? ["true", "false", "now"] : ["true", "false", "null", "now"];
	const fitting = expected?.kind === "bool" ? ["true", "false"] : words;
	if (expected && expected.values.length > 0) return [];
	return fitting.map((word, index) =>
		completion({ label: word, kind: "value", rank: (expected?.kind === "bool" ? 0 : 60) + index }, context),
	);
}
