import { rule } from "../rule.js";

/** `{($key): 1}`, and `{$key: 1}`, which is no computed key though it looks like one. */
export const computedKey = rule({
	name: "computed-key",
	create: ({ report, textOf, facts }) => ({
		Object: ({ entries }) => {
			for (const { key, keySpan, disabled } of entries) {
				if (disabled || key === null) continue;
				if (typeof key !== "string") {
					report({
						code: "computed-key",
						severity: "portability",
						message: "the keys of an object are fixed on Xano",
						span: keySpan,
						help: "write `{…}|set:$key:$value`",
					});
				} else if (key.startsWith("$") && textOf(keySpan) === key && facts.variables.has(key.slice(1))) {
					report({
						code: "computed-key",
						severity: "warning",
						message: `this key is the text \`${key}\`, not the value of the variable`,
						span: keySpan,
						help: `for its value write \`{…}|set:${key}:…\`, for the text put it into quotes`,
					});
				}
			}
		},
	}),
});
