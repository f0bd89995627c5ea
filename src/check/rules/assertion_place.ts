import { rule } from "../rule.js";

/** Assertions in the stack of a function. */
export const assertionPlace = rule({
	name: "assertion-place",
	create: ({ report }) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement" || meaning.definition.family !== "expect") return;
			report({
				code: "assertion-outside-test",
				severity: "portability",
				message: `\`${node.name}\` stands outside of a test`,
				span: node.nameSpan,
				why: "Xano wants assertions in tests only; in the stack of a function a failing one makes every request fail.",
				help: `move it into a \`test\` of the function, or write a \`precondition\``,
			});
		},
	}),
});
