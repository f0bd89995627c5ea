import type { Statement } from "../../../../grammar/ast.js";
import { nameOf } from "../../../../grammar/tree.js";
import { findConstruct, type NameForm } from "../../../catalogue/constructs/index.js";
import { type Context, rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** Constructs are found by their names. */
export const constructName = rule({
	name: "construct-name",
	create: (context) => ({
		construct: (node) => {
			const definition = findConstruct(context.construct.kind);
			if (!definition) return;
			const [name, second] = node.args;
			const { kind } = context.construct;
			if (nameOf(name) === null || nameOf(name) === "") {
				context.report({
					code: "missing-construct-name",
					severity: "error",
					message: `this \`${kind}\` has no name`,
					span: name ?? node.nameSpan,
					help: `write \`${kind} "name" { … }\``,
				});
			} else if (second) {
				context.report({
					code: "wrong-argument",
					severity: "error",
					message: `\`${kind}\` takes one name`,
					span: second,
					help: `write \`${kind} ${JSON.stringify(nameOf(name))} { … }\``,
				});
			} else withoutQuotes(node, definition.nameForm ?? "word", context);
		},
	}),
});

const forms: Readonly<Record<NameForm, RegExp>> = {
	word: /^\w+$/,
	path: /^[\w/-]+$/,
	route: /./,
};

/** `tool orders/get`: without quotes Xano reads only so much as a name. */
function withoutQuotes(node: Statement, form: NameForm, { report, construct }: Context): void {
	const [name] = node.args;
	if (name?.kind !== "Word" || forms[form].test(name.value)) return;
	const quoted = JSON.stringify(name.value);
	report({
		code: "unquoted-name",
		severity: "portability",
		message: `Xano wants this name of ${construct.kind === "function" ? "a function" : `a \`${construct.kind}\``} between quotes`,
		span: name,
		help: `write \`${construct.kind} ${quoted}\``,
		fix: replace("put quotes around it", name, quoted),
	});
}
