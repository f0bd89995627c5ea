import type { Expression } from "../../../../grammar/ast.js";
import { attributeOf, withoutGroups } from "../../../../grammar/tree.js";
import { kindOf } from "../../kinds.js";
import { type Context, rule } from "../../rule.js";
import { type Proposal, replace } from "../../suggestions.js";

const requests: ReadonlySet<string> = new Set(["api.request", "stream.from_request"]);

/** `headers = {Authorization: "…"}`: Xano takes a list of lines. */
export const headerList = rule({
	name: "header-list",
	create: (context) => ({
		statement: (node) => {
			const value = requests.has(node.name) ? attributeOf(node, "headers")?.value : undefined;
			if (!value || kindOf(value, context) !== "object") return;
			const written = withoutGroups(value);
			if (written.kind === "Object" && written.entries.length === 0) return;
			context.report({
				code: "header-object",
				severity: "portability",
				message: "Xano wants the headers as a list of lines",
				span: value,
				help: 'write `headers = ["Authorization: Bearer " ~ $token]`',
				...asList(written, context),
			});
		},
	}),
});

/** The same headers as a list, where every one of them is written out. */
function asList(node: Expression, { textOf }: Context): Proposal {
	if (node.kind !== "Object") return {};
	const lines: string[] = [];
	for (const { key, value, disabled } of node.entries) {
		if (disabled || typeof key !== "string" || /["\\]/.test(key)) return {};
		if (value.kind === "Text" && !/["\\\n]/.test(value.value)) lines.push(`"${key}: ${value.value}"`);
		else lines.push(`"${key}: " ~ ${isOperand(value) ? textOf(value) : `(${textOf(value)})`}`);
	}
	return { fix: replace("write them as a list", node, `[${lines.join(", ")}]`) };
}

function isOperand({ kind }: Expression): boolean {
	return kind === "Variable" || kind === "Access" || kind === "Text" || kind === "Number" || kind === "Group";
}
