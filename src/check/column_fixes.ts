import type { Column, Expression, Statement } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import { enabledItems, withoutGroups } from "../../grammar/tree.js";
import type { Edit, Fix } from "../diagnostics/diagnostic.js";

/** An option as it is written: in the braces of the input, or before them. */
export interface WrittenOption extends Span {
	readonly name: string;
	readonly value?: Expression;
}

/**
 * Puts what was written as an option of an input where it belongs: `optional = true` behind the name, `default` behind
 * `?=`, `filters` before the braces. What is required need not be said.
 * @param text the whole file
 */
export function movedOption(option: WrittenOption, node: Column, text: string): { fix?: Fix } {
	const value = option.value ? withoutGroups(option.value) : null;
	if (value === null) return {};
	const removal = removed(option, node, text);
	const name = { start: node.nameSpan.start, end: node.nameSpan.end };
	// The span of a name includes its question mark where there is one.
	const mark = node.optional ? "" : "?";
	const add = (title: string, edit: Edit): { fix: Fix } => ({ fix: { title, edits: [edit, removal] } });
	const at = (place: number, written: string): Edit => ({ span: { start: place, end: place }, text: written });
	const isTrue = value.kind === "Word" && value.value === "true";
	const isFalse = value.kind === "Word" && value.value === "false";
	switch (option.name) {
		case "optional":
		case "nullable":
		case "required":
		case "allow_null": {
			if (!isTrue && !isFalse) return {};
			const wants = option.name === "required" ? isFalse : isTrue;
			if (!wants || (node.optional && !option.name.includes("null")))
				return { fix: { title: "leave it out", edits: [removal] } };
			return option.name.includes("null")
				? node.nullable
					? { fix: { title: "leave it out", edits: [removal] } }
					: add("write `?` behind the type", at(node.typeSpan.end, "?"))
				: add("write `?` behind the name", at(name.end, "?"));
		}
		case "default":
		case "default_value":
			if (node.default !== null || !/^(?:Text|Number|Word|Unary)$/.test(value.kind)) return {};
			return add("write the default behind the name", at(name.end, `${mark}=${text.slice(value.start, value.end)}`));
		case "filters":
		case "filter":
			if (value.kind !== "Text" || node.filters.length > 0 || /[\s"\\]/.test(value.value) || value.value === "")
				return {};
			return add("write it before the braces", at(node.default?.end ?? name.end, ` filters=${value.value}`));
		default:
			return {};
	}
}

/** Takes an option out, with its line where it has one, and with the braces where nothing else is in them. */
function removed(option: WrittenOption, node: Column, text: string): Edit {
	const others = enabledItems((node as unknown as Statement).body).length - 1;
	const inBraces = node.body !== null && node.body.start < option.start;
	if (inBraces && others === 0 && node.body !== null && !/\/\//.test(text.slice(node.body.start, node.body.end))) {
		const start = text.slice(0, node.body.start).trimEnd().length;
		return { span: { start, end: node.body.end }, text: "" };
	}
	const lineStart = text.lastIndexOf("\n", option.start - 1) + 1;
	const lineEnd = text.indexOf("\n", option.end);
	const before = text.slice(lineStart, option.start);
	const behind = text.slice(option.end, lineEnd);
	if (inBraces && lineEnd >= 0 && /^[ \t]*$/.test(before) && /^[ \t\r,;]*$/.test(behind))
		return { span: { start: lineStart, end: lineEnd + 1 }, text: "" };
	const start = text.slice(0, option.start).trimEnd().length;
	return { span: { start: inBraces ? option.start : start, end: option.end }, text: "" };
}

/** Takes an input filter out of its list; the last one takes the list with it. */
export function withoutInputFilter(at: number, node: Column, text: string): Fix {
	const use = node.filters[at];
	const next = node.filters[at + 1];
	const before = node.filters[at - 1];
	const span = !use
		? { start: 0, end: 0 }
		: next
			? { start: use.start, end: next.start }
			: before
				? { start: before.end, end: use.end }
				: { start: text.slice(0, use.start).replace(/\s*filters\s*=\s*$/, "").length, end: use.end };
	return { title: "leave it out", edits: [{ span, text: "" }] };
}
