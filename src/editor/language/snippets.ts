import type {
	ArgumentKind,
	StatementAttribute,
	StatementDefinition,
	StatementPositional,
} from "../../catalogue/define.js";
import { encodeJson } from "../../values/json.js";
import type { Value } from "../../values/kinds.js";
import type { Expected } from "./expected.js";

/*
 * Snippets as editors read them: `$1` and `${1:text}` are places to fill in, `${1|a,b|}` is a choice. A dollar sign of
 * the language itself is written `\$`.
 */

/** Text that means itself in a snippet. */
export function literal(text: string): string {
	return text.replace(/[\\$}]/g, "\\$&");
}

/** Numbers the places of one snippet. */
export class Stops {
	private last = 0;

	/** A place without a proposal. */
	empty(): string {
		return `$${++this.last}`;
	}

	/** A place with a proposal that is typed over. */
	filled(text: string): string {
		return `\${${++this.last}:${literal(text)}}`;
	}

	/** A place where one of a few texts stands. */
	choice(texts: readonly string[]): string {
		if (texts.length === 1) return this.filled(texts[0] as string);
		return `\${${++this.last}|${texts.map((text) => text.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
	}
}

/** A value to be filled in, with the brackets or quotes of its kind. */
export function valuePlace({ kind, values, keys }: Expected, stops: Stops, fallback?: Value): string {
	if (values.length > 0) {
		const isText = values.every((value) => typeof value === "string");
		const texts = values.map(String);
		return isText ? `"${stops.choice(texts)}"` : stops.choice(texts);
	}
	if (typeof fallback === "string" && fallback !== "") return `"${stops.filled(fallback)}"`;
	if (typeof fallback === "number" || typeof fallback === "boolean") return stops.filled(encodeJson(fallback));
	const required = keys.filter((key) => key.required);
	if (required.length > 0) {
		const entries = required.map((key) => `${key.name}: ${valuePlace(key.value, stops)}`);
		return kind === "array" ? `[{${entries.join(", ")}}]` : `{${entries.join(", ")}}`;
	}
	return plainPlace(kind, stops);
}

/** A place for a value of a kind, in the brackets or quotes of its kind. */
export function plainPlace(kind: ArgumentKind, stops: Stops): string {
	switch (kind) {
		case "text":
			return `"${stops.empty()}"`;
		case "int":
		case "number":
			return stops.filled("0");
		case "bool":
			return stops.choice(["true", "false"]);
		case "array":
			return `[${stops.empty()}]`;
		case "object":
			return `{${stops.empty()}}`;
		default:
			return stops.empty();
	}
}

/** A positional argument to be filled in. */
function positionalPlace({ name, form }: StatementPositional, stops: Stops): string {
	switch (form) {
		case "variable":
			return `\\$${stops.filled(name)}`;
		case "condition":
			return `(${stops.filled(name)})`;
		case "value":
			return `(${stops.filled(`$${name}`)})`;
		case "name":
			return `"${stops.empty()}"`;
		case "word":
			return stops.filled(name);
	}
}

/** What stands between a block's name and its brace: `(condition)`, `as $element`. */
function headPlace(head: string, stops: Stops): string {
	return head.replace(/\$(\w+)|\((\w+)\)/g, (_all, variable: string | undefined, word: string | undefined) =>
		variable !== undefined ? `\\$${stops.filled(variable)}` : `(${stops.filled(word ?? "")})`,
	);
}

/** A block with nothing in it yet. */
export function blockSnippet(name: string, head: string | undefined, stops: Stops, indent = ""): string {
	const opening = head === undefined ? name : `${name} ${headPlace(head, stops)}`;
	return `${indent}${opening} {\n${indent}  ${stops.empty()}\n${indent}}`;
}

/** A property with a place for its value. */
export function propertySnippet(name: string, expected: Expected, stops: Stops, fallback?: Value): string {
	return `${name} = ${valuePlace(expected, stops, fallback)}`;
}

/** A statement with what it has to have. */
export function statementSnippet(
	{ name, positional, named = [], attributes, blocks = [], binds }: StatementDefinition,
	expected: (attribute: StatementAttribute) => Expected,
): string {
	const stops = new Stops();
	const head = [name, ...positional.filter(({ required }) => required).map((each) => positionalPlace(each, stops))];
	for (const each of named.filter(isWanted)) head.push(`${each.name}=${wordPlace(expected(each), stops)}`);
	const lines = attributes
		.filter(isWanted)
		.map((each) => `  ${propertySnippet(each.name, expected(each), stops, each.required ? undefined : each.default)}`);
	for (const block of blocks) if (block.required) lines.push(blockSnippet(block.name, block.head, stops, "  "));
	const hasBody = attributes.length > 0 || blocks.length > 0;
	const body =
		lines.length > 0 ? ` {\n${lines.join("\n")}\n}` : hasBody && binds === "never" ? ` {\n  ${stops.empty()}\n}` : "";
	const result = binds === "never" ? "" : ` as \\$${stops.filled("result")}`;
	return head.join(" ") + body + result;
}

function isWanted({ required, requiredOnXano }: StatementAttribute): boolean {
	return required || requiredOnXano !== undefined;
}

function wordPlace({ values }: Expected, stops: Stops): string {
	return values.length > 0 ? stops.choice(values.map(String)) : stops.empty();
}
