import { inputsOf } from "../declarations.js";
import { knownOf, knownOfInputs } from "../known.js";
import type { Known } from "../known_value.js";
import { accessedValue } from "../operand.js";
import { declaredNames } from "../places.js";
import type { Completion, CompletionKind } from "../results.js";
import { type CompletionContext, completion } from "./context.js";
import { offeredVariables } from "./environment.js";
import { variableCompletions } from "./variables.js";

/** Members behind a `.`: inputs, environment variables, columns, keys that are known. */
export function memberCompletions(context: CompletionContext): Completion[] {
	const { levels, document, standpoint, construct, former } = context;
	const value = accessedValue(levels.innermost.current, document.source.text);
	if (value === null) return [];
	if (value.kind === "Variable") {
		switch (value.name) {
			case "input":
				// What has just been declared may be in only one of the two.
				return [...known(construct ? knownOfInputs(construct.node) : null, "input", context), ...formerInputs(context)];
			case "env":
				return environmentCompletions(context);
			case "var":
				return variableCompletions(context, "")
					.filter(({ kind, label }) => kind === "variable" && !isSpecial(label))
					.map(withoutDollar);
			case "auth":
				return [
					completion(
						{ label: "id", kind: "member", detail: "int", documentation: "The id of the user.", rank: 0 },
						context,
					),
				];
			case "db":
				if (standpoint.table !== undefined) return databaseCompletions(context);
		}
	}
	const found = known(knownOf(value, standpoint), "member", context);
	if (found.length > 0 || former === null) return found;
	return known(knownOf(value, { ...standpoint, construct: former }), "member", context);
}

const special = new Set([
	"$input",
	"$env",
	"$var",
	"$auth",
	"$error",
	"$db",
	"$response",
	"$$",
	"$this",
	"$index",
	"$parent",
	"$result",
]);

function isSpecial(label: string): boolean {
	return special.has(label);
}

function withoutDollar(item: Completion): Completion {
	const name = item.label.slice(1);
	return { ...item, label: name, text: name, filterText: name };
}

function formerInputs({ construct, former, ...rest }: CompletionContext): Completion[] {
	if (former === null) return [];
	const now = new Set(construct === null ? [] : inputsOf(construct.node).map(({ name }) => name));
	const context = { construct, former, ...rest };
	return known(knownOfInputs(former.node), "input", context).filter(({ label }) => !now.has(label));
}

function known(value: Known | null, kind: CompletionKind, context: CompletionContext): Completion[] {
	// A path through an array takes the member of every element.
	const members = value?.members ?? value?.element?.members ?? new Map();
	let rank = 0;
	return [...members].map(([name, { detail, documentation }]) =>
		completion(
			{
				label: name,
				kind,
				detail,
				documentation,
				text: /^(?:[A-Za-z_]\w*|\d+)$/.test(name) ? name : JSON.stringify(name),
				rank: rank++,
			},
			context,
		),
	);
}

function environmentCompletions(context: CompletionContext): Completion[] {
	return offeredVariables(context).map(({ name, detail, isDeclared }) =>
		completion({ label: name, kind: "environment", detail, rank: isDeclared ? 0 : 10 }, context),
	);
}

/** Columns of the table a query asks, and the tables whose columns can be named. */
function databaseCompletions(context: CompletionContext): Completion[] {
	const { standpoint, workspace } = context;
	const columns = known(knownOf({ kind: "Variable", name: "db", start: 0, end: 0 }, standpoint), "column", context);
	const tables = declaredNames(workspace, "table").map((name) =>
		completion(
			{
				label: name,
				kind: "table",
				detail: "table",
				rank: name === standpoint.table ? 0 : 60,
				text: `${name}.`,
				continues: true,
			},
			context,
		),
	);
	return [...tables, ...columns.map((column) => ({ ...column, sortText: `020 ${column.sortText}` }))];
}
