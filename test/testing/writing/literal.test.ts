import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, parseExpression } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import { constantValue } from "../../../src/compile/constants.js";
import { format } from "../../../src/project/format.js";
import { literal, Unwritable } from "../../../src/testing/writing/literal.js";
import { fromJavaScript } from "../../../src/values/interop.js";
import { encodeJson } from "../../../src/values/json.js";
import type { Value } from "../../../src/values/kinds.js";

const scope = { now: () => "now", environment: (name: string) => `$env.${name}` };

function meaning(text: string): Value {
	const { expression } = parseExpression(new Source("", text));
	if (expression === null) throw new Error(`not an expression: ${text}`);
	return constantValue(expression, scope);
}

const leaf = fc.oneof(
	fc.constantFrom(
		null,
		true,
		false,
		"",
		"now",
		"null",
		'"',
		"\\",
		"\\n",
		"\n",
		"$x",
		"`",
		"'''",
		'"""',
		"//",
		"a\r\nb\t",
	),
	fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "")),
	fc.integer(),
	fc.maxSafeInteger(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).filter((number) => !Number.isSafeInteger(Number(number))),
);
const { value: anything } = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie("value"), { maxLength: 4 }),
		fc
			.array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom("a", "true", "__proto__", "1", "")), tie("value")), {
				maxLength: 4,
			})
			.map((entries) => new Map(entries)),
	),
}));

test("what is written means the value again, also once it has been laid out", () => {
	fc.assert(
		fc.property(anything, (given) => {
			const value = fromJavaScript(given);
			const text = literal(value);
			expect(encodeJson(meaning(text))).toBe(encodeJson(value));
			const { text: laidOut } = format("a.xs", `function "f" {\n  test "t" {\n    input = {a: ${text}}\n  }\n}\n`);
			const [construct] = parse(new Source("", laidOut ?? "")).file.items;
			const [block] = (construct?.kind === "Statement" && construct.body?.items) || [];
			const [input] = (block?.kind === "Statement" && block.body?.items) || [];
			if (input?.kind !== "Attribute") throw new Error(laidOut ?? "it cannot be laid out");
			expect(encodeJson(constantValue(input.value, scope))).toBe(encodeJson(fromJavaScript({ a: value })));
		}),
		{ numRuns: 300 },
	);
});

test.each([
	[0.1 + 0.2, "0.30000000000000004"],
	[1e21, "1000000000000000000000.0"],
	[2 ** 53, "9007199254740992.0"],
	[9007199254740993n, "9007199254740993"],
	[-(2n ** 63n), "-9223372036854775808"],
	[-1.5e-9, "-0.0000000015"],
	['say "hi"\n', '"say \\"hi\\"\\n"'],
	[{ "a b": [], true: {} }, '{"a b": [], "true": {}}'],
])("%#: a value as a literal", (value, text) => {
	expect(literal(fromJavaScript(value))).toBe(text);
});

test("what no file can hold is refused", () => {
	const deep = Array.from({ length: 300 }).reduce((inner: unknown) => [inner], 1);
	for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", "\0", deep]) {
		expect(() => literal(value as Value)).toThrow(Unwritable);
	}
});

test("a text may be written in another way", () => {
	expect(literal(["a", { b: "secret" }], (text) => (text === "secret" ? "$env.KEY" : null))).toBe(
		'["a", {b: $env.KEY}]',
	);
});
