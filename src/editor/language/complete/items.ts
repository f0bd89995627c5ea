import type { Block, Item } from "../../../../grammar/ast.js";
import type { XanoToken } from "../../../../grammar/tokens.js";
import * as T from "../../../../grammar/tokens.js";
import { commonAttributes } from "../../../catalogue/common.js";
import { type ConstructDefinition, type ConstructPart, constructs } from "../../../catalogue/constructs/index.js";
import type { StatementDefinition, StatementFamily } from "../../../catalogue/define.js";
import { columnOptions } from "../../../catalogue/types/options.js";
import { type Expected, expectedOfAttribute, expectedOfConstructValue } from "../expected.js";
import { declaredNames } from "../places.js";
import type { Completion } from "../results.js";
import type { Role } from "../roles.js";
import { blockSnippet, literal, propertySnippet, Stops, statementSnippet } from "../snippets.js";
import { attributeExpected } from "../statement_values.js";
import { type CompletionContext, completion, enclosing, type Proposal } from "./context.js";

/** What may begin at the cursor: a construct, a statement, a property, a block. */
export function itemCompletions(context: CompletionContext): Completion[] {
	const { role, level } = enclosing(context);
	const written = writtenIn(context, level.opener, level.items);
	return proposals(role, written, context).map((proposal) => completion(proposal, context));
}

function proposals(role: Role, written: ReadonlySet<string>, context: CompletionContext): Proposal[] {
	switch (role.kind) {
		case "file":
			return constructProposals();
		case "construct":
			return role.definition ? partProposals(role.definition.parts, written, context) : [];
		case "part":
			return partProposals(role.part.parts ?? [], written, context);
		case "test":
			return [
				...partProposals(role.part?.parts ?? [], written, context),
				...statementProposals(context, (definition) => definition.family === "expect"),
			];
		case "statements":
			return statementProposals(context, (definition) => mayStand(definition, context));
		case "statement":
			return role.definition ? innerProposals(role.definition, written, context) : [];
		case "column":
			return optionProposals(role.type, written, context);
		default:
			return [];
	}
}

/** Names of what stands in a block already, before and behind the cursor. */
function writtenIn(
	{ document, span }: CompletionContext,
	opener: XanoToken | null,
	before: readonly XanoToken[],
): Set<string> {
	const names = new Set<string>();
	for (const token of before) if (typeof token.payload === "string") names.add(token.payload);
	const block = opener === null ? null : blockFrom(document.file.items, opener.startOffset);
	for (const item of block?.items ?? []) {
		if (item.kind !== "Column" && item.nameSpan.start > span.start) names.add(item.name);
	}
	return names;
}

function blockFrom(items: readonly Item[], start: number): Block | null {
	for (const item of items) {
		if (item.kind === "Attribute" || item.body === null || start < item.start || start >= item.end) continue;
		return item.body.start === start ? item.body : blockFrom(item.body.items, start);
	}
	return null;
}

function constructProposals(): Proposal[] {
	return constructs.map((definition, index) => ({
		label: definition.name,
		kind: "construct" as const,
		detail: definition.summary,
		resolve: { kind: "construct" as const, name: definition.name },
		text: skeleton(definition),
		isSnippet: true,
		rank: index,
	}));
}

/** Blocks without which a construct does nothing, whether or not anybody asks for them. */
const filledBlocks = new Set(["inputs", "columns", "statements"]);

/** A construct with what it has to have. */
function skeleton({ name, example, parts, namedArguments = [] }: ConstructDefinition): string {
	const stops = new Stops();
	const [, shown = ""] = /^\S+ "([^"]*)"/.exec(example) ?? [];
	const head = shown === "" ? name : `${name} "${stops.filled(shown)}"`;
	const named = namedArguments.map(({ name: key, value }) => {
		const { values } = expectedOfConstructValue(value);
		return ` ${key}=${values.length > 0 ? stops.choice(values.map(String)) : stops.empty()}`;
	});
	const lines = parts
		.filter(({ required, block }) => required !== undefined || (block !== undefined && filledBlocks.has(block)))
		.map((part) =>
			part.value === undefined || part.block === "inputs"
				? blockSnippet(part.name, undefined, stops, "  ")
				: `  ${propertySnippet(part.name, expectedOfConstructValue(part.value), stops)}`,
		);
	const body = lines.length > 0 ? lines.join("\n\n") : `  ${stops.empty()}`;
	return `${head}${named.join("")} {\n${body}\n}`;
}

