import type { Attribute, Statement } from "../../../grammar/ast.js";
import { enabledItems, nameOf } from "../../../grammar/tree.js";
import type { StatementAttribute, StatementDefinition } from "../../catalogue/define.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { attributeSynonyms, errorTypeSynonyms } from "../../diagnostics/synonyms.js";
import { type Context, rule } from "../rule.js";
import { list, propose, proposeNames } from "../suggestions.js";

/** Every statement takes these. */
const common = ["description", "disabled", "mock"];

/** The properties in the braces of a statement. */
export const attributes = rule({
	name: "attributes",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement" || meaning.definition.blocks) return;
			known(node, meaning.definition, context);
			missing(node, meaning.definition, context);
		},
	}),
});

function known(node: Statement, definition: StatementDefinition, context: Context): void {
	const first = new Map<string, Attribute>();
	for (const item of enabledItems(node.body)) {
		if (item.kind === "Column") continue;
		const declared = definition.attributes.find(({ name }) => name === item.name);
		if (!declared && !common.includes(item.name)) {
			unknown(node, item.name, item.nameSpan, definition, context);
			continue;
		}
		if (item.kind === "Statement") {
			if (declared) asProperty(item, context);
			continue;
		}
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
	{ report }: Context,
): void {
	const names = definition.attributes.map((attribute) => attribute.name);
	const written = new Set(enabledItems(node.body).map((item) => (item.kind === "Column" ? "" : item.name)));
	const free = names.filter((each) => !written.has(each));
	// A function's or variable's name in the braces; what lacks it before them is said there.
	if (name === "name" && node.args.length === 0 && definition.positional[0]?.required) return;
	report({
		code: "unknown-attribute",
		severity: "error",
		message: `\`${node.name}\` has no property \`${name}\``,
		span: nameSpan,
		why: names.length === 0 ? "It takes no properties." : `It has ${list(names)}.`,
		...propose(name, [...free, ...common], [nameSpan], { synonyms: attributeSynonyms() }),
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
	if (word === null || word === "null" || allowed.includes(word)) return;
	const synonyms = item.name === "error_type" ? errorTypeSynonyms() : {};
	const names = suggest(word, allowed, { synonyms, maximum: 1 });
	const inner = item.value.kind === "Text" ? { start: item.value.start + 1, end: item.value.end - 1 } : item.value;
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: `\`${item.name}\` cannot be ${JSON.stringify(word)}`,
		span: item.value,
		why: `It is one of ${list(allowed, "or")}.`,
		...(didYouMean(names) === null ? {} : proposeNames(names, [inner])),
	});
}

function missing(node: Statement, definition: StatementDefinition, { report, options }: Context): void {
	const written = new Set(enabledItems(node.body).map((item) => (item.kind === "Column" ? "" : item.name)));
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
	const lacking = definition.attributes.filter(({ required, name }) => required && !written.has(name));
	if (lacking.length === 0) return;
	// With a misspelled one in its place that is the mistake; likewise what stands before the block instead.
	const names = definition.attributes.map(({ name }) => name);
	const strays = [...written].filter((name) => name !== "" && !names.includes(name) && !common.includes(name));
	const synonyms = attributeSynonyms();
	const mistaken = strays.flatMap((name) => suggest(name, names, { synonyms }));
	const rest = lacking.filter(({ name }) => !mistaken.includes(name));
	if (rest.length === 0 || node.args.length > definition.positional.length || node.namedArguments.length > 0) return;
	report({
		code: "missing-attribute",
		severity: "error",
		message: `\`${node.name}\` lacks ${list(rest.map(({ name }) => name))}`,
		span: node.nameSpan,
		help: `add ${rest.map(({ name }) => `\`${name} = …\``).join(" and ")} in its braces`,
	});
}
