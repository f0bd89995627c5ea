import type { Column, Expression, FilterUse, ObjectLiteral, Statement } from "../../../grammar/ast.js";
import { attributeOf, entryOf, nameOf, targetOf, unwrap, withoutGroups } from "../../../grammar/tree.js";
import { findType } from "../../catalogue/types/index.js";
import type { Workspace } from "../workspace.js";
import type { Assignment, ConstructMentions } from "./construct_mentions.js";
import { columnsOf, declarationText, fieldsOf, inputsOf, optionOf, responseOf, valuesOf } from "./declarations.js";
import { resultOfExamples } from "./example_results.js";
import {
	either,
	type Known,
	type KnownKind,
	type KnownMember,
	kindInWords,
	memberIn,
	merged,
	ofKind,
	unknown,
	withPath,
} from "./known_value.js";
import { calledKind, worksOnTable } from "./naming.js";
import { findDeclared, mentionsOfConstruct } from "./places.js";

/** Where a value stands: names in it mean those of this construct. */
export interface Standpoint {
	readonly workspace: Workspace;
	/** null outside of every construct. */
	readonly construct: ConstructMentions | null;
	/** What elements of `$$` and `$this` are, within an expression filter. */
	readonly element?: Known;
	/** In a test `$response` is what the construct gives. */
	readonly isTest?: boolean;
	/** The table a query asks. */
	readonly table?: string | null;
}

/** How deep is looked, and how many values: programs may define variables by each other. */
const deepest = 12;
const mostSteps = 400;

/** What can be told of the value of an expression. */
export function knownOf(expression: Expression, standpoint: Standpoint): Known {
	return new Inference(standpoint.workspace).of(expression, standpoint, 0);
}

/** What can be told of a variable of a construct. */
export function knownOfVariable(name: string, standpoint: Standpoint): Known {
	return new Inference(standpoint.workspace).variable(name, standpoint, 0);
}

/** What the inputs of a construct are. */
export function knownOfInputs(node: Statement): Known {
	return ofColumns(inputsOf(node));
}

/** A row of a table; unknown when the project declares no such table. */
export function knownOfTable(name: string, workspace: Workspace): Known {
	const table = findDeclared(workspace, { kind: "table", name });
	return table ? ofColumns(columnsOf(table.node)) : unknown;
}

/** What a construct of the project gives. */
export function knownOfResponse(construct: ConstructMentions, workspace: Workspace): Known {
	const response = responseOf(construct.node);
	return response === null ? unknown : knownOf(response, { workspace, construct });
}

function ofColumns(columns: readonly Column[]): Known {
	const members = new Map<string, KnownMember>();
	for (const column of columns) {
		if (!members.has(column.name)) members.set(column.name, memberOf(column));
	}
	return { kind: "object", members, element: null };
}

