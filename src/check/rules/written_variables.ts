import type { Expression, Statement } from "../../../grammar/ast.js";
import { resultTargetOf, unwrap } from "../../../grammar/tree.js";
import { changesItsVariable } from "../facts.js";
import { type Context, rule } from "../rule.js";

/** Names that mean something of their own on Xano, and are refused by its validator. */
const reserved = new Set(["response", "output", "auth", "db", "error"]);

/** Variables a statement writes: inputs are read-only, some names are taken. */
export const writtenVariables = rule({
	name: "written-variables",
	create: (context) => {
		const told = new Set<string>();
		return {
			statement: (node) => {
				for (const place of writtenBy(node, context)) look(place, told, context);
			},
		};
	},
});

function writtenBy(node: Statement, { catalogue }: Context): Expression[] {
	const [first] = node.args;
	const places = [node.binding, node.result].filter((place) => place !== null);
	if (first && (node.name === "var" || node.name === "var.update" || changesItsVariable(node, catalogue)))
		places.unshift(first);
	return places;
}

function look(place: Expression, told: Set<string>, { report }: Context): void {
	const target = resultTargetOf(unwrap(place));
	if (target === null) return;
	const { variable, steps, span } = target;
	if (variable === "input") {
		const [step] = steps;
		const name = step?.kind === "member" ? step.name : "copy";
		report({
			code: "read-only-input",
			severity: "error",
			message: "inputs cannot be changed",
			span,
			why: "`$input` stays what the caller gave.",
			help: `copy it first: \`var $${name} { value = $input.${name} }\``,
		});
	} else if (variable === "env") {
		report({
			code: "wrong-argument",
			severity: "error",
			message: "environment variables cannot be changed",
			span,
			help: "use a variable of another name",
		});
	} else if (reserved.has(variable) && !told.has(variable)) {
		told.add(variable);
		report({
			code: "reserved-variable",
			severity: "portability",
			message: `Xano keeps the name \`$${variable}\` for itself`,
			span,
			help: `use another name, such as \`$${variable}_data\``,
		});
	}
}
