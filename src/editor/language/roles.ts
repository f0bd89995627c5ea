import type { XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { type ConstructDefinition, type ConstructPart, findConstruct } from "../../catalogue/constructs/index.js";
import type { StatementDefinition } from "../../catalogue/define.js";
import type { Level, Levels } from "./levels.js";

/** What an open bracket is the bracket of, which tells what may stand in it. */
export type Role =
	| { readonly kind: "file" }
	/** The braces of a construct. */
	| { readonly kind: "construct"; readonly word: string; readonly definition: ConstructDefinition | null }
	/** A part of a construct that holds properties of its own. */
	| { readonly kind: "part"; readonly part: ConstructPart }
	| { readonly kind: "test"; readonly part: ConstructPart | null }
	/** Statements one after another. */
	| { readonly kind: "statements"; readonly owner: string }
	/** The braces of a statement: its properties, and its blocks if it has some. */
	| { readonly kind: "statement"; readonly name: string; readonly definition: StatementDefinition | null }
	/** Declarations of inputs or columns. */
	| { readonly kind: "columns"; readonly of: "inputs" | "columns" | "fields" }
	/** The options of one declaration. */
	| { readonly kind: "column"; readonly type: XanoToken }
	/** A bracket within a value. */
	| { readonly kind: "value" };

/** The brackets around a cursor with their roles, from the file inwards. */
export function rolesOf({ all }: Levels, catalogue: Catalogue): readonly Role[] {
	const roles: Role[] = [];
	for (const level of all) {
		const outer = roles.at(-1);
		roles.push(outer === undefined ? { kind: "file" } : roleIn(outer, level, catalogue));
	}
	return roles;
}

function roleIn(outer: Role, level: Level, catalogue: Catalogue): Role {
	if (level.kind !== "block" && level.kind !== "columns") return { kind: "value" };
	const [head] = level.head;
	const name = head?.tokenType === T.StatementName ? (head.payload as string) : null;
	switch (outer.kind) {
		case "file":
			return { kind: "construct", word: name ?? "", definition: findConstruct(name ?? "") ?? null };
		case "construct": {
			const part = outer.definition?.parts.find((each) => each.name === name) ?? null;
			return inConstruct(name ?? "", part, level, catalogue);
		}
		case "test":
		case "statements":
			return statementRole(name ?? "", catalogue);
		case "statement": {
			if (level.kind === "columns") return { kind: "columns", of: "fields" };
			const isBlock = outer.definition?.blocks?.some((block) => block.name === name) ?? true;
			return isBlock ? { kind: "statements", owner: name ?? "" } : statementRole(name ?? "", catalogue);
		}
		case "columns":
			return head?.tokenType === T.ColumnType ? { kind: "column", type: head } : { kind: "value" };
		case "column":
			return level.kind === "columns" || name === "schema" ? { kind: "columns", of: "fields" } : { kind: "value" };
		default:
			return { kind: "value" };
	}
}

function inConstruct(name: string, part: ConstructPart | null, level: Level, catalogue: Catalogue): Role {
	switch (part?.block) {
		case "inputs":
			return { kind: "columns", of: "inputs" };
		case "columns":
			return { kind: "columns", of: "columns" };
		case "outputs":
			return { kind: "columns", of: "fields" };
		case "statements":
			return { kind: "statements", owner: name };
		case "test":
			return { kind: "test", part };
		case "other":
			return { kind: "part", part };
	}
	if (part) return { kind: "part", part };
	if (level.kind === "columns") return { kind: "columns", of: "fields" };
	return statementRole(name, catalogue);
}

/** A statement, or a word such as `if` whose braces hold statements. */
function statementRole(name: string, catalogue: Catalogue): Role {
	const definition = catalogue.statement(name) ?? null;
	if (definition === null && isBranch(name, catalogue)) return { kind: "statements", owner: name };
	return { kind: "statement", name, definition };
}

const branches = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Whether a word is a block of some statement: `if`, `each`, `try`. */
function isBranch(name: string, catalogue: Catalogue): boolean {
	let words = branches.get(catalogue);
	if (words === undefined) {
		words = new Set(catalogue.statements.flatMap(({ blocks = [] }) => blocks.map((block) => block.name)));
		branches.set(catalogue, words);
	}
	return words.has(name);
}
