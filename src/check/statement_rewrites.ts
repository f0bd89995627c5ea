import type { Statement } from "../../grammar/ast.js";
import { attributeOf, enabledItems, targetOf } from "../../grammar/tree.js";
import type { Fix } from "../diagnostics/diagnostic.js";
import { statementSynonyms } from "../diagnostics/synonyms.js";

/**
 * A proposal for a statement of another language that is another statement here with other parts, or an expression;
 * null for all others.
 * @param text the whole file
 */
export function rewrittenStatement(
	node: Statement,
	text: string,
): { readonly help: string; readonly fix?: Fix } | null {
	switch (node.name) {
		case "set":
		case "assign":
			return assigned(node);
		case "error":
		case "raise":
			return raised(node, text);
		case "try":
			return tried(node);
		case "elif":
		case "elsif":
		case "elseIf":
			return {
				help: "write `elseif`",
				fix: { title: "write `elseif`", edits: [{ span: node.nameSpan, text: "elseif" }] },
			};
		case "unless":
			return negated(node, text, "conditional { if", " }", "`conditional { if (!(…)) { … } }`");
		case "until":
			return negated(node, text, "while", "", "`while (!(…)) { each { … } }`");
		case "db.update":
		case "db.delete":
		case "db.edit_all":
		case "db.delete_all":
			return attributeOf(node, "where") === null
				? null
				: bulk(node, node.name.startsWith("db.delete") ? "db.bulk.delete" : "db.bulk.update");
		case "do":
			return { help: "write `while ($i < 3) { each { … } }`; what has to happen once before it stands before it, too" };
		default:
			return bound(node);
	}
}

/** `unless ($a) { … }` */
function negated(
	node: Statement,
	text: string,
	head: string,
	close: string,
	shape: string,
): { help: string; fix?: Fix } {
	const [condition] = node.args;
	const help = `write ${shape}`;
	if (!condition || node.args.length > 1 || node.body === null) return { help };
	const written = text.slice(condition.start, condition.end);
	return {
		help,
		fix: {
			title: `write \`${head} (!…)\``,
			edits: [
				{
					span: { start: node.start, end: condition.end },
					text: `${head} (!${condition.kind === "Group" ? written : `(${written})`})`,
				},
				{ span: { start: node.end, end: node.end }, text: close },
			],
		},
	};
}

/** `db.delete user { where = … }`: one record is found by a field, many by a condition. */
function bulk(node: Statement, name: string): { help: string; fix?: Fix } {
	return {
		help: `write \`${name} … { where = … }\`; \`${name === "db.bulk.delete" ? "db.del" : "db.edit"}\` works on one record, found by \`field_name\` and \`field_value\``,
		fix: { title: `write \`${name}\``, edits: [{ span: node.nameSpan, text: name }], applies: "suggested" },
	};
}

/** `set $x { value = 2 }` */
function assigned(node: Statement): { help: string; fix?: Fix } {
	const [place] = node.args;
	const target = place ? targetOf(place) : null;
	const name = target !== null && target.steps.length > 0 ? "var.update" : "var";
	return {
		help: "write `var $name { value = … }`; `var.update` changes a variable or something inside it",
		...(target !== null && node.args.length === 1 && attributeOf(node, "value") !== null
			? { fix: { title: `write \`${name}\``, edits: [{ span: node.nameSpan, text: name }] } }
			: {}),
	};
}

/** `error { message = … }` */
function raised(node: Statement, text: string): { help: string; fix?: Fix } {
	const help =
		'write `throw { name = "…" value = … }`, each on a line of its own; `precondition (…) { error = … }` checks and throws in one';
	const items = enabledItems(node.body);
	const [message] = items;
	if (items.length !== 1 || message?.kind !== "Attribute" || node.args.length > 0) return { help };
	const lineStart = text.lastIndexOf("\n", node.start - 1) + 1;
	const indent = /^[ \t]*/.exec(text.slice(lineStart, node.start))?.[0] ?? "";
	const deeper = `\n${indent}${indent.includes("\t") ? "\t" : "  "}`;
	const value = text.slice(message.value.start, message.value.end);
	return {
		help,
		fix: {
			title: "write `throw { … }`",
			edits: [
				{
					span: { start: node.start, end: message.value.start },
					text: `throw {${deeper}name = "error"${deeper}value = `,
				},
				{ span: { start: message.value.end, end: node.end }, text: `\n${indent}}` },
			],
			applies: value.includes("\n") ? "suggested" : "safe",
		},
	};
}

function tried(node: Statement): { help: string } | null {
	return node.body === null ? null : { help: "write `try_catch { try { … } catch { … } }`" };
}

/** `util.timestamp as $now`: what is an expression here becomes the value of the variable. */
function bound(node: Statement): { help: string; fix?: Fix } | null {
	const synonyms = statementSynonyms();
	const meant = Object.hasOwn(synonyms, node.name) ? synonyms[node.name] : undefined;
	if (meant !== "`now`" || node.result === null || enabledItems(node.body).length > 0) return null;
	const target = targetOf(node.result);
	if (target === null || target.steps.length > 0) return null;
	return {
		help: `write \`var $${target.variable} { value = now }\``,
		fix: {
			title: "set the variable",
			edits: [{ span: { start: node.start, end: node.end }, text: `var $${target.variable} { value = now }` }],
		},
	};
}
