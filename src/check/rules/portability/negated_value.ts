import { rule } from "../../rule.js";

/** A minus before anything but a number. */
export const negatedValue = rule({
	name: "negated-value",
	create: ({ report, textOf }) => ({
		Unary: (node, { parent }) => {
			if (node.operator !== "-") return;
			const operand = textOf(node.operand);
			const isSimple = node.operand.kind !== "Pipe" && node.operand.kind !== "Unary";
			const subtraction = `0 - ${isSimple ? operand : `(${operand})`}`;
			const text = parent === null || parent.kind === "Group" ? subtraction : `(${subtraction})`;
			report({
				code: "negated-value",
				severity: "portability",
				message: "Xano has no minus before a value",
				span: node,
				help: `write \`${text.length > 60 ? "0 - …" : text}\``,
				fix: { title: "subtract from zero", edits: [{ span: node, text }] },
			});
		},
	}),
});
