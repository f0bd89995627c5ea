import { rule } from "../rule.js";
import { replace } from "../suggestions.js";

/** Words that are values in other languages and texts here. */
const meant: Readonly<Record<string, string>> = {
	True: "true",
	TRUE: "true",
	False: "false",
	FALSE: "false",
	Null: "null",
	NULL: "null",
	None: "null",
	nil: "null",
	undefined: "null",
	"date.now": "now",
	"Date.now": "now",
	NaN: "null",
};

/** `True`, `None`, `undefined`: a bare word is a text. */
export const bareWord = rule({
	name: "bare-word",
	create: ({ report }) => ({
		Word: (node) => {
			const word = Object.hasOwn(meant, node.value) ? meant[node.value] : undefined;
			if (word === undefined) return;
			report({
				code: "bare-word",
				severity: "warning",
				message: `\`${node.value}\` is a text here`,
				span: node,
				why: "A word without quotes is a text, apart from `true`, `false`, `null` and `now`.",
				help: `write \`${word}\`, or put quotes around it`,
				fix: replace(`write \`${word}\``, node, word),
			});
		},
	}),
});
