import type { Attribute, Statement } from "../../../../grammar/ast.js";
import { foreignOperators } from "../../../../grammar/foreign_operators.js";
import { enabledItems, nameOf } from "../../../../grammar/tree.js";
import { commonAttributes } from "../../../catalogue/common.js";
import type { StatementAttribute, StatementDefinition } from "../../../catalogue/define.js";
import { didYouMean, isSure, suggest } from "../../../diagnostics/suggest.js";
import { attributeSynonyms, errorTypeSynonyms } from "../../../diagnostics/synonyms.js";
import { isOutOfStep } from "../../damage.js";
import { type Context, rule } from "../../rule.js";
import { list, propose, proposeNames, replace } from "../../suggestions.js";

/** Every statement takes these. */
const common = commonAttributes.map(({ name }) => name);

/** The properties in the braces of a statement. */
export const attributes = rule({
	name: "attributes",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement" || meaning.definition.blocks) return;
			const meant = meantNames(node, meaning.definition);
			known(node, meaning.definition, meant, context);
			missing(node, meaning.definition, meant, context);
		},
	}),
});

/**
 * What stands instead of missing properties: an unknown one that resembles one of them, and when there are as many
 * unknown ones that resemble nothing as there are missing, one for the other in their order.
 */
function meantNames(node: Statement, definition: StatementDefinition): ReadonlyMap<string, string | null> {
	const names = definition.attributes.map(({ name }) => name);
	const written = new Set(enabledItems(node.body).map((item) => (item.kind === "Column" ? "" : item.name)));
	const strays = [...written].filter((name) => name !== "" && !names.includes(name) && !common.includes(name));
	if (strays.length === 0) return new Map();
	const free = [...shownNames(definition).filter((name) => !written.has(name)), ...common];
	const synonyms = attributeSynonyms();
	const similar = new Map(strays.map((stray) => [stray, suggest(stray, free, { synonyms })]));
	const taken = new Set([...similar.values()].flat());
	const lacking = definition.attributes.filter(
		(attribute) => free.includes(attribute.name) && lacks(attribute, written),
	);
	const left = lacking.map(({ name }) => name).filter((name) => !taken.has(name));
	const alone = strays.filter((stray) => similar.get(stray)?.length === 0);
	return new Map(
		strays.map((stray) => [stray, (alone.length === left.length && left[alone.indexOf(stray)]) || null] as const),
	);
}

/** The properties that are proposed: without those that only pages of documentation know. */
function shownNames({ attributes }: StatementDefinition): string[] {
	return attributes.filter(({ refusedOnXano }) => !refusedOnXano).map(({ name }) => name);
}

/** Whether a statement means nothing without it. */
function lacks({ required, requiredUnless }: StatementAttribute, given: ReadonlySet<string>): boolean {
	return required || (requiredUnless !== undefined && !requiredUnless.some((name) => given.has(name)));
}

function known(
	node: Statement,
	definition: StatementDefinition,
	meant: ReadonlyMap<string, string | null>,
	context: Context,
): void {
	const first = new Map<string, Attribute>();
	for (const item of enabledItems(node.body)) {
		if (item.kind === "Column" || (item.kind === "Statement" && isOutOfStep(context.file, item.start))) continue;
		const declared = definition.attributes.find(({ name }) => name === item.name);
		if (!declared && !common.includes(item.name)) {
			unknown(node, item.name, item.nameSpan, definition, meant.get(item.name) ?? null, context);
			continue;
		}
		if (declared?.refusedOnXano && context.options.strict) onlyShown(node, item, definition, context);
		if (item.kind === "Statement") {
			if (declared && !declared.declares) asProperty(item, context);
			continue;
		}
		if (declared?.declares) asBlock(item, context);
		const before = first.get(item.name);
		if (before && !declared?.repeated) duplicate(item, before, context);
		else first.set(item.name, item);
		if (declared?.values) values(item, declared, context);
	}
}

function unknown(
	node: Statement,
	name: string,
	nameSpan: { start: number; end: number },
	definition: StatementDefinition,
	meant: string | null,
	{ report }: Context,
): void {
	const names = shownNames(definition);
	const written = new Set(enabledItems(node.body).map((item) => (item.kind === "Column" ? "" : item.name)));
	const free = names.filter((each) => !written.has(each));
	// A function's or variable's name in the braces; what lacks it before them is said there.
	if (name === "name" && node.args.length === 0 && definition.positional[0]?.required) return;
	const operator = foreignOperators.get(name);
	if (operator !== undefined) {
		report({
			code: "unknown-attribute",
			severity: "error",
			message: `\`${name}\` is no operator of XanoScript`,
			span: nameSpan,
			help: `write \`${operator}\``,
			fix: replace(`write \`${operator}\``, nameSpan, operator),
		});
		return;
	}
	report({
		code: "unknown-attribute",
		severity: "error",
		message: `\`${node.name}\` has no property \`${name}\``,
		span: nameSpan,
		why: names.length === 0 ? "It takes no properties." : `It has ${list(names)}.`,
		...(meant === null
			? propose(name, [...free, ...common], [nameSpan], { synonyms: attributeSynonyms() })
			: proposeNames([meant], [nameSpan])),
	});
}

