import type { Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { attributeOf, enabledItems, nameOf, statementsOf, withoutGroups } from "../../../../grammar/tree.js";
import { attributeSynonyms } from "../../../diagnostics/synonyms.js";
import { partsOfConstruct } from "../../constructs.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, list, propose } from "../../suggestions.js";

/** The tests of a construct, and the answers its statements give in them. */
export const tests = rule({
	name: "tests",
	create: (context) => {
		const named = new Map<string, Span>();
		for (const test of statementsOf(context.construct.node.body).filter(({ name }) => name === "test")) {
			const name = nameOf(test.args[0]);
			if (name !== null && !named.has(name)) named.set(name, test.args[0] as Span);
		}
		const mayHave = partsOfConstruct(context.construct.kind).has("test");
		return {
			test: (node) => {
				nameOfTest(node, named, context);
				for (const item of enabledItems(node.body)) {
					if (item.kind === "Attribute") property(item.name, item.nameSpan, context);
					else if (item.kind === "Statement") assertion(item, context);
				}
			},
			statement: (node, place) => {
				if (mayHave && named.size > 0 && place.test === null) mocks(node, named, context);
			},
		};
	},
});

function nameOfTest(node: Statement, named: ReadonlyMap<string, Span>, { report, construct }: Context): void {
	const [argument] = node.args;
	const name = nameOf(argument);
	if (name === null || !argument) {
		report({
			code: "missing-construct-name",
			severity: "error",
			message: "this test has no name",
			span: node.nameSpan,
			help: 'write `test "what it shows" { … }`',
		});
		return;
	}
	const first = named.get(name);
	if (!first || first.start === argument.start) return;
	report({
		code: "duplicate-name",
		severity: "error",
		message: `there already is a test ${JSON.stringify(name)}`,
		span: argument,
		help: "give one of them another name",
		related: [{ source: construct.source, span: first, message: "the first one is here" }],
	});
}

function property(name: string, span: Span, { report, construct }: Context): void {
	const known = (partsOfConstruct(construct.kind).get("test")?.parts ?? []).map((part) => part.name);
	if (known.includes(name)) return;
	const proposal = propose(name, known, [span], { synonyms: attributeSynonyms(), maximum: 1 });
	report({
		code: "unknown-attribute",
		severity: proposal.help ? "error" : "warning",
		message: `a test has no property \`${excerpt(name, 40)}\``,
		span,
		why: `It has ${list(known)}, and assertions.`,
		...proposal,
	});
}

/** Only assertions stand in a test: it runs nothing itself. */
function assertion(node: Statement, { report, names }: Context): void {
	const meaning = names.meaning(node);
	if (meaning.kind === "unknown") return;
	if (meaning.kind === "statement" && meaning.definition.family === "expect") return;
	report({
		code: "wrong-place",
		severity: "error",
		message: `the statement \`${node.name}\` stands in a test`,
		span: node.nameSpan,
		why: "A test gives its construct an input and judges the response; it has no statements of its own.",
		help: "what has to happen first belongs in the stack, or into a `workflow_test`",
	});
}

/** A mock answers in the test of its name. */
function mocks(node: Statement, named: ReadonlyMap<string, Span>, { report }: Context): void {
	const mock = attributeOf(node, "mock");
	const value = mock ? withoutGroups(mock.value) : null;
	if (value?.kind !== "Object") return;
	for (const { key, keySpan, disabled } of value.entries) {
		if (disabled || typeof key !== "string" || named.has(key)) continue;
		report({
			code: "mock-without-test",
			severity: "warning",
			message: `there is no test ${JSON.stringify(excerpt(key, 60))} for this mock to answer in`,
			span: keySpan,
			...propose(key, named.keys(), []),
		});
	}
}
