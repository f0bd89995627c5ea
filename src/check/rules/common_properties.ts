import type { Attribute, Expression } from "../../../grammar/ast.js";
import { enabledItems } from "../../../grammar/tree.js";
import { type Context, rule } from "../rule.js";

/** What every statement takes, and how Xano wants it written. */
const common: Readonly<Record<string, { readonly fits: (node: Expression) => boolean; readonly wanted: string }>> = {
	description: { fits: (node) => node.kind === "Text", wanted: "a text that is written out" },
	disabled: { fits: isTrueOrFalse, wanted: "`true` or `false`" },
	mock: { fits: (node) => node.kind === "Object", wanted: "an object with a value for each test" },
};

/** `description`, `disabled` and `mock`: Xano reads them before the program runs. */
export const commonProperties = rule({
	name: "common-properties",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement") return;
			for (const item of enabledItems(node.body)) if (item.kind === "Attribute") written(item, context);
		},
		property: (node) => betweenStatements(node, context),
	}),
});

function isTrueOrFalse(node: Expression): boolean {
	return node.kind === "Word" && (node.value === "true" || node.value === "false");
}

function written(item: Attribute, { report }: Context): void {
	const property = Object.hasOwn(common, item.name) ? common[item.name] : undefined;
	if (!property || property.fits(item.value)) return;
	report({
		code: "written-out",
		severity: "portability",
		message: `Xano wants ${property.wanted} for \`${item.name}\``,
		span: item.value,
		...(item.name === "disabled" ? { why: "Here only `disabled = true` switches a statement off." } : {}),
	});
}

function betweenStatements(item: Attribute, { report }: Context): void {
	if (!Object.hasOwn(common, item.name)) return;
	const switchesOff = item.name === "disabled" && item.value.kind === "Word" && item.value.value === "true";
	report({
		code: switchesOff ? "wrong-place" : "property-of-block",
		severity: switchesOff ? "error" : "portability",
		message: switchesOff
			? "`disabled` stands between statements and switches nothing off"
			: `Xano wants no \`${item.name}\` between statements`,
		span: item.nameSpan,
		help: switchesOff
			? "write it into the braces of a statement, or `!` before one"
			: "write it into the braces of a statement",
	});
}
