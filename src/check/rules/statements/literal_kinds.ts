import type { Attribute, Expression } from "../../../../grammar/ast.js";
import { enabledItems, plainName, withoutGroups } from "../../../../grammar/tree.js";
import type { ArgumentKind } from "../../../catalogue/define.js";
import { kindOf } from "../../kinds.js";
import { fits, wrongKind } from "../../literals.js";
import { type Context, rule } from "../../rule.js";

/** Values that a property can never use: `timeout = "soon"`, a list for a text. */
export const literalKinds = rule({
	name: "literal-kinds",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement") return;
			for (const item of enabledItems(node.body)) {
				if (item.kind !== "Attribute") continue;
				const declared = meaning.definition.attributes.find(({ name }) => name === item.name);
				if (!declared || declared.perElement) continue;
				// Xano's editor writes "" for an empty field.
				if (!declared.required && item.value.kind === "Text" && item.value.value === "") continue;
				const isInput = node.name === "function.run" && item.name === "input";
				if (isInput) inputOf(item, context);
				else if (!fits(withoutGroups(item.value), declared.kind))
					context.report(wrongKind(item.name, item.value, declared.kind));
				else if (declared.writtenOut && withoutGroups(item.value).kind !== "Object")
					notAnObject(item, declared.writtenOut, context);
				else if (ahead.has(item.name) && plainName(item.value) === null) notWrittenOut(node.name, item, context);
				else if (isContainer(item.value, context) && single.has(declared.kind))
					context.report(wrongKind(item.name, item.value, declared.kind));
			}
		},
	}),
});

/** Whether a statement waits is decided before the program runs. */
const ahead: ReadonlySet<string> = new Set(["async", "runtime_mode"]);

function notWrittenOut(statement: string, item: Attribute, { report }: Context): void {
	report({
		code: "written-out",
		severity: "portability",
		message: `\`${item.name}\` is read before the program runs, so this \`${statement}\` waits`,
		span: item.value,
		help: `write \`${item.name} = ${item.name === "async" ? "true" : '"async-shared"'}\`; to choose, use a \`conditional\` with one statement in each branch`,
	});
}

function notAnObject(item: Attribute, help: string, { report }: Context): void {
	report({
		code: "written-out",
		severity: "portability",
		message: `Xano wants \`${item.name}\` written out as an object`,
		span: item.value,
		help,
	});
}

/** What a list or an object is never taken for. */
const single: ReadonlySet<ArgumentKind> = new Set(["text", "int", "number"]);

function isContainer(value: Expression, context: Context): boolean {
	const kind = kindOf(value, context);
	return kind === "array" || kind === "object";
}

/** What is handed to a function has names; anything else would reach it as no input at all. */
function inputOf(item: Attribute, { report, options }: Context): void {
	const value = withoutGroups(item.value);
	if (item.value.kind === "Object") return;
	const isLiteral = value.kind === "Text" || value.kind === "Number" || value.kind === "Array";
	if (isLiteral || (value.kind === "Word" && value.value !== "null")) {
		report({
			code: "wrong-attribute-value",
			severity: "error",
			message: "`input` is an object with a value for each input",
			span: item.value,
			help: "write `input = {name: …}`",
		});
	} else if (options.strict) {
		report({
			code: "written-out",
			severity: "portability",
			message: "Xano wants the inputs of a function written out",
			span: item.value,
			help: "write `input = {name: …}`",
		});
	}
}
