import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeJson } from "../../src/values/json.js";
import type { Value } from "../../src/values/kinds.js";
import { programs, waiting } from "./generate.js";
import { sharingPrograms } from "./generate_sharing.js";
import { compileText, functionText, outcomeOf, quietRun } from "./harness.js";

interface Told {
	readonly offset: number;
	readonly value: Value;
	/** As it was when it was told. */
	readonly text: string;
}

/** Runs a program, and watches its first function. */
async function watched(text: string) {
	const told: Told[] = [];
	const began: number[] = [];
	const observer = {
		began: (offset: number) => void began.push(offset),
		gave: (offset: number, _: number, value: Value) => void told.push({ offset, value, text: encodeJson(value) }),
	};
	const [, observe] = /function "([^"]+)"/.exec(text) ?? [];
	if (observe === undefined) throw new Error(text);
	const outcome = await outcomeOf(compileText(text, { observe }), {}, quietRun({}, { observer }));
	return { told, began, outcome };
}

test("a watched program does the same, and what it told never changes afterwards", async () => {
	const isTheSame = async (text: string): Promise<void> => {
		for (const each of [text, waiting(text)]) {
			const { told, outcome } = await watched(each);
			expect(outcome).toEqual(await outcomeOf(compileText(each)));
			for (const { value, text: before } of told) expect(encodeJson(value)).toBe(before);
		}
	};
	await fc.assert(fc.asyncProperty(fc.oneof(programs, sharingPrograms), isTheSame), { numRuns: 60 });
});

test("it tells what statements give, before the filters behind `as`", async () => {
	const stack = `var $list {
	value = [3, 1]
}
array.push $list {
	value = 2
}
var.update $list[0] {
	value = 4
}
array.find ($list) if ($this < 2) as $found|add:10
function.run "other" as $other
util.get_all_input
return {
	value = [$list, $found, $other]
}`;
	const text = `${functionText(stack)}${functionText("var $inner {\nvalue = 1\n}", '"o"', "other")}`;
	const { told, began, outcome } = await watched(text);
	expect(outcome.end).toBe('[[4,1,2],11,"o"]');
	const names = (offset: number): string => /^[\w.]+/.exec(text.slice(offset))?.[0] ?? "";
	expect(told.map(({ offset, text: value }) => `${names(offset)} ${value}`)).toEqual([
		"var [3,1]",
		"var.update 4",
		"array.find 1",
		'function.run "o"',
		"util.get_all_input {}",
		'return [[4,1,2],11,"o"]',
	]);
	expect(began.map(names)).toEqual(told.map(({ offset }) => names(offset)));
});

test("nothing of it is in a program that is not watched", () => {
	const text = functionText("var $x {\nvalue = 1\n}\nreturn {\nvalue = $x\n}");
	expect(compileText(text, { observe: "other" }).code).toBe(compileText(text).code);
	expect(compileText(text).code).not.toMatch(/began|gave/);
	expect(compileText(text, { observe: "main" }).code).toMatch(/R\.began\(\d+, D\)/);
});
