import type { Expression, FilterUse } from "../../grammar/ast.js";
import { withoutGroups } from "../../grammar/tree.js";
import type { Context } from "./rule.js";

/** Kinds of values that can be told from the program. */
export type Kind = "text" | "number" | "bool" | "array" | "object";

const textTypes = new Set(["text", "email", "uuid", "date", "enum"]);
const numberTypes = new Set(["int", "decimal", "timestamp"]);

/** The kind of value an expression surely gives when it gives one at all; null when that cannot be told. */
export function kindOf(written: Expression, context: Context, depth = 0): Kind | null {
	if (depth > 8) return null;
	const node = withoutGroups(written);
	switch (node.kind) {
		case "Text":
			return "text";
		case "Number":
			return "number";
		case "Array":
			return "array";
		case "Object":
			return "object";
		case "Word":
			return node.value === "true" || node.value === "false" ? "bool" : null;
		case "Binary":
			return kindOfOperator(node.operator);
		case "Unary":
			return node.operator === "!" ? "bool" : "number";
		case "Pipe": {
			const last = node.filters.filter((filter) => !filter.disabled).at(-1);
			if (!last) return kindOf(node.subject, context, depth + 1);
			return kindOfResult(last, context);
		}
		case "Assignment":
			return kindOf(node.target.base, context, depth);
		case "Variable":
			return kindOfVariable(node.name, context, depth);
		case "Access": {
			const [step] = node.steps;
			if (node.base.kind !== "Variable" || node.steps.length !== 1 || step?.kind !== "member") return null;
			if (node.base.name === "var") return kindOfVariable(step.name, context, depth);
			return node.base.name === "input" ? kindOfInput(step.name, context) : null;
		}
		default:
			return null;
	}
}

/** The kind of value a filter surely gives; null when that cannot be told. */
export function kindOfResult(use: FilterUse, { catalogue }: Context): Kind | null {
	const result = catalogue.filter(use.name)?.result ?? "any";
	return result === "any" ? null : result === "int" ? "number" : result;
}

function kindOfOperator(operator: string): Kind | null {
	if (/^(?:[-+*/%])$/.test(operator)) return "number";
	if (operator === "..") return "array";
	return /^(?:[=!]==?|[<>]=?)$/.test(operator) ? "bool" : null;
}

/** What statements give whose results are always of one kind; `for` gives its counter. */
const results: ReadonlyMap<string, Kind> = new Map([
	["for", "number"],
	["array.find_index", "number"],
	["array.filter_count", "number"],
	["array.has", "bool"],
	["array.every", "bool"],
	["array.filter", "array"],
	["array.map", "array"],
	["array.union", "array"],
	["array.difference", "array"],
	["array.intersection", "array"],
	["array.group_by", "object"],
	["text.contains", "bool"],
	["text.icontains", "bool"],
	["text.starts_with", "bool"],
	["text.istarts_with", "bool"],
	["text.ends_with", "bool"],
	["text.iends_with", "bool"],
	["object.keys", "array"],
	["object.values", "array"],
	["object.entries", "array"],
	["util.template_engine", "text"],
	["security.create_uuid", "text"],
	["security.random_number", "number"],
	["api.request", "object"],
]);

/** A variable has a kind when every value it is ever given has that kind. */
function kindOfVariable(name: string, context: Context, depth: number): Kind | null {
	const { variables, changed, givers } = context.facts;
	const values = variables.get(name);
	if (changed.has(name)) return null;
	if (!values) {
		const given = new Set(givers.get(name)?.map((giver) => (giver === null ? null : (results.get(giver) ?? null))));
		const [only] = given;
		return given.size === 1 ? (only ?? null) : null;
	}
	const kinds = new Set(values.map((value) => kindOf(value, context, depth + 4)));
	const [kind] = kinds;
	return kinds.size === 1 ? (kind ?? null) : null;
}

function kindOfInput(name: string, context: Context): Kind | null {
	const column = context.facts.inputs.get(name);
	if (!column) return null;
	if (column.lists.length > 0) return "array";
	if (textTypes.has(column.type)) return "text";
	if (numberTypes.has(column.type)) return "number";
	if (column.type === "bool") return "bool";
	return column.type === "object" ? "object" : null;
}
