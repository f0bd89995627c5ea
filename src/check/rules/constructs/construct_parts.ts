import type { Attribute, Item, Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { enabledItems } from "../../../../grammar/tree.js";
import { type ConstructDefinition, type ConstructPart, findConstruct } from "../../../catalogue/constructs/index.js";
import { constructPartSynonyms } from "../../../diagnostics/construct_synonyms.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { partsOfConstruct } from "../../constructs.js";
import { isOutOfStep } from "../../damage.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";
import { nounOf, withArticle } from "../../wording.js";

/** Jobs say themselves what belongs in them. */
const apart = new Set(["run.job", "run.service"]);

/** What stands directly in the braces of a construct. */
export const constructParts = rule({
	name: "construct-parts",
	create: (context) => ({
		construct: (node) => {
			const definition = findConstruct(context.construct.kind);
			if (!definition || apart.has(definition.name)) return;
			if (node.body === null) {
				withoutBraces(node, definition, context);
				return;
			}
			const written = new Map<string, Span>();
			const parts = partsOfConstruct(definition.name);
			let strays = 0;
			for (const item of enabledItems(node.body)) {
				if (item.kind === "Column") continue;
				const part = parts.get(item.name);
				const before = written.get(item.name);
				if (before && part && !part.repeated) twice(item, before, context);
				if (!before) written.set(item.name, item.nameSpan);
				if (part) form(item, part, context);
				else if (definition.open) continue;
				else if (isStray(item, definition, context)) {
					if (strays++ === 0) stray(item, context);
				} else unknown(item, definition, context);
			}
			missing(node, definition, written, context);
		},
	}),
});

function withoutBraces(node: Statement, { name, example }: ConstructDefinition, { report }: Context): void {
	report({
		code: "missing-block",
		severity: "error",
		message: `this ${nounOf(name)} has no braces and nothing in them`,
		span: node.nameSpan,
		help: `write \`${firstWords(example)} … }\``,
	});
}

/** `function "greet" {` of an example. */
function firstWords(example: string): string {
	return example.split("\n", 1)[0] ?? "";
}

function twice(item: Attribute | Statement, before: Span, { report, construct }: Context): void {
	report({
		code: "duplicate-attribute",
		severity: "error",
		message: `this ${nounOf(construct.kind)} has \`${item.name}\` twice`,
		span: item.nameSpan,
		help: "only one of them could count: remove one, or put them together",
		related: [{ source: construct.source, span: before, message: "the first one is here" }],
	});
}

/** A block where a property is meant, and the reverse. */
function form(item: Attribute | Statement, part: ConstructPart, { report, construct }: Context): void {
	const fits = item.kind === "Attribute" ? part.value !== undefined : part.block !== undefined;
	if (fits) return;
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: `\`${item.name}\` is a ${part.value ? "property" : "block"} of the ${nounOf(construct.kind)}`,
		span: item.nameSpan,
		help: part.value ? `write \`${item.name} = …\`` : `write \`${item.name} { … }\``,
	});
}

/** A statement that stands beside the stack. */
function isStray(item: Attribute | Statement, definition: ConstructDefinition, { names }: Context): item is Statement {
	if (item.kind !== "Statement" || !partsOfConstruct(definition.name).has("stack")) return false;
	return names.meaning(item).kind !== "unknown" && !isPartElsewhere(item.name);
}

/** Whether a name is a part of other constructs: it is no statement then. */
function isPartElsewhere(name: string): boolean {
	return name === "schema" || name === "output";
}

function stray(item: Statement, { report, construct, file }: Context): void {
	if (isOutOfStep(file, item.start)) return;
	report({
		code: "wrong-place",
		severity: "error",
		message: `the statement \`${item.name}\` stands outside of the \`stack\``,
		span: item.nameSpan,
		why: `The statements of ${withArticle(construct.kind)} stand in its \`stack { … }\`.`,
		help: "move it into the stack",
	});
}

/** An error where the meaning is plain; new properties of Xano are no mistakes, so the rest is only mentioned. */
function unknown(item: Exclude<Item, { kind: "Column" }>, definition: ConstructDefinition, { report }: Context): void {
	const known = definition.parts.map(({ name }) => name);
	const proposal = propose(item.name, known, [item.nameSpan], { synonyms: constructPartSynonyms(), maximum: 1 });
	report({
		code: "unknown-attribute",
		severity: proposal.help ? "error" : "warning",
		message: `${withArticle(definition.name)} has no \`${item.name}\``,
		span: item.nameSpan,
		why: `In its braces stand ${list(known)}.`,
		...proposal,
	});
}

function missing(
	node: Statement,
	{ name, parts }: ConstructDefinition,
	written: ReadonlyMap<string, Span>,
	context: Context,
): void {
	const { report, options } = context;
	const lacking = parts.filter((part) => part.required && !written.has(part.name));
	const needed = lacking.filter(({ required }) => required === "engine");
	if (needed.length > 0) {
		report({
			code: "missing-attribute",
			severity: "error",
			message: `this ${nounOf(name)} lacks ${list(needed.map((part) => part.name))}`,
			span: node.nameSpan,
			help: `add ${list(needed.map(asWritten))} in its braces`,
		});
	}
	if (lacking.some((part) => part.name === "input" && part.required === "always")) missingInput(node, context);
	// What is wanted only by a parser older than the documentation is of no consequence.
	const wanted = lacking.filter(
		(part) =>
			(part.required === "always" && part.name !== "input") ||
			(options.strict && part.required === "parser" && written.size > 0),
	);
	if (wanted.length === 0) return;
	report({
		code: "required-on-xano",
		severity: "portability",
		message: `Xano wants a ${list(wanted.map((part) => part.name))} in every ${nounOf(name)}`,
		span: node.nameSpan,
		help: `add ${list(wanted.map(asWritten))}`,
	});
}

function asWritten({ name, value }: ConstructPart): string {
	if (value === undefined) return `${name} { }`;
	return value.kind === "expression" ? `${name} = null` : `${name} = …`;
}

function missingInput(node: Statement, { report, textOf, construct }: Context): void {
	// What was to be one has another name, which is said.
	const meant = enabledItems(node.body).some(
		(item) =>
			item.kind === "Statement" && suggest(item.name, ["input"], { synonyms: constructPartSynonyms() }).length > 0,
	);
	if (node.body === null || meant) return;
	const [next] = node.body.items;
	const at = next?.start ?? node.body.start + 1;
	const before = textOf({ start: node.body.start, end: at });
	const indent = /\n([ \t]*)$/.exec(before)?.[1] ?? null;
	report({
		code: "missing-input-block",
		severity: "portability",
		message: `Xano wants an \`input\` block in every ${nounOf(construct.kind)}`,
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
