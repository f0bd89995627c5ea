import type { Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { attributeOf, nameOf, targetOf } from "../../../../grammar/tree.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { isDoubtful } from "../../damage.js";
import { rule } from "../../rule.js";

/** Statements that see every variable, or run code that does. */
const seeing: ReadonlySet<string> = new Set(["util.get_vars", "util.template_engine", "api.lambda", "debug.stop"]);

/**
 * A variable that `var` sets and nothing reads. Results (`as $x`) and loop variables need not be read, and nothing is
 * said about a function that gives nothing back: what its variables were tried out for only its author knows.
 */
export const unusedVariable = rule({
	name: "unused-variable",
	kinds: ["function"],
	create: ({ report, file, facts, construct }) => {
		const declared = new Map<string, Span>();
		const read = new Set<string>();
		let seesAll = false;
		const response = attributeOf(construct.node, "response")?.value;
		let gives = response !== undefined && nameOf(response) !== "null";
		return {
			queries: true,
			statement: (node, _place, meaning) => {
				const target = targetIn(node);
				if (node.name === "return") gives = true;
				if (node.name === "var" && target !== null && !declared.has(target.name))
					declared.set(target.name, target.span);
				// `var.update $x` alone reads nothing; any other statement that names a variable works on it.
				else if (node.name !== "var" && node.name !== "var.update" && target !== null) read.add(target.name);
				if (
					seeing.has(node.name) ||
					(meaning.kind === "statement" && meaning.definition.gap !== undefined) ||
					meaning.kind === "unknown"
				)
					seesAll = true;
			},
			Variable: ({ name }) => {
				if (name === "var") seesAll = true;
				read.add(name);
			},
			Text: ({ value }) => {
				// Templates and JavaScript name variables in their text.
				for (const [, name] of value.matchAll(/\$(?:var\.)?([A-Za-z_]\w*)/g)) read.add(name as string);
			},
			Access: ({ steps }) => {
				for (const step of steps) if (step.kind === "variable-member") read.add(step.name);
			},
			end: () => {
				// What could not be read may have read it, and so may what comes after it in a session.
				if (seesAll || !gives || file.issues.length > 0 || construct.opened) return;
				const text = construct.source.text;
				// Of a misspelled name and the right one the misspelled one is the mistake.
				const unknown = [...read].filter((name) => !facts.variables.has(name) && !facts.changed.has(name));
				for (const [name, span] of declared) {
					if (
						read.has(name) ||
						name.startsWith("_") ||
						unknown.some((each) => suggest(each, [name]).length > 0) ||
						isDoubtful(name, file) ||
						text.includes(`$var.${name}`)
					)
						continue;
					report({
						code: "unused-variable",
						severity: "hint",
						message: `nothing reads \`$${name}\``,
						span,
						help: "remove it, or begin its name with `_` to keep it",
					});
				}
			},
		};
	},
});

function targetIn(node: Statement): { name: string; span: Span } | null {
	const [place] = node.args;
	const target = place ? targetOf(place) : null;
	return target === null ? null : { name: target.variable, span: target.span };
}
