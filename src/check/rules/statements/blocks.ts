import type { Statement } from "../../../../grammar/ast.js";
import { enabledItems, nameOf, statementsOf } from "../../../../grammar/tree.js";
import type { StatementBlock } from "../../../catalogue/define.js";
import { attributeSynonyms } from "../../../diagnostics/synonyms.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";

const common = ["description", "disabled", "mock"];

/** The blocks of a statement that has blocks instead of properties. */
export const blocks = rule({
	name: "blocks",
	create: (context) => ({
		statement: (node, place, meaning) => {
			if (meaning.kind !== "statement" || !meaning.definition.blocks || node.body === null) return;
			properties(node, context);
			// Loops have a rule of their own.
			if (!context.names.blocks(node).has("each") && place.test === null) parts(node, context);
		},
	}),
});

function properties(node: Statement, { report, names, catalogue }: Context): void {
	const known = [...names.blocks(node).keys()];
	const declared = catalogue.statement(node.name)?.attributes.map(({ name }) => name) ?? [];
	for (const item of enabledItems(node.body)) {
		if (item.kind !== "Attribute" || common.includes(item.name) || declared.includes(item.name)) continue;
		if (item.name === "response") {
			report({
				code: "response-in-stack",
				severity: "error",
				message: `\`response\` does not belong in a \`${node.name}\``,
				span: item.nameSpan,
				help: "move it behind the `stack { … }` of the function, or leave with `return { value = … }`",
			});
			continue;
		}
		report({
			code: "unknown-attribute",
			severity: "error",
			message: `\`${node.name}\` has no property \`${item.name}\``,
			span: item.nameSpan,
			why: `Its braces hold ${list(known)}.`,
			...propose(item.name, known, [], { synonyms: attributeSynonyms() }),
		});
	}
}

function parts(node: Statement, { report, names, construct, options }: Context): void {
	const declared = names.blocks(node);
	const first = new Map<string, Statement>();
	const children = statementsOf(node.body);
	for (const child of children) {
		const block = declared.get(child.name);
		if (child.name === "else" && nameOf(child.args[0]) === "if") continue;
		const before = first.get(child.name);
		if (!before) first.set(child.name, child);
		// A second `if` is a mistake of its own kind.
		else if (block && !block.repeated && child.name !== "if") {
			report({
				code: "duplicate-attribute",
				severity: "error",
				message: `this \`${node.name}\` has \`${child.name}\` twice`,
				span: child.nameSpan,
				help: "put their statements into one",
				related: [{ source: construct.source, span: before.nameSpan, message: "the first one is here" }],
			});
		}
	}
	lastBlock(children, declared, report);
	if (declared.has("stack")) {
		if (!first.has("stack")) withoutStack(node, children, report);
		return;
	}
	for (const [name, { required, requiredOnXano }] of declared) {
		if (first.has(name)) continue;
		if (requiredOnXano && options.strict) {
			report({
				code: "required-on-xano",
				severity: "portability",
				message: `Xano wants a \`${name}\` in every \`${node.name}\``,
				span: node.nameSpan,
				help: `add an empty one: \`${name} { }\``,
			});
		}
		// Something else stands in its place, which has been said.
		if (!required || children.some((child) => !declared.has(child.name))) continue;
		report({
			code: "missing-block-in-statement",
			severity: "error",
			message: `this \`${node.name}\` has no \`${name}\``,
			span: node.nameSpan,
			help: `write \`${node.name} { ${name}${name === "if" ? " (…)" : ""} { … } }\``,
		});
	}
}

/** Xano wants the `default` of a `switch` behind its cases. */
function lastBlock(
	children: readonly Statement[],
	declared: ReadonlyMap<string, StatementBlock>,
	report: Context["report"],
): void {
	const at = children.findIndex(({ name }) => name === "default");
	const found = children[at];
	if (!declared.has("default") || !found || at === children.length - 1) return;
	report({
		code: "default-last",
		severity: "portability",
		message: "Xano wants `default` behind all cases",
		span: found.nameSpan,
		help: "move it to the end of the `switch`",
	});
}

function withoutStack(node: Statement, children: readonly Statement[], report: Context["report"]): void {
	const [first] = children;
	report({
		code: "missing-stack",
		severity: "portability",
		message: `Xano wants the statements of \`${node.name}\` in a \`stack\``,
		span: first?.nameSpan ?? node.nameSpan,
		help: `write \`${node.name} { stack { … } }\``,
	});
}