function memberOf(column: Column): KnownMember {
	const values = valuesOf(column);
	const parts = [
		optionOf(column, "description"),
		values.length > 0 ? `One of ${values.map((value) => `\`${value}\``).join(", ")}.` : null,
	].filter((part) => part !== null);
	return {
		known: knownOfColumn(column),
		detail: declarationText(column),
		documentation: parts.length > 0 ? parts.join("\n\n") : null,
	};
}

/** What a declared input, column or field holds. */
function knownOfColumn(column: Column): Known {
	const fields = fieldsOf(column);
	let known: Known = fields === null ? ofKind(typeKind(column.type)) : ofColumns(fields);
	for (const _list of column.lists) known = { kind: "array", members: null, element: known };
	return known;
}

function typeKind(type: string): KnownKind | null {
	const result = findType(type)?.result ?? "any";
	return result === "any" ? null : result === "int" ? "number" : result;
}

/** Statements on tables whose result is a row. */
const rowStatements = new Set(["db.get", "db.add", "db.edit", "db.patch", "db.add_or_edit"]);

class Inference {
	private steps = 0;

	constructor(private readonly workspace: Workspace) {}

	of(written: Expression, standpoint: Standpoint, depth: number): Known {
		if (depth > deepest || this.steps++ > mostSteps) return unknown;
		const node = withoutGroups(written);
		const next = depth + 1;
		switch (node.kind) {
			case "Text":
				return ofKind("text");
			case "Number":
				return ofKind("number");
			case "Timestamp":
				return ofKind("number");
			case "Word":
				return ofKind(
					node.value === "true" || node.value === "false" ? "bool" : node.value === "now" ? "number" : null,
				);
			case "Array": {
				const [first] = node.elements;
				return { kind: "array", members: null, element: first ? this.of(first.value, standpoint, next) : null };
			}
			case "Object":
				return this.object(node, standpoint, next);
			case "Binary":
				return this.operator(node.operator, node.left, node.right, standpoint, next);
			case "Unary":
				return ofKind(node.operator === "!" ? "bool" : "number");
			case "Ternary":
				return either(this.of(node.consequent, standpoint, next), this.of(node.alternate, standpoint, next));
			case "Assignment":
				return this.of(node.target.base, standpoint, next);
			case "Cast":
				return ofKind(typeKind(node.type));
			case "Variable":
				return this.variable(node.name, standpoint, next);
			case "Access":
				return this.access(node, standpoint, next);
			case "Pipe": {
				let known = this.of(node.subject, standpoint, next);
				for (const use of node.filters) if (!use.disabled) known = this.filtered(known, use, standpoint, next);
				return known;
			}
			default:
				return unknown;
		}
	}

	private object(node: ObjectLiteral, standpoint: Standpoint, depth: number): Known {
		const members = new Map<string, KnownMember>();
		for (const { key, value, disabled } of node.entries) {
			if (disabled) continue;
			if (key === null) {
				const spread = this.of(value, standpoint, depth).members;
				for (const [name, member] of spread ?? []) members.set(name, member);
			} else if (typeof key === "string") {
				const known = this.of(value, standpoint, depth);
				members.set(key, { known, detail: kindInWords(known), documentation: null });
			}
		}
		return { kind: "object", members, element: null };
	}

	private operator(
		operator: string,
		left: Expression,
		right: Expression,
		standpoint: Standpoint,
		depth: number,
	): Known {
		if (operator === "..") return { kind: "array", members: null, element: ofKind("number") };
		if (/^[-+*/%]$/.test(operator)) return ofKind("number");
		if (operator === "??" || operator === "||" || operator === "?:")
			return either(this.of(left, standpoint, depth), this.of(right, standpoint, depth));
		if (operator === "~") {
			const known = this.of(left, standpoint, depth);
			return known.kind === "array" ? known : ofKind("text");
		}
		return ofKind("bool");
	}

	variable(name: string, standpoint: Standpoint, depth: number): Known {
		const { construct } = standpoint;
		if (depth > deepest || this.steps++ > mostSteps) return unknown;
		if (name === "input") return construct ? ofColumns(inputsOf(construct.node)) : unknown;
		if ((name === "$" || name === "this") && standpoint.element) return standpoint.element;
		if (name === "db" && standpoint.table) return knownOfTable(standpoint.table, this.workspace);
		if (name === "response" && standpoint.isTest && construct) {
			const response = responseOf(construct.node);
			return response ? this.of(response, { workspace: this.workspace, construct }, depth + 1) : unknown;
		}
		if (!construct) return unknown;
		const assignments = construct.assignments.get(name);
		if (!assignments) return name === "error" ? knownError : unknown;
		let whole: Known | null = null;
		for (const assignment of assignments) {
			if (assignment.path.length > 0 || assignment.given?.kind === "change") continue;
			const known = assignment.given === null ? unknown : this.given(assignment, standpoint, depth + 1);
			whole = whole === null ? known : either(whole, known);
		}
		let known = whole ?? unknown;
		for (const { path, given } of assignments) {
			if (path.length > 0 && given?.kind !== "change")
				known = withPath(
					known,
					path,
					given?.kind === "value" ? this.of(given.expression, standpoint, depth + 1) : unknown,
				);
		}
		return known;
	}

	private given({ given }: Assignment, standpoint: Standpoint, depth: number): Known {
		switch (given?.kind) {
			case "value":
				return this.of(given.expression, standpoint, depth);
			case "result": {
				const bound = this.result(given.statement, standpoint, depth);
				const filters = given.statement.result?.kind === "Pipe" ? given.statement.result.filters : [];
				return filters.reduce((known, use) => this.filtered(known, use, standpoint, depth), bound);
			}
			case "element": {
				if (given.loop?.name === "for") return ofKind("number");
				const [list] = given.loop?.args ?? [];
				return list ? (this.of(list, standpoint, depth).element ?? unknown) : unknown;
			}
			default:
				return unknown;
		}
	}

	/** What a statement binds. */
	private result(node: Statement, standpoint: Standpoint, depth: number): Known {
		const called = calledKind(node.name);
		const name = nameOf(node.args[0]);
		if (called !== null && name !== null) {
			const callee = findDeclared(this.workspace, { kind: called, name });
			if (callee === undefined) {
				const builtin = called === "function" ? this.workspace.catalogue.function(name) : undefined;
				return builtin ? resultOfExamples(builtin) : unknown;
			}
			const construct = mentionsOfConstruct(callee, this.workspace);
			const response = construct && responseOf(construct.node);
			return construct && response ? this.of(response, { workspace: this.workspace, construct }, depth + 2) : unknown;
		}
		if (worksOnTable(node.name)) return this.rows(node);
		const definition = this.workspace.catalogue.statement(node.name);
		if (definition === undefined) return unknown;
		if (definition.family === "array") return this.ofList(node, standpoint, depth);
		return resultOfExamples(definition);
	}

	private rows(node: Statement): Known {
		const row = knownOfTable(nameOf(node.args[0]) ?? "", this.workspace);
		if (rowStatements.has(node.name)) return row;
		if (node.name === "db.has") return ofKind("bool");
		if (node.name !== "db.query") return unknown;
		const written = attributeOf(node, "return")?.value;
		const returned = written ? withoutGroups(written) : null;
		const type = returned?.kind === "Object" ? (nameOf(entryOf(returned, "type")) ?? "list") : "list";
		if (type === "single") return row;
		if (type === "exists") return ofKind("bool");
		if (type === "count") return ofKind("number");
		const rows: Known = { kind: "array", members: null, element: row };
		return type === "list" && !(returned?.kind === "Object" && entryOf(returned, "paging")) ? rows : unknown;
	}

	/** Statements over arrays give an element, or an array of the same elements. */
	private ofList(node: Statement, standpoint: Standpoint, depth: number): Known {
		const [first] = node.args;
		const list = first ? this.of(targetOf(unwrap(first)) ? unwrap(first) : first, standpoint, depth) : unknown;
		switch (node.name) {
			case "array.find":
			case "array.pop":
			case "array.shift":
				return list.element ?? unknown;
			case "array.filter":
				return list;
			case "array.every":
			case "array.has":
				return ofKind("bool");
			case "array.find_index":
			case "array.filter_count":
				return ofKind("number");
			default:
				return unknown;
		}
	}

	private access(node: Extract<Expression, { kind: "Access" }>, standpoint: Standpoint, depth: number): Known {
		const [first] = node.steps;
		const isOther = node.base.kind === "Variable" && first?.kind === "member";
		let steps = node.steps;
		let known: Known;
		if (isOther && node.base.kind === "Variable" && node.base.name === "var") {
			known = this.variable(first.name, standpoint, depth);
			steps = steps.slice(1);
		} else if (isOther && node.base.kind === "Variable" && node.base.name === "db" && standpoint.table !== undefined) {
			const table = knownOfTable(first.name, this.workspace);
			known = table.members
				? table
				: (this.variable("db", standpoint, depth).members?.get(first.name)?.known ?? unknown);
			steps = steps.slice(1);
		} else known = this.of(node.base, standpoint, depth);
		for (const step of steps) {
			if (step.kind === "index") {
				const key = step.expression.kind === "Text" ? step.expression.value : null;
				known = (key === null ? known.element : known.members?.get(key)?.known) ?? unknown;
			} else if (step.kind === "member") known = memberIn(known, step.name);
			else known = unknown;
		}
		return known;
	}

	/** What a filter makes of a value. */
	private filtered(subject: Known, use: FilterUse, standpoint: Standpoint, depth: number): Known {
		const definition = this.workspace.catalogue.filter(use.name);
		if (definition === undefined) return unknown;
		const [argument] = use.args;
		switch (definition.name) {
			case "first":
			case "last":
			case "pop":
			case "shift":
			case "find":
				return subject.element ?? unknown;
			case "filter":
				return subject.kind === "array" ? subject : ofKind("array");
			case "get":
				return argument?.kind === "Text" ? memberIn(subject, argument.value) : unknown;
			case "map":
				return {
					kind: "array",
					members: null,
					element: argument ? this.of(argument, { ...standpoint, element: subject.element ?? unknown }, depth) : null,
				};
			case "set": {
				const [, value] = use.args;
				if (argument?.kind !== "Text" || !value) return subject;
				return withPath(subject, argument.value.split("."), this.of(value, standpoint, depth));
			}
			case "merge":
				return argument && subject.kind === "object" ? merged(subject, this.of(argument, standpoint, depth)) : subject;
		}
		const kind = definition.result === "any" ? null : definition.result === "int" ? "number" : definition.result;
		if (kind === "array" && definition.family === "array" && subject.kind === "array") return subject;
		return ofKind(kind);
	}
}

const knownError: Known = {
	kind: "object",
	members: new Map(
		["code", "message", "name", "result"].map((name) => [
			name,
			{
				known: ofKind(name === "result" ? null : "text"),
				detail: name === "result" ? "any" : "text",
				documentation: null,
			},
		]),
	),
	element: null,
};
