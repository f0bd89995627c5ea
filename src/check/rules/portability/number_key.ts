import { rule } from "../../rule.js";

/** `{1: "one"}`: Xano wants quotes around a key that is a number. */
export const numberKey = rule({
	name: "number-key",
	create: ({ report, textOf }) => ({
		Object: ({ entries }) => {
			for (const { key, keySpan, disabled } of entries) {
				const written = textOf(keySpan);
				if (disabled || typeof key !== "string" || !/^\d/.test(written)) continue;
				report({
					code: "number-key",
					severity: "portability",
					message: "Xano wants quotes around a key that is a number",
					span: keySpan,
					help: `write \`"${written}": …\``,
					fix: {
						title: "put quotes around it",
						edits: [
							{ span: { start: keySpan.start, end: keySpan.start }, text: '"' },
							{ span: { start: keySpan.end, end: keySpan.end }, text: '"' },
						],
					},
				});
			}
		},
	}),
});
