import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Callable } from "../../../src/catalogue/twig/callable.js";
import { twigFilters } from "../../../src/catalogue/twig/filters/index.js";
import { twigFunctions } from "../../../src/catalogue/twig/functions.js";
import { binaryOperators, unaryOperators } from "../../../src/catalogue/twig/operators.js";
import { renderTemplate } from "../../../src/catalogue/twig/render.js";
import { twigTests } from "../../../src/catalogue/twig/tests.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { stillRun } from "../filters/evaluate.js";
import { surroundingsOf } from "./surroundings.js";

const data: XanoObject = {
	name: "Ada",
	list: [3, 1, 2],
	hash: new Map<string, Value>([
		["1", "one"],
		["__proto__", "x"],
	]),
	user: { name: "Ada", tags: ["a", "b"], nothing: null },
	nothing: null,
	big: 2n ** 62n,
	half: 0.5,
	broken: "\udc80",
};

/** Text or a XanoError that says the line; anything else is a fault. */
function outcome(template: string): string {
	try {
		return renderTemplate(stillRun({ size: 20_000 }), template, surroundingsOf(data));
	} catch (error) {
		if (!(error instanceof XanoError)) throw error;
		expect(error.message).toMatch(/ at line \d+[.?]?$/);
		return error.message;
	}
}

const name = fc.constantFrom(...Object.keys(data), "loop", "x", "_self", "_context", "$var", "$name", "constructor");
const key = fc.constantFrom("name", "tags", "0", "__proto__", "constructor", "prototype", "length", "toString");
const literal = fc.constantFrom(
	"0",
	"1",
	"-1",
	"2.5",
	"'2024-02-29'",
	'"a"',
	"''",
	'"#{name}"',
	"'<b>'",
	"null",
	"true",
	"[]",
	"{}",
	"'__proto__'",
);
const operators = [...binaryOperators.keys()].filter((operator) => !operator.startsWith("is"));
const arrow = fc.constantFrom("v => v", "(v, k) => k ~ v", "(a, b) => a <=> b", "v => v.name");

/** Something with a name, and a call of it with as many arguments as it takes. */
function called(callables: Iterable<Callable>, argument: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc.constantFrom(...callables).chain(({ name: own, parameters, isVariadic }) => {
		const needed = parameters.filter((parameter) => parameter.default === undefined).length;
		const most = parameters.length + (isVariadic === true ? 2 : 0);
		return fc.array(argument, { minLength: needed, maxLength: most }).map((args) => `${own}(${args.join(", ")})`);
	});
}

const { expression } = fc.letrec<{ expression: string; argument: string }>((tie) => ({
	expression: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		name,
		literal,
		fc.tuple(tie("expression"), key).map(([target, member]) => `(${target}).${member}`),
		fc.tuple(tie("expression"), literal).map(([target, member]) => `(${target})[${member}]`),
		fc
			.tuple(tie("expression"), fc.constantFrom(...operators), tie("expression"))
			.map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
		fc
			.tuple(fc.constantFrom(...unaryOperators.keys()), tie("expression"))
			.map(([operator, operand]) => `${operator} (${operand})`),
		fc
			.tuple(tie("expression"), called(twigFilters.values(), tie("argument")))
			.map(([subject, filter]) => `(${subject})|${filter}`),
		fc
			.tuple(tie("expression"), called(twigTests.values(), tie("expression")))
			.map(([subject, each]) => `(${subject}) is ${each}`),
		called(twigFunctions.values(), tie("expression")),
		fc.tuple(tie("expression"), name).map(([first, second]) => `[${first}, ...[${second}]]`),
		fc.tuple(literal, tie("expression")).map(([first, second]) => `{(${first}): ${second}}`),
		fc
			.tuple(tie("expression"), tie("expression"), tie("expression"))
			.map(([condition, yes, no]) => `(${condition}) ? ${yes} : ${no}`),
	),
	argument: fc.oneof(tie("expression"), arrow),
}));

const { template } = fc.letrec<{ template: string }>((tie) => ({
	template: fc
		.array(
			fc.oneof(
				{ depthSize: "small" },
				fc.constantFrom("text\n", " - ", "{# c #}", "{% import _self as m %}", "{% include 'a' %}"),
				expression.map((each) => `{{ ${each} }}`),
				fc.tuple(name, expression).map(([target, each]) => `{% set ${target} = ${each} %}`),
				fc
					.tuple(expression, tie("template"))
					.map(([each, body]) => `{% if ${each} %}${body}{% else %}${body}{% endif %}`),
				fc
					.tuple(name, expression, tie("template"))
					.map(([target, each, body]) => `{%- for ${target} in ${each} -%}${body}{% else %}e{% endfor %}`),
				tie("template").map((body) => `{% set x %}${body}{% endset %}{% apply upper|e %}${body}{% endapply %}`),
				tie("template").map((body) => `{% macro q(a, b = 1) %}${body}{{ a }}{% endmacro %}{{ _self.q(1) }}`),
				tie("template").map(
					(body) => `{% autoescape 'js' %}${body}{% endautoescape %}{% with {x: 1} %}${body}{% endwith %}`,
				),
			),
			{ maxLength: 4 },
		)
		.map((parts) => parts.join("")),
}));

/** Pieces in any order, which is hardly ever a template. */
const rubble = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"{{",
				"}}",
				"{%",
				"%}",
				"{#",
				"#}",
				"-",
				"~",
				"(",
				")",
				"[",
				"]",
				"{",
				"}",
				"|",
				".",
				",",
				":",
				"?",
				"#{",
				'"',
				"'",
			),
			fc.constantFrom(
				"if",
				"else",
				"endif",
				"for",
				"in",
				"endfor",
				"set",
				"macro",
				"block",
				"verbatim",
				"endverbatim",
				"is",
				"not",
			),
			fc.constantFrom(" ", "\n", "\\", "$", "=>", "...", "1", "\u2028", "\ud800", "日"),
			name,
			expression,
		),
		{ maxLength: 25 },
	)
	.map((parts) => parts.join(""));

const units = fc
	.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
	.map((codes) => String.fromCharCode(...codes));

describe("any text as a template", () => {
	test("of the grammar gives text or an error with its line", () => {
		fc.assert(
			fc.property(template, (text) => typeof outcome(text) === "string"),
			{ numRuns: 800 },
		);
	});

	test("of pieces gives text or an error with its line", () => {
		fc.assert(
			fc.property(rubble, (text) => typeof outcome(text) === "string"),
			{ numRuns: 800 },
		);
	});

	test("of characters gives text or an error with its line", () => {
		fc.assert(
			fc.property(units, (text) => typeof outcome(`{{ ${text} }}`) === "string"),
			{ numRuns: 500 },
		);
	});

	test("without a tag gives itself", () => {
		const plain = fc.string().filter((text) => !/\{[{%#]|\r/.test(text));
		fc.assert(fc.property(plain, (text) => outcome(text) === text));
	});

	test("reaches no prototype", () => {
		for (const member of ["constructor", "__proto__", "toString", "hasOwnProperty", "prototype"]) {
			expect(outcome(`{{ user.${member} }}|{{ list.${member} }}|{{ name.${member} }}|{{ ${member} }}`)).toBe("|||");
			expect(outcome(`{{ (user.${member} is defined) ? 1 : 0 }}{{ attribute([], '${member}') }}`)).toBe("0");
			expect(outcome(`{{ 1|${member} }}`)).toContain(`Unknown "${member}" filter`);
			expect(outcome(`{{ ${member}() }}`)).toContain(`Unknown "${member}" function`);
		}
	});
});