function partProposals(
	parts: readonly ConstructPart[],
	written: ReadonlySet<string>,
	context: CompletionContext,
): Proposal[] {
	return parts
		.filter((part) => part.repeated || !written.has(part.name))
		.map((part, index) => {
			const isProperty = part.value !== undefined && part.block === undefined;
			const stops = new Stops();
			const expected = part.value === undefined ? null : expectedOfConstructValue(part.value);
			const snippet = isProperty
				? propertySnippet(part.name, expected as Expected, stops)
				: blockSnippet(part.block === "test" ? `${part.name} "${stops.filled("name")}"` : part.name, undefined, stops);
			return {
				label: part.name,
				kind: isProperty ? ("property" as const) : ("block" as const),
				detail: part.summary,
				...snippetOf(part.name, snippet, isProperty ? /^\s*=/ : /^\s*["{]/, context),
				rank: (part.required ? 0 : 20) + index,
				continues: expected !== null && (expected.values.length > 0 || expected.names.length > 0),
			};
		});
}

function innerProposals(
	definition: StatementDefinition,
	written: ReadonlySet<string>,
	context: CompletionContext,
): Proposal[] {
	const found: Proposal[] = [];
	(definition.blocks ?? []).forEach((block, index) => {
		if (written.has(block.name) && !block.repeated) return;
		const snippet =
			blockSnippet(block.name, block.head, new Stops()) + (block.tail === undefined ? "" : ` ${block.tail}`);
		found.push({
			label: block.name,
			kind: "block",
			detail: block.summary ?? "",
			...snippetOf(block.name, snippet, /^\s*[({]/, context),
			rank: index,
		});
	});
	[...definition.attributes, ...commonAttributes].forEach((attribute, index) => {
		if (written.has(attribute.name) && !attribute.repeated) return;
		if (attribute.refusedOnXano) return;
		const isCommon = commonAttributes.includes(attribute);
		const expected = attributeExpected(definition, attribute);
		const snippet = attribute.declares
			? blockSnippet(attribute.name, undefined, new Stops())
			: propertySnippet(attribute.name, expected, new Stops(), attribute.required ? undefined : attribute.default);
		found.push({
			label: attribute.name,
			kind: "property",
			detail: attribute.required ? `${attribute.kind}, required` : attribute.kind,
			documentation: attribute.summary ?? null,
			...snippetOf(attribute.name, snippet, /^\s*=/, context),
			rank: (attribute.required ? 10 : attribute.requiredOnXano ? 20 : isCommon ? 60 : 30) + Math.min(index, 9),
			continues: expected.values.length > 0 || expected.names.length > 0,
		});
	});
	return found;
}

/** What mostly stands behind the brace of a block that has just been closed: `break` behind that of a `case`. */
export function tailCompletions(context: CompletionContext): Completion[] {
	const { role, level } = enclosing(context);
	const [head] = level.current;
	const blocks = role.kind === "statement" ? (role.definition?.blocks ?? []) : [];
	const tail = blocks.find(({ name }) => name === head?.payload)?.tail;
	const isClosed = level.current.at(-1)?.tokenType === T.BraceClose;
	return tail !== undefined && isClosed ? [completion({ label: tail, kind: "keyword", rank: 0 }, context)] : [];
}

function optionProposals(type: XanoToken, written: ReadonlySet<string>, context: CompletionContext): Proposal[] {
	const name = (type.payload as { type: string }).type;
	const options = columnOptions.filter(({ types }) => types === undefined || types.includes(name));
	return options
		.filter((option) => !written.has(option.name))
		.map((option, index) => {
			const { name, kind, summary, required, declares } = option;
			const snippet = declares
				? blockSnippet(name, undefined, new Stops())
				: propertySnippet(name, expectedOfAttribute(option), new Stops());
			return {
				label: name,
				kind: declares ? "block" : "property",
				detail: declares ? (summary ?? "") : kind,
				documentation: declares ? null : (summary ?? null),
				...snippetOf(name, snippet, declares ? /^\s*\{/ : /^\s*=/, context),
				rank: (required ? 0 : 10) + index,
				continues: name === "table",
			};
		});
}

/** The snippet, or the name alone where what would follow it stands there already. */
function snippetOf(
	name: string,
	snippet: string,
	follows: RegExp,
	context: CompletionContext,
): Pick<Proposal, "text" | "isSnippet"> {
	const rest = context.document.source.text.slice(context.span.end, context.span.end + 80);
	const [line = ""] = rest.split("\n", 1);
	return follows.test(line) ? { text: literal(name), isSnippet: true } : { text: snippet, isSnippet: true };
}

const loops = new Set(["for", "foreach", "while"]);
const inLoops = new Set(["break", "continue", "foreach.remove"]);

/** Whether a statement may stand in the stack around the cursor. */
function mayStand({ name, family }: StatementDefinition, { roles, levels }: CompletionContext): boolean {
	const construct = roles.find((role) => role.kind === "construct");
	const definition = construct?.kind === "construct" ? construct.definition : null;
	if (family === "expect") return definition?.asserts === true || roles.some((role) => role.kind === "test");
	if (family === "server" && name.endsWith(".call")) return definition?.calls !== undefined;
	if (!inLoops.has(name)) return true;
	return levels.all.some(({ head }) => head[0]?.tokenType === T.StatementName && loops.has(head[0].payload as string));
}

function statementProposals(
	context: CompletionContext,
	fits: (definition: StatementDefinition) => boolean,
): Proposal[] {
	const hasTables = declaredNames(context.workspace, "table").length > 0;
	return context.workspace.catalogue.statements.filter(fits).map((definition) => {
		const { name, family, summary, portability, gap } = definition;
		return {
			label: name,
			kind: "statement" as const,
			detail: gap === undefined ? summary : `does not run here. ${summary}`,
			resolve: { kind: "statement" as const, name },
			...snippetOf(name, snippetFor(definition), /^\s*["'({$]|^ \w+\s*\{/, context),
			rank: statementRank(definition, hasTables),
			deprecated: portability !== undefined && family !== "expect",
			continues: definition.positional[0]?.form === "name",
		};
	});
}

/** Families that most programs use. */
const everyday = new Set<StatementFamily>(["api", "array", "object", "text", "math", "debug"]);

/** @param hasTables the project declares tables, so it works with them although a run here cannot */
function statementRank({ family, portability, gap }: StatementDefinition, hasTables: boolean): number {
	if (family === "expect") return 50;
	if (portability !== undefined) return 80;
	if (gap !== undefined) return gap === "database" && hasTables ? 20 : 40;
	if (family === "control" || family === "variables") return 10;
	return everyday.has(family) ? 15 : 30;
}

const snippets = new WeakMap<StatementDefinition, string>();

function snippetFor(definition: StatementDefinition): string {
	let snippet = snippets.get(definition);
	if (snippet === undefined) {
		snippet = statementSnippet(definition, (attribute) => attributeExpected(definition, attribute));
		snippets.set(definition, snippet);
	}
	return snippet;
}