function asProperty(item: Statement, { report }: Context): void {
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: `\`${item.name}\` is a property here`,
		span: item.nameSpan,
		help: `write \`${item.name} = …\``,
	});
}

function asBlock(item: Attribute, { report }: Context): void {
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: `\`${item.name}\` is a block of declarations here`,
		span: item.nameSpan,
		help: `write \`${item.name} { text name }\``,
	});
}

/** Xano's pages write it, its editor refuses it, and programs written after those pages have it. */
function onlyShown(
	node: Statement,
	item: Attribute | Statement,
	definition: StatementDefinition,
	{ report }: Context,
): void {
	const names = shownNames(definition);
	report({
		code: "unknown-on-xano",
		severity: "portability",
		message: `Xano knows no property \`${item.name}\` of \`${node.name}\``,
		span: item.nameSpan,
		why: `A page of its documentation shows it. It has ${list(names)}.`,
	});
}

function duplicate(item: Attribute, before: Attribute, { report, construct }: Context): void {
	report({
		code: "duplicate-attribute",
		severity: "error",
		message: `\`${item.name}\` is set twice`,
		span: item.nameSpan,
		help: "remove one of them",
		related: [{ source: construct.source, span: before.nameSpan, message: "the first one is here" }],
	});
}

/** A property that takes one of a few words. */
function values(item: Attribute, declared: StatementAttribute, { report }: Context): void {
	const word = nameOf(item.value);
	const allowed = declared.values ?? [];
	// Xano's editor writes "" for an empty field.
	if (word === null || word === "null" || (word === "" && !declared.required) || allowed.includes(word)) return;
	const synonyms = item.name === "error_type" ? errorTypeSynonyms() : {};
	const names = suggest(word, allowed, { synonyms, maximum: 1 });
	const inner = item.value.kind === "Text" ? { start: item.value.start + 1, end: item.value.end - 1 } : item.value;
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: `\`${item.name}\` cannot be ${JSON.stringify(word)}`,
		span: item.value,
		why: `It is one of ${list(allowed, "or")}.`,
		...(didYouMean(names) === null ? {} : proposeNames(names, [inner], isSure(word, names[0] ?? "", { synonyms }))),
	});
}

function missing(
	node: Statement,
	definition: StatementDefinition,
	meant: ReadonlyMap<string, string | null>,
	{ report, options }: Context,
): void {
	const written = new Set(enabledItems(node.body).map((item) => (item.kind === "Column" ? "" : item.name)));
	const given = new Set([...written, ...definition.positional.slice(0, node.args.length).map(({ name }) => name)]);
	for (const { name, requiredOnXano } of definition.attributes) {
		if (written.has(name) || !requiredOnXano || (requiredOnXano === "undocumented" && !options.strict)) continue;
		report({
			code: "required-on-xano",
			severity: "portability",
			message: `Xano wants \`${name}\` in every \`${node.name}\``,
			span: node.nameSpan,
			help: `add \`${name} = …\` in its braces`,
		});
	}
	const lacking = definition.attributes.filter((attribute) => !written.has(attribute.name) && lacks(attribute, given));
	if (lacking.length === 0) return;
	// With a misspelled one in its place that is the mistake; likewise what stands before the block instead.
	const names = definition.attributes.map(({ name }) => name);
	const strays = [...written].filter((name) => name !== "" && !names.includes(name) && !common.includes(name));
	const synonyms = attributeSynonyms();
	const shown = shownNames(definition);
	const mistaken = strays.flatMap((name) => [meant.get(name) ?? "", ...suggest(name, shown, { synonyms })]);
	const rest = lacking.filter(({ name }) => !mistaken.includes(name));
	if (rest.length === 0 || node.args.length > definition.positional.length || node.namedArguments.length > 0) return;
	report({
		code: "missing-attribute",
		severity: "error",
		message: `\`${node.name}\` lacks ${list(rest.map(({ name }) => name))}`,
		span: node.nameSpan,
		help: `add ${list(rest.map(({ name }) => `${name} = …`))} in its braces`,
	});
}
