import type { Expression, TextLiteral } from "../../../grammar/ast.js";
import { parseExpression } from "../../../grammar/parse.js";
import { Source, type Span } from "../../../grammar/source.js";

/** A name of the program within a text. */
export interface EmbeddedName {
	readonly kind: "variable" | "input";
	readonly name: string;
	readonly span: Span;
}

/** The expression a text holds (`!expr "$a + 1"`), with places in the file; null when it is none, or is written with escapes. */
export function expressionInText(node: TextLiteral): Expression | null {
	const length = node.style === "double" || node.style === "single" ? 1 : 3;
	const written = node.raw.slice(length, -length);
	if (node.style === "heredoc" || node.style === "heredoc-single" || written !== node.value) return null;
	const { expression, issues } = parseExpression(new Source("text", written), node.start + length);
	return issues.length === 0 ? expression : null;
}

/** `$var.name` and `$input.name` in code of other languages, and `$name` where a template is evaluated. */
const qualified = /\$(var|input)\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*(["'])([A-Za-z_]\w*)\3\s*\])/g;
const evaluated = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const dollarName = /\$([A-Za-z_]\w*)/g;

/** Names of the program in a text that is JavaScript or a template. */
export function namesInText({ raw, start }: TextLiteral): EmbeddedName[] {
	const found: EmbeddedName[] = [];
	if (!raw.includes("$")) return found;
	for (const match of raw.matchAll(qualified)) {
		const name = (match[2] ?? match[4]) as string;
		const at = start + match.index + match[0].lastIndexOf(name);
		found.push({ kind: match[1] === "var" ? "variable" : "input", name, span: { start: at, end: at + name.length } });
	}
	for (const part of raw.matchAll(evaluated)) {
		for (const match of part[0].matchAll(dollarName)) {
			const name = match[1] as string;
			if (name === "var" || name === "input" || name === "env" || name === "auth") continue;
			const at = start + part.index + match.index + 1;
			found.push({ kind: "variable", name, span: { start: at, end: at + name.length } });
		}
	}
	return found;
}
