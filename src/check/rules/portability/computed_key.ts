import { rule } from "../../rule.js";

/** `{($key): 1}` */
export const computedKey = rule({
	name: "computed-key",
	create: ({ report }) => ({
		Object: ({ entries }) => {
			for (const { key, keySpan, disabled } of entries) {
				if (disabled || key === null || typeof key === "string") continue;
				report({
					code: "computed-key",
					severity: "portability",
					message: "the keys of an object are fixed on Xano",
					span: keySpan,
					help: "write `{…}|set:$key:$value`",
				});
			}
		},
	}),
});
