import { describe, expect, test } from "vitest";
import { compileText, functionText, outcomeOf, runText } from "./harness.js";

const counted = "var.update $counts { value = $counts|set:$key:(($counts|get:$key:0) + 1) }";
const indexed = "var.update $counts[$key] { value = ($counts[$key] ?? 0) + 1 }";
const around = (loop: string, start = "{}"): string => `var $counts { value = ${start} } ${loop}`;
const overKeys = (body: string, keys: readonly string[] = ["a", "b", "a"]): string =>
	`foreach (${JSON.stringify(keys)}) { each as $key { ${body} } }`;

describe("a loop that counts under keys", () => {
	test.each([
		["counts", around(overKeys(counted)), '{"a":2,"b":1}'],
		["goes on from what is there", around(overKeys(counted), "{z: 1, b: 5, a: null}"), '{"z":1,"b":6,"a":2}'],
		[
			"counts under very many keys in their order",
			around(`for (3000) { each as $i { var $key { value = "k" ~ ($i % 100) } ${counted} } }`),
			JSON.stringify(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, 30]))),
		],
		[
			"follows keys that lead further",
			around(overKeys(counted, ["a", "e.b", "c.d", "c.d", "c.d"]), "{c: {d: 1}}"),
			'{"c":{"d":4},"a":1,"e":{"b":1}}',
		],
		[
			"collects",
			around(overKeys("var.update $counts { value = $counts|set:$key:(($counts|get:$key:[])|push:1) }")),
			'{"a":[1,1],"b":[1]}',
		],
		[
			"makes texts, and nulls that count as missing",
			around(
				overKeys('var.update $counts { value = $counts|set:$key:(($counts|get:$key:"-") ~ "x") }', ["a", "a", "a"]),
			),
			'{"a":"-xxx"}',
		],
		[
			"may be left early",
			around(overKeys(`${counted} conditional { if ($key == "c") { break } }`, ["a", "a", "a", "c", "a"])),
			'{"a":3,"c":1}',
		],
		["counts by index", around(overKeys(indexed)), '{"a":2,"b":1}'],
		[
			"goes on by index from what is there",
			around(overKeys(indexed, ["a", "b", "z", "b", "b", "a", "a", "e.b", "e.b"]), "{z: 1, b: 5, a: null}"),
			'{"z":2,"b":8,"a":3,"e.b":2}',
		],
		[
			"sums by index under very many keys in their order",
			around(
				`for (3000) { each as $i { var $key { value = "k" ~ ($i % 100) } var.update $counts[$key] { value = ($counts[$key] ?? 0) + $i } } }`,
			),
			JSON.stringify(
				Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, 30 * index + 100 * 435])),
			),
		],
		["may come again", around(`for (2) { each { ${overKeys(counted, ["a", "a", "a"])} } }`), '{"a":6}'],
	])("%s", async (_, stack, expected) => {
		const program = compileText(functionText(stack, "$counts"));
		expect(program.code).toMatch(/const tally\d+ = newTally\(\)/);
		expect((await outcomeOf(program)).end).toBe(expected);
	});

	test("changes nothing that others hold by index", async () => {
		const loop = overKeys(indexed, ["a", "a", "a", "b"]);
		const stack = `var $counts { value = {a: 1} } var $other { value = $counts } ${loop}`;
		expect((await runText(functionText(stack, "[$counts, $other]"))).end).toBe('[{"a":4,"b":1},{"a":1}]');
	});

	test("changes nothing that others hold", async () => {
		const { end } = await runText(
			functionText(
				`var $counts { value = {a: 1} } var $other { value = $counts } ${overKeys(counted, ["a", "a", "a", "b"])}`,
				"[$counts, $other]",
			),
		);
		expect(end).toBe('[{"a":4,"b":1},{"a":1}]');
	});

	test("sees what is in the way of a longer key as it is by then", async () => {
		const toggled = "var.update $counts { value = $counts|set:$key:(($counts|get:$key) == null ? 1 : null) }";
		const program = compileText(functionText(around(overKeys(toggled, ["a", "a", "a", "a.b"])), "$counts"));
		expect(program.code).toContain("storeTallied(");
		const { end } = await outcomeOf(program);
		expect(end).toContain('Unable to set "b" on an int');
		expect(end).toBe((await runText(functionText(around(overKeys(toggled, ["a.b"]), "{a: 1}"), "$counts"))).end);
	});
});

describe("no boxes are made", () => {
	test.each([
		["where an error is caught", around(`try_catch { try { ${overKeys(counted)} } catch { } }`)],
		[
			"where the function may end",
			around(overKeys(`${counted} conditional { if ($key == "b") { return { value = 1 } } }`)),
		],
		["where the object is looked at", around(overKeys(`${counted} var $n { value = $counts|count }`))],
		["where it is changed", around(overKeys(`${counted} var.update $counts.x { value = 1 }`))],
		["where it is looked at by another key, too", around(`${overKeys(`${indexed} var $n { value = $counts.a }`)}`)],
		[
			"where what is put there may be shared",
			around(overKeys("var.update $counts[$key] { value = [$counts[$key] ?? 0] }")),
		],
		[
			"where a missing key is an error",
			around(overKeys("var.update $counts[$key] { value = $counts[$key] + 1 }", ["a"])),
		],
		["where it may be something else", `var $counts { value = $input } ${overKeys(counted)}`],
		["for keys that may be no texts", around(`foreach ([1, "a"]) { each as $key { ${counted} } }`)],
	])("%s", (_, stack) => {
		expect(compileText(functionText(stack)).code).not.toContain("storeTallied(");
	});
});
