import { rule } from "../../rule.js";
import { excerpt } from "../../suggestions.js";

const arithmetic = new Set(["+", "-", "*", "/"]);
const roundings = new Set(["round", "floor", "ceil", "number_format"]);

const wholes = new Set(["base64_encode", "base64_encode_urlsafe", "md5", "sha1", "sha256", "sha384", "sha512"]);

/** `$user ~ ":" ~ $key|base64_encode` encodes the key only, `$price * $count|round:2` rounds the count. */
export const filterOnLastOperand = rule({
	name: "filter-on-last-operand",
	create: ({ report, textOf, catalogue }) => ({
		Binary: ({ operator, start, left, right }, { parent }) => {
			const isSum = arithmetic.has(operator);
			if (!(isSum || operator === "~") || right.kind !== "Pipe") return;
			const [use] = right.filters.filter(({ disabled }) => !disabled);
			const definition = use ? catalogue.filter(use.name) : undefined;
			if (!use || !definition) return;
			const { subject } = right;
			const isMeant = isSum
				? subject.kind === "Group" || !roundings.has(definition.name)
				: subject.kind !== "Text" && !wholes.has(definition.name);
			if (isMeant) return;
			const isPart = parent?.kind === "Binary" && arithmetic.has(parent.operator);
			report({
				code: "filter-on-last-operand",
				severity: "hint",
				message: `\`|${use.name}\` applies to \`${excerpt(textOf(subject), 30)}\` only`,
				span: right,
				help: `for the whole put parentheses before it: \`(${excerpt(textOf(left), 24)} ${operator} ${excerpt(textOf(subject), 24)})|${use.name}\``,
				...(isSum && !isPart
					? {
							fix: {
								title: "apply it to the whole",
								edits: [
									{ span: { start, end: start }, text: "(" },
									{ span: { start: subject.end, end: subject.end }, text: ")" },
								],
							},
						}
					: {}),
			});
		},
	}),
});
