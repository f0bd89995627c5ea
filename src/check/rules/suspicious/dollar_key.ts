import { rule } from "../../rule.js";

/** `{$key: 1}`, which has the key `$key` itself though it looks computed. */
export const dollarKey = rule({
	name: "dollar-key",
	create: ({ report, textOf, facts }) => ({
		Object: ({ entries }) => {
			for (const { key, keySpan, disabled } of entries) {
				if (disabled || typeof key !== "string" || !key.startsWith("$")) continue;
				if (textOf(keySpan) !== key || !facts.variables.has(key.slice(1))) continue;
				report({
					code: "dollar-key",
					severity: "warning",
					message: `this key is the text \`${key}\`, not the value of the variable`,
					span: keySpan,
					help: `for its value write \`{…}|set:${key}:…\`, for the text put it into quotes`,
					fix: { title: "put it into quotes", edits: [{ span: keySpan, text: JSON.stringify(key) }] },
				});
			}
		},
	}),
});
