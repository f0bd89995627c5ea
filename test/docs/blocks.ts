import { parse, parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { constructKinds } from "../../src/check/constructs.js";

/** A fenced block of a page, and the one that follows it directly, if any. */
export interface Block {
	readonly language: string;
	readonly text: string;
	/** Line of the page, for messages. */
	readonly line: number;
	readonly next: { readonly language: string; readonly text: string } | null;
}

/** The fenced blocks of a page in order. */
export function blocksOf(markdown: string): Block[] {
	const found = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
	return found.map((match, at) => {
		const following = found[at + 1];
		const end = match.index + match[0].length;
		const isNext = following !== undefined && markdown.slice(end, following.index).trim() === "";
		return {
			language: match[1] ?? "",
			text: match[2] ?? "",
			line: markdown.slice(0, match.index).split("\n").length,
			next: isNext ? { language: following[1] ?? "", text: following[2] ?? "" } : null,
		};
	});
}

/**
 * The file a block of XanoScript stands for. A block that begins with a construct is one already; statements, with a
 * `response = …` among them or without, become the stack of a function; anything else is an expression, and the
 * response of a function without statements.
 *
 * @throws Error for a block that is none of the three
 */
export function programOf(text: string): string {
	const { file, issues } = parse(new Source("block", text));
	const [first] = file.items;
	if (issues.length === 0 && first?.kind === "Statement" && constructKinds.includes(first.name)) return text;
	if (issues.length === 0 && first !== undefined) {
		const response = file.items.find((item) => item.kind === "Attribute" && item.name === "response");
		if (!response) return functionOf(text, "null");
		const { start, end } = response;
		return functionOf(text.slice(0, start) + text.slice(end), text.slice(start, end).replace(/^response\s*=\s*/, ""));
	}
	const expression = parseExpression(new Source("block", text.trim()));
	if (expression.issues.length === 0) return functionOf("", text.trim());
	throw new Error(`This block cannot be read: ${(issues[0] ?? expression.issues[0])?.message}`);
}

function functionOf(stack: string, response: string): string {
	return `function "example" {\n  input {\n  }\n\n  stack {\n${stack}\n  }\n\n  response = ${response}\n}\n`;
}
