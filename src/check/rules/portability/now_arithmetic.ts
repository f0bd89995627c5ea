import { withoutGroups } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** `now - 86400000` */
export const nowArithmetic = rule({
	name: "now-arithmetic",
	create: ({ report }) => ({
		Binary: ({ operator, left, right }) => {
			if (!["+", "-", "*", "/", "%"].includes(operator)) return;
			for (const operand of [left, right]) {
				const bare = withoutGroups(operand);
				if (bare.kind !== "Word" || bare.value !== "now") continue;
				report({
					code: "now-arithmetic",
					severity: "portability",
					message: "Xano does not calculate with `now`",
					span: operand,
					help: "write `(now|to_ms)`",
					fix: replace("write `(now|to_ms)`", operand, "(now|to_ms)"),
				});
			}
		},
	}),
});
