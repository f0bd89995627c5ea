import type { Column, Expression, Item, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { nameOf, resultTargetOf, unwrap } from "../../../grammar/tree.js";
import { constructKinds } from "../../check/constructs.js";
import type { EditorDocument } from "../workspace.js";
import { type SteadyTree, steadyTree } from "./steady.js";

/** What something is, in words the server translates. */
export type SymbolSort =
	| "function"
	| "job"
	| "endpoint"
	| "table"
	| "construct"
	| "input"
	| "column"
	| "variable"
	| "test";

/** One thing with a name in a file. */
export interface OutlineSymbol {
	readonly name: string;
	/** The word it begins with, the type of an input, the statement that sets a variable. */
	readonly detail: string;
	readonly sort: SymbolSort;
	readonly span: Span;
	/** Where its name stands. */
	readonly nameSpan: Span;
	readonly isDisabled: boolean;
	readonly children: readonly OutlineSymbol[];
}

const known = new WeakMap<EditorDocument, readonly OutlineSymbol[]>();

/** The constructs of a file with their inputs, columns, tests and variables; made once for each document. */
export function outlineOf(document: EditorDocument): readonly OutlineSymbol[] {
	let outline = known.get(document);
	if (outline === undefined) {
		const tree = steadyTree(document);
		outline = tree.file.items.flatMap((item) => (item.kind === "Statement" ? constructSymbol(item, tree) : []));
		known.set(document, outline);
	}
	return outline;
}

const sorts: Readonly<Record<string, SymbolSort>> = {
	function: "function",
	"run.job": "job",
	"run.service": "job",
	task: "job",
	query: "endpoint",
	table: "table",
	workflow_test: "test",
	test: "test",
};

const constructs = new Set(constructKinds);

function constructSymbol(node: Statement, tree: SteadyTree): OutlineSymbol[] {
	const [named] = node.args;
	const name = nameOf(named) ?? "";
	return symbol(node, tree, {
		name: name === "" ? node.name : name,
		detail: node.name,
		sort: (Object.hasOwn(sorts, node.name) ? sorts[node.name] : undefined) ?? "construct",
		nameSpan: name === "" || !named ? node.nameSpan : named,
		children: insides(node, tree),
	});
}

/** What has a name inside a construct, in the order of the text; blocks of statements are no level of their own. */
function insides(node: Statement, tree: SteadyTree): OutlineSymbol[] {
	const found: OutlineSymbol[] = [];
	const seen = new Set<string>();
	const visit = (items: readonly Item[], isColumns: SymbolSort): void => {
		for (const item of items) {
			if (item.kind === "Column") found.push(...columnSymbol(item, tree, isColumns));
			else if (item.kind !== "Statement") continue;
			else if (item.name === "test" && constructs.has(node.name)) found.push(...testSymbol(item, tree));
			else {
				found.push(...variableSymbol(item, tree, seen));
				if (item.body) visit(item.body.items, item.name === "input" ? "input" : "column");
			}
		}
	};
	visit(node.body?.items ?? [], "column");
	return found;
}

function columnSymbol(node: Column, tree: SteadyTree, sort: SymbolSort): OutlineSymbol[] {
	const detail = `${node.type}${"[]".repeat(node.lists.length)}${node.nullable ? "?" : ""}`;
	const children = (node.body?.items ?? []).flatMap((item) =>
		item.kind === "Column"
			? columnSymbol(item, tree, sort)
			: item.kind === "Statement" && item.name === "schema"
				? (item.body?.items ?? []).flatMap((inner) => (inner.kind === "Column" ? columnSymbol(inner, tree, sort) : []))
				: [],
	);
	const name = node.name === "" ? node.type : node.name;
	return symbol(node, tree, {
		name,
		detail,
		sort,
		nameSpan: node.name === "" ? node.typeSpan : node.nameSpan,
		children,
	});
}

function testSymbol(node: Statement, tree: SteadyTree): OutlineSymbol[] {
	const [named] = node.args;
	const name = nameOf(named) || "test";
	return symbol(node, tree, { name, detail: "test", sort: "test", nameSpan: named ?? node.nameSpan, children: [] });
}

/** A variable, at the statement that sets it first. */
function variableSymbol(node: Statement, tree: SteadyTree, seen: Set<string>): OutlineSymbol[] {
	const declared = node.name === "var" ? node.args[0] : undefined;
	return [declared, node.binding, node.result].flatMap((place: Expression | null | undefined) => {
		const target = place ? resultTargetOf(unwrap(place)) : null;
		if (target === null || target.steps.length > 0 || seen.has(target.variable)) return [];
		seen.add(target.variable);
		const name = `$${target.variable}`;
		return symbol(node, tree, { name, detail: node.name, sort: "variable", nameSpan: target.span, children: [] });
	});
}

function symbol(node: Item, tree: SteadyTree, rest: Omit<OutlineSymbol, "span" | "isDisabled">): OutlineSymbol[] {
	const span = tree.place(node);
	const nameSpan = tree.place(rest.nameSpan);
	if (span === null || nameSpan === null) return [];
	// The protocol wants the name inside.
	const start = Math.min(span.start, nameSpan.start);
	const end = Math.max(span.end, nameSpan.end);
	return [{ ...rest, span: { start, end }, nameSpan, isDisabled: node.disabled }];
}
