import type { Binary } from "../../../../grammar/ast.js";
import { differenceFromXano } from "../../readings.js";
import { rule } from "../../rule.js";
import { excerpt, parenthesize } from "../../suggestions.js";

const arithmetic = new Set(["+", "-", "*", "/", "%"]);

/** Operators without parentheses that Xano puts together differently. */
export const leftToRight = rule({
	name: "left-to-right",
	create: ({ report, textOf }) => ({
		Binary: (node, { parent, reading }) => {
			if (parent?.kind === "Binary" || reading === "element") return;
			const difference = differenceFromXano(node, reading);
			if (difference === null) return;
			const { parts, differing } = difference;
			const code = differing.every((each) => arithmetic.has(each))
				? "remainder-precedence"
				: differing.every((each) => each === "&&" || each === "||") && reading === "condition"
					? "mixed-and-or"
					: "left-to-right";
			const edits = parts.flatMap((part) => parenthesize(part).edits);
			report({
				code,
				severity: "portability",
				message: `Xano reads ${subject(differing)} from left to right here`,
				span: node,
				help: `put ${parts.length === 1 ? `\`${excerpt(textOf(parts[0] as Binary))}\`` : "what belongs together"} into parentheses`,
				...(edits.length > 0 ? { fix: { title: "add parentheses", edits } } : {}),
			});
		},
	}),
});

function subject(operators: readonly string[]): string {
	const distinct = [...new Set(operators)];
	return distinct.length === 1 ? `\`${distinct[0]}\`` : "these operators";
}
