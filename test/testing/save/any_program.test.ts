import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import { SaveError } from "../../../src/testing/save/error.js";
import { fromJavaScript } from "../../../src/values/interop.js";
import { encodeJson } from "../../../src/values/json.js";
import { programs, waiting } from "../../compile/generate.js";
import { saved } from "./saved.js";

/** How many programs; more are run by hand with `PROGRAMS=2000 npx vitest run test/testing/save/any_program.test.ts`. */
const numRuns = Number(process.env.PROGRAMS ?? 8);

/** Whether a text came about by putting something into another. */
function holds(after: string, before: string): boolean {
	let at = 0;
	for (const character of before) {
		at = after.indexOf(character, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

test("a run of any program becomes a test that passes, whatever its layout", { timeout: 3_600_000 }, async () => {
	const isSaved = async (program: string): Promise<void> => {
		for (const text of [program, waiting(program)]) {
			const [, name = ""] = /function "([^"]+)"/.exec(text) ?? [];
			const result = await saved(text, { function: name }).catch((thrown: unknown) => thrown);
			if (result instanceof SaveError) {
				expect(result.message).toMatch(/Nothing has run|ended before it was done/);
				continue;
			}
			const { after, before, mocks } = result as Awaited<ReturnType<typeof saved>>;
			expect(holds(after, before)).toBe(true);
			expect(mocks).toBe(0);
		}
	};
	await fc.assert(fc.asyncProperty(programs, isSaved), { numRuns });
});

test("a run with any input becomes a test with that input", { timeout: 3_600_000 }, async () => {
	const text = 'function "f" {\n  input {\n    json a?\n  }\n\n  stack {\n  }\n\n  response = {given: $input.a}\n}\n';
	const isSaved = async (given: unknown): Promise<void> => {
		const { after, loose } = await saved(text, { function: "f", input: { a: given } });
		expect(parse(new Source("", after)).issues).toEqual([]);
		expect(loose).toEqual([]);
		const again = await saved(after, { function: "f", input: { a: given }, test: "again" });
		expect(encodeJson(fromJavaScript(given))).toBeTypeOf("string");
		expect(again.after.startsWith(after.slice(0, -2))).toBe(true);
	};
	const values = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes("\\u0000"));
	await fc.assert(fc.asyncProperty(values, isSaved), { numRuns });
});
