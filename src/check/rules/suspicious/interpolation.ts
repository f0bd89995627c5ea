import { rule } from "../../rule.js";

/** `${name}`, `${$name}` and `{$name}`, but not Twig's `{{ $var.name }}`. */
const placeholder = /\$\{\s*\$?([A-Za-z_]\w*)|(?<!\{)\{\$([A-Za-z_]\w*)/;

/** Names that are read like variables although nothing sets them. */
const special: ReadonlySet<string> = new Set(["input", "var", "env", "auth"]);

/** `"Hello ${$name}"`: a text takes nothing in. */
export const interpolation = rule({
	name: "interpolation",
	create: ({ report, textOf, facts }) => {
		let statement = "";
		return {
			statement: (node) => {
				statement = node.name;
			},
			Text: (node, { parent }) => {
				// Code and templates have placeholders of their own.
				if (statement === "api.lambda" || statement === "util.template_engine") return;
				if (parent?.kind === "Pipe" && parent.filters.some(({ name }) => name.startsWith("lambda"))) return;
				const quoted = textOf(node);
				if (/^(?:"""|'''|```)/.test(quoted)) return;
				const found = placeholder.exec(quoted);
				const name = found?.[1] ?? found?.[2];
				if (!found || name === undefined || !(special.has(name) || facts.variables.has(name))) return;
				const start = node.start + found.index;
				report({
					code: "interpolation",
					severity: "warning",
					message: "a text does not take in the value of a variable",
					span: { start, end: start + found[0].length },
					help: `join the parts: \`"…" ~ $${name}${special.has(name) ? ".name" : ""} ~ "…"\``,
				});
			},
		};
	},
});
