import type { Expression, ObjectLiteral } from "../../../../grammar/ast.js";
import { enabledItems, withoutGroups } from "../../../../grammar/tree.js";
import type { ArgumentKind, StatementAttribute, ValueShape } from "../../../catalogue/define.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { attributeSynonyms } from "../../../diagnostics/synonyms.js";
import { fits, wrongKind } from "../../literals.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, list, propose, proposeNames } from "../../suggestions.js";

/** What stands inside of a property's value where that is known: `return = {type: "list", paging: {page: 1}}`. */
export const valueShapes = rule({
	name: "value-shapes",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement") return;
			for (const item of enabledItems(node.body)) {
				if (item.kind !== "Attribute") continue;
				const declared = meaning.definition.attributes.find(({ name }) => name === item.name);
				if (declared?.keys || declared?.each) inside(item.name, item.value, declared, context);
			}
		},
	}),
});

/** @param name what has the value, for messages */
function inside(name: string, written: Expression, shape: ValueShape, context: Context): void {
	const node = withoutGroups(written);
	if (node.kind === "Object" && shape.keys) {
		entries(name, node, shape.keys, context);
		return;
	}
	const { each } = shape;
	if (!each) return;
	if (node.kind === "Object") {
		for (const { key, value, disabled } of node.entries)
			if (!disabled && typeof key === "string") part(key, value, each, context);
	} else if (node.kind === "Array") {
		for (const { value, disabled, spread } of node.elements) if (!disabled && !spread) part(name, value, each, context);
	}
}

/** The value of a key, or an element. */
function part(
	name: string,
	written: Expression,
	shape: ValueShape & { readonly kind: ArgumentKind },
	context: Context,
) {
	const node = withoutGroups(written);
	// A list of sort orders holds objects again.
	if (shape.values && node.kind === "Object") {
		inside(name, node, { each: shape }, context);
		return;
	}
	if (!fits(node, shape.kind)) context.report(wrongKind(name, node, shape.kind));
	else if (shape.values && node.kind === "Text" && !shape.values.includes(node.value)) {
		context.report({
			code: "wrong-attribute-value",
			severity: "error",
			message: `\`${excerpt(name, 40)}\` cannot be ${JSON.stringify(excerpt(node.value, 40))}`,
			span: node,
			why: `It is one of ${list(shape.values, "or")}.`,
			...proposeNames(suggest(node.value, shape.values, { maximum: 1 }), [
				{ start: node.start + 1, end: node.end - 1 },
			]),
		});
	} else inside(name, node, shape, context);
}

function entries(name: string, node: ObjectLiteral, declared: readonly StatementAttribute[], context: Context): void {
	const written = new Set<string>();
	let isOpen = false;
	for (const { key, keySpan, value, disabled } of node.entries) {
		if (disabled) continue;
		if (typeof key !== "string") {
			isOpen = true;
			continue;
		}
		written.add(key);
		const known = declared.find((each) => each.name === key);
		if (known) {
			part(key, value, known, context);
			continue;
		}
		const names = declared.filter((each) => !each.refusedOnXano).map((each) => each.name);
		context.report({
			code: "unknown-attribute",
			severity: "error",
			message: `\`${excerpt(name, 40)}\` has no key \`${excerpt(key, 40)}\``,
			span: keySpan,
			why: `It has ${list(names)}.`,
			...propose(
				key,
				names.filter((each) => !written.has(each)),
				[keySpan],
				{ synonyms: attributeSynonyms() },
			),
		});
	}
	const lacking = isOpen ? [] : declared.filter((each) => each.required && !written.has(each.name));
	if (lacking.length === 0) return;
	context.report({
		code: "missing-attribute",
		severity: "error",
		message: `\`${excerpt(name, 40)}\` lacks ${list(lacking.map((each) => each.name))}`,
		span: node,
		help: `add ${list(lacking.map((each) => `${each.name}: …`))}`,
	});
}
