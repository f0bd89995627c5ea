import type { Attribute, Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { childOf, enabledItems, isSwitchedOff, nameOf, statementsOf } from "../../../../grammar/tree.js";
import { attributeSynonyms } from "../../../diagnostics/synonyms.js";
import { partsOfConstruct } from "../../constructs.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, list, propose } from "../../suggestions.js";

/** The tests of a construct: what they consist of, and whether they prove something. */
export const tests = rule({
	name: "tests",
	create: (context) => {
		const named = new Map<string, Span>();
		for (const test of statementsOf(context.construct.node.body).filter(({ name }) => name === "test")) {
			const name = nameOf(test.args[0]);
			if (name !== null && !named.has(name)) named.set(name, test.args[0] as Span);
		}
		return {
			test: (node) => {
				nameOfTest(node, named, context);
				const seen = new Map<string, Span>();
				for (const item of enabledItems(node.body)) {
					if (item.kind === "Attribute") property(item, seen, context);
					else if (item.kind === "Statement") assertion(item, context);
				}
				proof(node, context);
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
	if (name.trim() === "") {
		report({
			code: "missing-construct-name",
			severity: "warning",
			message: "the name of this test is empty",
			span: argument,
			help: "say what it shows: it is what a report shows, and what a `mock` answers to",
		});
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

/** @param seen those that stand before it, by name */
function property({ name, nameSpan: span }: Attribute, seen: Map<string, Span>, { report, construct }: Context): void {
	const first = seen.get(name);
	if (first) {
		report({
			code: "duplicate-attribute",
			severity: "error",
			message: `this test has \`${excerpt(name, 40)}\` twice`,
			span,
			help: "only one of them could count: remove one, or put them together",
			related: [{ source: construct.source, span: first, message: "the first one is here" }],
		});
		return;
	}
	seen.set(name, span);
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

/** Assertions that hold of no response at all, which is what an error leaves. */
const ofNothing = new Set(["expect.to_be_null", "expect.to_be_empty", "expect.to_not_be_defined"]);

/** What the assertions of a test say together. */
function proof(node: Statement, { report, names }: Context): void {
	const assertions = statementsOf(node.body).filter((each) => each.name.startsWith("expect.") && !isSwitchedOff(each));
	if (assertions.length === 0) {
		report({
			code: "test-without-assertions",
			severity: "warning",
			message: "this test expects nothing, so it proves no more than that nothing is raised",
			span: node.args[0] ?? node.nameSpan,
			help: "write what has to be true of the response: `expect.to_equal ($response) { value = … }`",
		});
	}
	const raising = assertions.find(({ name }) => name === "expect.to_throw");
	if (!raising) return;
	const stack = childOf(raising, "stack");
	if (stack) {
		report({
			code: "wrong-place",
			severity: "error",
			message: "in a test `expect.to_throw` has no `stack`",
			span: stack.nameSpan,
			why: "It is about the construct the test belongs to, which has run with the input of the test.",
			help: 'write `expect.to_throw { value = "part of the message" }`; a stack that has to raise belongs into a `workflow_test`',
		});
	}
	const judging = assertions.find(
		(each) => each.name !== "expect.to_throw" && !ofNothing.has(each.name) && names.meaning(each).kind === "statement",
	);
	if (!judging) return;
	report({
		code: "response-of-error",
		severity: "warning",
		message: "this test waits for an error, and after one there is no response to judge",
		span: judging.nameSpan,
		help: "make two tests of it",
	});
}
