import type { Expression } from "../../grammar/ast.js";
import type { ArgumentKind } from "../catalogue/define.js";
import type { Finding } from "./rule.js";

const nouns: Readonly<Record<ArgumentKind, string>> = {
	any: "a value",
	text: "a text",
	int: "a number",
	number: "a number",
	bool: "`true` or `false`",
	array: "a list",
	object: "an object",
	expression: "an expression",
};

/** Whether a literal may stand for a kind; what is no literal always may. */
export function fits(node: Expression, kind: ArgumentKind): boolean {
	if (node.kind === "Word" && node.value !== "true" && node.value !== "false") return true;
	const isComposed = node.kind === "Array" || node.kind === "Object";
	const isAtom = node.kind === "Text" || node.kind === "Number" || node.kind === "Word";
	switch (kind) {
		case "text":
			return !isComposed;
		case "int":
		case "number":
			if (node.kind === "Text") return node.value.trim() !== "" && Number.isFinite(Number(node.value));
			return !isComposed && node.kind !== "Word";
		case "bool":
			if (node.kind === "Text") return /^(?:true|false|1|0|)$/i.test(node.value);
			return !isComposed;
		// Lists and objects stand for one another in places: both are PHP's arrays. A text may be an
		// empty field or JSON.
		case "array":
		case "object":
			return !isAtom || (node.kind === "Text" && /^\s*(?:[[{]|$)/.test(node.value));
		default:
			return true;
	}
}

/** Says of a literal that it can never be used where it stands. */
export function wrongKind(name: string, span: { start: number; end: number }, kind: ArgumentKind): Finding {
	return { code: "attribute-kind", severity: "warning", message: `\`${name}\` is ${nouns[kind]}`, span };
}
