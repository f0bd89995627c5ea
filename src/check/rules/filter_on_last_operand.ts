import { rule } from "../rule.js";
import { excerpt } from "../suggestions.js";

const wholes = new Set(["base64_encode", "base64_encode_urlsafe", "md5", "sha1", "sha256", "sha384", "sha512"]);

/** `$user ~ ":" ~ $key|base64_encode` encodes the key only. */
export const filterOnLastOperand = rule({
	name: "filter-on-last-operand",
	create: ({ report, textOf, catalogue }) => ({
		Binary: ({ operator, left, right }) => {
			if (operator !== "~" || right.kind !== "Pipe") return;
			const [use] = right.filters.filter(({ disabled }) => !disabled);
			const definition = use ? catalogue.filter(use.name) : undefined;
			if (!use || !definition) return;
			const isLiteral = right.subject.kind === "Text";
			if (!isLiteral && !wholes.has(definition.name)) return;
			report({
				code: "filter-on-last-operand",
				severity: "hint",
				message: `\`|${use.name}\` applies to \`${excerpt(textOf(right.subject), 30)}\` only`,
				span: right,
				help: `for the whole put parentheses before it: \`(${excerpt(textOf(left), 24)} ~ ${excerpt(textOf(right.subject), 24)})|${use.name}\``,
			});
		},
	}),
});
