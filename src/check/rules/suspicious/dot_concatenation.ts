import { rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** `"Hello " . $name`, which joins texts in PHP and reads a member here. */
export const dotConcatenation = rule({
	name: "dot-concatenation",
	create: ({ report, textOf }) => ({
		Access: ({ base, steps }) => {
			let end = base.end;
			for (const step of steps) {
				const between = textOf({ start: end, end: step.end });
				const dot = between.indexOf(".");
				if (step.kind === "variable-member" && (base.kind === "Text" || /^[ \t]+\.[ \t]+\$/.test(between))) {
					report({
						code: "dot-concatenation",
						severity: "warning",
						message: "`.` reads a member of the value before it",
						span: { start: end + dot, end: end + dot + 1 },
						help: "texts are joined with `~`",
						fix: replace("join with `~`", { start: end + dot, end: end + dot + 1 }, "~"),
					});
				}
				end = step.end;
			}
		},
	}),
});
