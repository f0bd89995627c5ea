import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { support } from "../../src/compile/support.js";
import { programs, waiting } from "./generate.js";
import { callPrograms } from "./generate_calls.js";
import { numericPrograms } from "./generate_numeric.js";
import { requestPrograms } from "./generate_requests.js";
import { settingPrograms } from "./generate_setting.js";
import { sharingPrograms } from "./generate_sharing.js";
import { foreignTokens } from "./generated_tokens.js";
import { compileText } from "./harness.js";

const helpers: ReadonlySet<string> = new Set(Object.keys(support));

describe("generated code holds nothing but JavaScript, texts and names of the compiler's making", () => {
	test.each([
		["any program", programs],
		["asynchronous ones", programs.map(waiting)],
		["what is set", settingPrograms],
		["what is shared", sharingPrograms],
		["numbers", numericPrograms.map(({ text }) => text)],
		["calls", callPrograms.map(({ text }) => text)],
		["requests", requestPrograms.map(({ text }) => text)],
	])("%s", (_, texts) => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(foreignTokens(compileText(text).code, helpers)).toEqual([]);
			}),
			{ numRuns: 40, seed: 1 },
		);
	});
});

test.each([
	["a name", "touched = 1"],
	["a member", "R.touched"],
	["a member of every object", "v_x?.constructor"],
	["a template", "t0 = `x`"],
	["a comment", "t0 = 1 /* x */"],
	["a pattern", "t0 = /x/"],
	["an invisible mark", "t0 = 1\u0001"],
])("%s is seen in generated code", (_, code) => {
	expect(foreignTokens(code, helpers)).not.toEqual([]);
});

test("texts and the compiler's own names are not", () => {
	expect(foreignTokens('t0 = "touched /* `x` */"; v_touched$20$ = t0 / k1 / 2;', helpers)).toEqual([]);
});
