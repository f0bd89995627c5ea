import { describe, expect, test } from "vitest";
import { completeEntry } from "../../src/repl/complete.js";
import type { Session } from "../../src/repl/session.js";
import { session, typed } from "./support.js";

async function prepared(): Promise<Session> {
	const own = session();
	await typed(own, 'var $user { value = {name: "Ada", tags: [{id: 1, label: "x"}]} }');
	await typed(own, "var $list { value = [1, 2] }");
	await typed(
		own,
		'function "greet" {\n  input {\n    text name\n    int times?\n  }\n  stack {\n  }\n  response = 1\n}',
	);
	return own;
}

function proposed(own: Session, text: string): string[] {
	return completeEntry(own, text).all.map((each) => each.text);
}

describe("what Tab proposes", () => {
	test.each([
		["$us", "us", ["user"]],
		["$user.", "", ["name", "tags"]],
		["$user.na", "na", ["name"]],
		["$user.tags.0.", "", ["id", "label"]],
		["1 + $li", "li", ["list"]],
		["{a: $us", "us", ["user"]],
		["$user.name|to_upp", "to_upp", ["to_upper"]],
		["var $x { value = $user.n", "n", ["name"]],
		["foreach ($li", "li", ["list"]],
		["conditional {\n  if ($us", "us", ["user"]],
		['function.run "gr', "gr", ["greet"]],
		['function.run "greet" {\n  input = {', "", ["name", "times"]],
		["array.find_", "array.find_", ["array.find_index"]],
		["func", "func", ["function.run", "function"]],
		["api.request {\n  meth", "meth", ["method"]],
		['function "x" {\n  st', "st", ["stack"]],
		['"$us', "$us", []],
		["// $us", "", []],
	])("behind %j", async (text, typedPart, names) => {
		const own = await prepared();
		const { typed: found, all } = completeEntry(own, text);
		expect(all.map((each) => each.text)).toEqual(names);
		if (names.length > 0) expect(found).toBe(typedPart);
	});

	test("names statements, constructs and filters of the catalogue", async () => {
		const own = await prepared();
		const all = proposed(own, "");
		expect(all).toEqual(expect.arrayContaining(["var", "foreach", "api.request", "function", "run.job"]));
		expect(proposed(own, "$list|")).toEqual(expect.arrayContaining(["map", "filter", "count"]));
		expect(proposed(own, "$list|map:$")).toEqual(expect.arrayContaining(["$", "index"]));
	});

	test("names the environment once it is open", async () => {
		const own = await prepared();
		expect(proposed(own, "$env.P")).toEqual(["PLACE"]);
	});

	test("begins with what was typed", async () => {
		const own = await prepared();
		for (const text of ["ar", "$", "$user.", "$list|so", 'function.run "', "api.request {\n  "]) {
			const { typed: part, all } = completeEntry(own, text);
			expect(all.length).toBeGreaterThan(0);
			for (const { text: put } of all) expect(put.toLowerCase().startsWith(part.toLowerCase())).toBe(true);
		}
	});
});
