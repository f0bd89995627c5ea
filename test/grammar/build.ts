import { expect } from "vitest";
import type { Block, Column, Expression, File, FilterUse, Item, Statement } from "../../grammar/ast.js";
import { parse, parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";

/** Parses a program that has to be well formed. */
export function read(text: string): File {
	const { file, issues } = parse(new Source("test.xs", text));
	expect(issues).toEqual([]);
	return file;
}

/** The issues of a text: code and the underlined piece. */
export function mistakes(text: string): [code: string, underlined: string][] {
	return parse(new Source("test.xs", text)).issues.map(({ code, span }) => [code, text.slice(span.start, span.end)]);
}

/** An expression with all its structure shown by parentheses. */
export function shape(text: string): string {
	const { expression, issues } = parseExpression(new Source("test.xs", text));
	expect(issues).toEqual([]);
	return show(expression as Expression);
}

export function show(node: Expression): string {
	switch (node.kind) {
		case "Text":
			return JSON.stringify(node.value);
		case "Number":
			return `${node.value}${typeof node.value === "bigint" ? "n" : ""}`;
		case "Timestamp":
			return `<${node.value}>`;
		case "Word":
			return node.value === "" ? "missing" : node.value;
		case "Variable":
			return `$${node.name}`;
		case "Access":
			return `${show(node.base)}${node.steps.map((step) => (step.kind === "index" ? `[${show(step.expression)}]` : step.kind === "member" ? `.${step.name}` : `.$${step.name}`)).join("")}`;
		case "Pipe":
			return `(${show(node.subject)}${node.filters.map(showFilter).join("")})`;
		case "Binary":
			return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
		case "Unary":
			return `(${node.operator}${show(node.operand)})`;
		case "Ternary":
			return `(${show(node.condition)} ? ${show(node.consequent)} : ${show(node.alternate)})`;
		case "Assignment":
			return `(${show(node.target)} = ${show(node.value)})`;
		case "Array":
			return `[${node.elements.map((element) => `${element.spread ? "..." : ""}${show(element.value)}`).join(", ")}]`;
		case "Object":
			return `{${node.entries.map((entry) => `${entry.disabled ? "!" : ""}${entry.key === null ? "..." : `${typeof entry.key === "string" ? entry.key : show(entry.key)}: `}${show(entry.value)}`).join(", ")}}`;
		case "Group":
			return show(node.expression);
		case "Cast":
			return `!${node.type} ${show(node.operand)}`;
	}
}

function showFilter(filter: FilterUse): string {
	const args = filter.args.map((argument) => `:${argument === null ? "" : show(argument)}`).join("");
	return `${filter.disabled ? "!" : ""}|${filter.operator ?? filter.name}${args}`;
}

/** One line per item, indented as deep as it is nested. */
export function outline(items: readonly Item[], indentation = ""): string {
	return items.map((item) => indentation + (item.disabled ? "!" : "") + line(item, indentation)).join("\n");
}

function line(item: Item, indentation: string): string {
	switch (item.kind) {
		case "Attribute":
			return `${item.name} = ${show(item.value)}`;
		case "Statement":
			return statement(item, indentation);
		case "Column":
			return column(item, indentation);
	}
}

function statement(item: Statement, indentation: string): string {
	const named = item.namedArguments.map(({ name, value }) => ` ${name}=${show(value)}`).join("");
	const args = item.args.map((argument) => ` ${show(argument)}`).join("");
	const binding = item.binding ? ` as ${show(item.binding)}` : "";
	const result = item.result ? ` -> ${show(item.result)}` : "";
	return `${item.name}${args}${named}${binding}${result}${item.breaks ? " break" : ""}${block(item.body, indentation)}`;
}

function column(item: Column, indentation: string): string {
	const lists = item.lists.map(({ minimum, maximum }) => `[${minimum ?? ""}:${maximum ?? ""}]`).join("");
	const fallback = item.default ? ` default ${show(item.default)}` : "";
	const filters = item.filters.map(showFilter).join("");
	const named = item.namedArguments.map(({ name, value }) => ` ${name}=${show(value)}`).join("");
	return `column ${item.type}${lists}${item.nullable ? "?" : ""} ${item.name}${item.optional ? "?" : ""}${fallback}${filters && ` ${filters}`}${named}${block(item.body, indentation)}`;
}

function block(body: Block | null, indentation: string): string {
	if (!body) return "";
	return body.items.length === 0 ? " {}" : `\n${outline(body.items, `${indentation}  `)}`;
}

const placeNames = new Set(["start", "end", "nameSpan", "keySpan", "typeSpan", "operatorSpan", "raw"]);

/** A tree without places and without the way its texts and numbers are written. */
export function bare(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(bare);
	if (node === null || typeof node !== "object") return node;
	return Object.fromEntries(
		Object.entries(node)
			.filter(([key]) => !placeNames.has(key))
			.map(([key, value]) => [key, bare(value)]),
	);
}
