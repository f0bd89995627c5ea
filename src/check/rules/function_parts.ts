import type { Attribute, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { childOf, enabledItems, withoutGroups } from "../../../grammar/tree.js";
import { attributeSynonyms } from "../../diagnostics/synonyms.js";
import { type Context, rule } from "../rule.js";
import { list, propose } from "../suggestions.js";

const attributes = ["response", "description", "tags", "docs", "guid", "history", "cache", "middleware"];
const blocks = ["input", "stack", "test", "cache", "middleware", "docs"];
const once = new Set(["input", "stack", "response"]);

/** What stands directly in the braces of a function. */
export const functionParts = rule({
	name: "function-parts",
	create: (context) => ({
		construct: (node) => {
			const { report, names } = context;
			if (node.body === null) {
				report({
					code: "missing-block",
					severity: "error",
					message: "this function has no braces and nothing in them",
					span: node.nameSpan,
					help: 'write `function "name" { input { } stack { … } response = … }`',
				});
				return;
			}
			const first = new Map<string, Span>();
			let strays = 0;
			for (const item of enabledItems(node.body)) {
				if (item.kind === "Column") continue;
				const { name, nameSpan } = item;
				const known = first.get(name);
				if (once.has(name) && known) {
					report({
						code: "duplicate-attribute",
						severity: "error",
						message: `this function has \`${name}\` twice`,
						span: nameSpan,
						help: "only one of them could count: remove one, or put them together",
						related: [{ source: context.construct.source, span: known, message: "the first one is here" }],
					});
				}
				if (!known) first.set(name, nameSpan);
				if (item.kind === "Attribute") describing(item, context);
				if (item.kind === "Attribute" && !attributes.includes(name)) unknown(name, nameSpan, context);
				else if (item.kind === "Statement" && name === "response") {
					report({
						code: "wrong-attribute-value",
						severity: "error",
						message: "`response` is a property of the function",
						span: nameSpan,
						help: "write `response = …`",
					});
				} else if (item.kind === "Statement" && !blocks.includes(name) && names.meaning(item).kind === "unknown") {
					unknown(name, nameSpan, context);
				} else if (item.kind === "Statement" && !blocks.includes(name) && strays++ === 0) {
					report({
						code: "wrong-place",
						severity: "error",
						message: `the statement \`${name}\` stands outside of the \`stack\``,
						span: nameSpan,
						why: "The statements of a function stand in its `stack { … }`.",
						help: "move it into the stack",
					});
				}
			}
			missingInput(node, context);
			missingParts(node, first, context);
		},
	}),
});

/** Without these a function does nothing or gives null here; Xano's parser refuses it. Of no consequence for a run. */
function missingParts(node: Statement, written: ReadonlyMap<string, Span>, { report, options }: Context): void {
	if (!options.strict) return;
	const missing = ["stack", "response"].filter((name) => !written.has(name));
	if (missing.length === 0 || written.size === 0) return;
	report({
		code: "required-on-xano",
		severity: "portability",
		message: `Xano wants a ${list(missing)} in every function`,
		span: node.nameSpan,
		help: `add ${list(missing.map((name) => (name === "stack" ? "stack { }" : "response = null")))}`,
	});
}

/** What describes a function, as Xano wants it written. */
function describing(item: Attribute, { report }: Context): void {
	const value = withoutGroups(item.value);
	const isText = value.kind === "Text";
	const isList = value.kind === "Array" && value.elements.every(({ value: element }) => element.kind === "Text");
	if (item.name === "tags" ? isList : isText || (item.name !== "description" && item.name !== "docs")) return;
	report({
		code: "written-out",
		severity: "portability",
		message: `Xano wants ${item.name === "tags" ? "a list of texts" : "a text that is written out"} for \`${item.name}\``,
		span: item.value,
	});
}

/** An error where the meaning is plain; new properties of Xano are no mistakes, so the rest is only mentioned. */
function unknown(name: string, nameSpan: Span, { report }: Context): void {
	const known = [...attributes, ...blocks];
	const proposal = propose(name, known, [nameSpan], { synonyms: attributeSynonyms(), maximum: 1 });
	report({
		code: "unknown-attribute",
		severity: proposal.help ? "error" : "warning",
		message: `a function has no \`${name}\``,
		span: nameSpan,
		why: `In its braces stand ${list([...new Set(known)])}.`,
		...proposal,
	});
}

function missingInput(node: Statement, { report, textOf }: Context): void {
	if (node.body === null || childOf(node, "input")) return;
	const [next] = node.body.items;
	const at = next?.start ?? node.body.start + 1;
	const before = textOf({ start: node.body.start, end: at });
	const indent = /\n([ \t]*)$/.exec(before)?.[1] ?? null;
	report({
		code: "missing-input-block",
		severity: "portability",
		message: "Xano wants an `input` block in every function",
		span: node.nameSpan,
		help: "add `input { }`, empty when there are no inputs",
		...(indent === null
			? {}
			: {
					fix: {
						title: "add an empty `input` block",
						edits: [{ span: { start: at, end: at }, text: `input {\n${indent}}\n\n${indent}` }],
					},
				}),
	});
}
