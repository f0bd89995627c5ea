import type { Attribute, Expression } from "../../../../grammar/ast.js";
import { enabledItems } from "../../../../grammar/tree.js";
import { commonAttributes } from "../../../catalogue/common.js";
import type { ArgumentKind } from "../../../catalogue/define.js";
import { type Context, rule } from "../../rule.js";

/** How Xano wants a value of a kind written. */
const forms = new Map<ArgumentKind, { readonly fits: (node: Expression) => boolean; readonly wanted: string }>([
	["text", { fits: (node) => node.kind === "Text", wanted: "a text that is written out" }],
	["bool", { fits: isTrueOrFalse, wanted: "`true` or `false`" }],
	["object", { fits: (node) => node.kind === "Object", wanted: "an object with a value for each test" }],
]);
const kinds = new Map(commonAttributes.map(({ name, kind }) => [name, kind]));

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
	const kind = kinds.get(item.name);
	const form = kind && forms.get(kind);
	if (!form || form.fits(item.value)) return;
	report({
		code: "written-out",
		severity: "portability",
		message: `Xano wants ${form.wanted} for \`${item.name}\``,
		span: item.value,
		...(item.name === "disabled" ? { why: "Here only `disabled = true` switches a statement off." } : {}),
		...(item.name === "mock" ? { help: 'write `mock = {"name of the test": …}`' } : {}),
	});
}

function betweenStatements(item: Attribute, { report }: Context): void {
	if (!kinds.has(item.name)) return;
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
