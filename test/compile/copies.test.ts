import { describe, expect, test } from "vitest";

import { copies } from "../../src/values/path.js";
import { compileText, functionsOf, functionText, observe, outcomeOf, quietRun } from "./harness.js";
import { calls, type Operation, programOf, updates } from "./operations.js";
import { referenceOutcome } from "./reference.js";

/** How often a program copied an array or object, and what it gave. */
async function copiesOf(stack: string, response = "null"): Promise<{ copies: number; end: string }> {
	const program = compileText(functionText(stack, response));
	copies.count = 0;
	const { end } = await outcomeOf(program, {}, quietRun());
	return { copies: copies.count, end };
}

const loop = (body: string, count = 1000): string => `for (${count}) { each as $i {\n${body}\n} }`;

describe("loops that change a value nobody else holds do not copy it", () => {
	test.each([
		["array.push", "var $a { value = [] }", "array.push $a { value = $i }", "$a|count"],
		["push onto itself", "var $a { value = [] }", "var.update $a { value = $a|push:$i }", "$a|count"],
		["set on itself", "var $a { value = {} }", 'var.update $a { value = $a|set:("k" ~ $i):$i }', "$a|count"],
		["merge onto itself", "var $a { value = [] }", "var.update $a { value = $a|merge:[$i] }", "$a|count"],
		[
			"set when there is something",
			"var $a { value = {} }",
			'var.update $a { value = $a|set_ifnotnull:("k" ~ $i):$i }',
			"$a|count",
		],
		["set on itself by a number", "var $a { value = {} }", "var.update $a { value = $a|set:$i:$i }", "$a|count"],
		[
			"set on itself by a path",
			"var $a { value = {} }",
			'var.update $a { value = $a|set:("k" ~ $i ~ ".x"):1 }',
			"$a|count",
		],
		["a position", "var $a { value = (1..1000) }", "var.update $a[$i] { value = 0 }", "$a|count"],
		["a key", "var $a { value = {} }", 'var.update $a["k" ~ $i] { value = 0 }', "$a|count"],
		["array.pop", "var $a { value = (1..1000) }", "array.pop $a as $x", "1000 - ($a|count)"],
		["array.shift", "var $a { value = (1..1000) }", "array.shift $a as $x", "1000 - ($a|count)"],
		["array.merge", "var $a { value = [] }", "array.merge $a { value = [$i] }", "$a|count"],
		["an inner list", "var $a { value = {l: []} }", "array.push $a.l { value = $i }", "$a.l|count"],
		[
			"a list in a list in an object",
			"var $a { value = {l: [[]]} }",
			"array.push $a.l[0] { value = $i }",
			"$a.l[0]|count",
		],
		["popping an inner list", "var $a { value = {l: (1..1000)} }", "array.pop $a.l as $x", "1000 - ($a.l|count)"],
		[
			"a path of three",
			"var $a { value = {m: {n: {}}} }",
			'var.update $a.m.n["k" ~ $i] { value = $i }',
			"$a.m.n|count",
		],
		["an object in an array", "var $a { value = [{n: 0}] }", "var.update $a[0].n { value = $i + 1 }", "$a[0].n"],
		["arithmetic in a path", "var $a { value = [{n: 0}] }", "math.add $a[0].n { value = 1 }", "$a[0].n"],
		["a text in a path", 'var $a { value = {m: {s: ""}} }', 'text.append $a.m.s { value = "x" }', "$a.m.s|strlen"],
	])("%s", async (_name, setup, body, size) => {
		const { copies: count, end } = await copiesOf(`${setup}\n${loop(body)}`, size);
		expect(end).toBe("1000");
		expect(count).toBeLessThan(8);
	});

	// What a filter copies by itself is not counted: these have to be done by the helpers that count.
	test.each([
		["push:$i", "pushSelf"],
		["merge:[$i]", "pushOwned"],
		["merge:[$i, $i]", "mergeSelf"],
		['set:"k":$i', "setSelf"],
		['set_ifnotnull:"k":$i', "setSelfIfNotNull"],
		['set_ifnotempty:"k":$i', "setSelfIfNotEmpty"],
	])("$a|%s is an update in place", (filter, helper) => {
		const stack = `var $a { value = [] }\n${loop(`var.update $a { value = $a|${filter} }`)}`;
		expect(compileText(functionText(stack, "$a")).code).toContain(`v_a = ${helper}(R, `);
	});

	test("rows of a grid are copied once each", async () => {
		const { copies: count, end } = await copiesOf(
			`var $row { value = [0, 0, 0, 0] }\nvar $a { value = [$row, $row, $row] }\n${loop("var.update $a[$i % 3][$i % 4] { value = $i }")}`,
			"[$a, $row]",
		);
		const grid = [0, 1, 2].map(() => [0, 0, 0, 0]);
		for (let i = 0; i < 1000; i++) (grid[i % 3] as number[])[i % 4] = i;
		expect(end).toBe(JSON.stringify([grid, [0, 0, 0, 0]]));
		expect(count).toBeLessThan(8);
	});
});

/** Copies that do not grow with the number of passes, and a result that is right. */
async function isDoneInPlace(operation: Operation): Promise<void> {
	const text = programOf(operation);
	const functions = functionsOf(text);
	const program = compileText(text);
	expect(await observe(program)).toEqual(referenceOutcome(functions, { steps: 100_000 }));
	// What a filter copies by itself is not counted.
	if (operation.body.includes("$a|") && operation.name.includes("|")) {
		// Merging one element is adding it.
		const isAdded = operation.name === "|merge of one element";
		expect(program.code).toMatch(isAdded ? /pushOwned\(R, / : /Self\w*\(R, /);
	}
	const counts: number[] = [];
	for (const n of [300, 600]) {
		copies.count = 0;
		await outcomeOf(program, { n }, quietRun());
		counts.push(copies.count);
	}
	expect(counts[1]).toBe(counts[0]);
	expect(counts[0]).toBeLessThan(8);
}

describe("twice as many passes make no more copies", () => {
	test.each(updates.map((each) => [each.name, each] as const))("%s", (_name, each) => isDoneInPlace(each));
	test.each(calls.map((each) => [each.name, each] as const))("%s", (_name, each) => isDoneInPlace(each));
});

describe("a value somebody else holds is copied, so that only one of them changes", () => {
	test.each([
		[
			"two names",
			"var $a { value = [1] }\nvar $b { value = $a }\narray.push $b { value = 2 }",
			"[$a, $b]",
			"[[1],[1,2]]",
		],
		[
			"the other name",
			"var $a { value = [1] }\nvar $b { value = $a }\narray.push $a { value = 2 }",
			"[$a, $b]",
			"[[1,2],[1]]",
		],
		[
			"kept in an object",
			"var $a { value = [1] }\nvar $o { value = {l: $a} }\narray.push $a { value = 2 }",
			"[$a, $o]",
			'[[1,2],{"l":[1]}]',
		],
		[
			"changed in an object",
			"var $a { value = [1] }\nvar $o { value = {l: $a} }\narray.push $o.l { value = 2 }\narray.push $o.l { value = 3 }",
			"[$a, $o]",
			'[[1],{"l":[1,2,3]}]',
		],
		[
			"taken from an object",
			"var $o { value = {l: [1]} }\narray.push $o.l { value = 2 }\nvar $a { value = $o.l }\narray.push $o.l { value = 3 }",
			"[$a, $o]",
			'[[1,2],{"l":[1,2,3]}]',
		],
		[
			"popped out and put back",
			"var $o { value = {l: [[1]]} }\narray.push $o.l[0] { value = 2 }\narray.pop $o.l as $x\narray.push $o.l { value = $x }\narray.push $o.l[0] { value = 3 }",
			"[$x, $o]",
			'[[1,2],{"l":[[1,2,3]]}]',
		],
		[
			"written into every element",
			"var $a { value = [{l: [1]}, {l: [2]}] }\narray.push $a.l { value = 3 }\nvar.update $a[0].n { value = 0 }\narray.push $a[0].l { value = 4 }",
			"$a",
			'[{"l":[1,2,3,4],"n":0},{"l":[1,2,3]}]',
		],
		[
			"walked by a loop",
			"var $a { value = [1, 2] }\nforeach ($a) { each as $x { array.push $a { value = $x } } }",
			"$a",
			"[1,2,1,2]",
		],
		[
			"collected by a loop",
			"var $a { value = [] }\nvar $all { value = [] }\nfor (3) { each as $i { array.push $a { value = $i }\narray.push $all { value = $a } } }",
			"$all",
			"[[0],[0,1],[0,1,2]]",
		],
		[
			"in an expression filter",
			"var $a { value = [1] }\nvar $b { value = [0, 0]|map:$a }\narray.push $a { value = 2 }",
			"[$a, $b]",
			"[[1,2],[[1],[1]]]",
		],
		[
			"left of ??",
			"conditional { if (true) { var $a { value = [] } } }\narray.push $a { value = 1 }\nvar $b { value = $a ?? [] }\narray.push $a { value = 2 }",
			"[$a, $b]",
			"[[1,2],[1]]",
		],
		[
			"given back whole by get",
			'var $a { value = [1] }\narray.push $a { value = 2 }\nvar $b { value = $a|get:"":$a }\narray.push $a { value = 3 }',
			"[$a, $b]",
			"[[1,2,3],[1,2]]",
		],
		[
			"thrown and caught",
			'var $a { value = [1] }\ntry_catch { try { throw { name = "n" value = $a } } catch { array.push $a { value = 2 } } }',
			"[$a, $error.result]",
			"[[1,2],[1]]",
		],
		[
			"returned, then changed in finally",
			"var $a { value = [1] }\ntry_catch { try { return { value = $a } } catch { } finally { array.push $a { value = 2 } } }",
			"null",
			"[1]",
		],
		[
			"all variables at once",
			"var $a { value = [1] }\nvar $all { value = $var }\narray.push $a { value = 2 }",
			"[$a, $all.a]",
			"[[1,2],[1]]",
		],
		[
			"removed from after being replaced",
			"var $a { value = [1, 2] }\nvar $b { value = [] }\nforeach ($a) { each as $x { var $a { value = $b }\nforeach.remove\narray.push $a { value = $x } } }",
			"[$a, $b]",
			"[[2],[]]",
		],
	])("%s", async (_name, stack, response, end) => {
		expect((await copiesOf(stack, response)).end).toBe(end);
	});

	test("what a function is given and gives back", async () => {
		const text = `${functionText('var $a { value = [1] }\nfunction.run "add" { input = {list: $a} } as $b\narray.push $a { value = 9 }\narray.push $b { value = 8 }', "[$a, $b]")}
function "add" {
  input {
    json list
  }
  stack {
    var $mine { value = $input.list }
    array.push $mine { value = 2 }
  }
  response = [$input.list, $mine]
}`;
		expect((await outcomeOf(compileText(text))).end).toBe("[[1,9],[[1],[1,2],8]]");
	});
});

describe("a queue", () => {
	const drained = (count: number, read: string): string =>
		functionText(
			`var $q { value = (1..${count}) }\nvar $sum { value = 0 }\nvar $grown { value = 0 }\nwhile (${read}) { each {\narray.shift $q as $x\nvar.update $sum { value = $sum + $x }\nconditional { if ($x % 4 == 0) { array.push $q { value = 1 } } } } }`,
			"[$sum, $q]",
		);

	test("of 200,000 elements is drained without moving the rest every time", async () => {
		const count = 200_000;
		const sum = (count * (count + 1)) / 2 + count / 4;
		expect((await outcomeOf(compileText(drained(count, "$q|count > 0")))).end).toBe(`[${sum},[]]`);
	}, 5_000);

	test.each(["$q|count > 0", "$q", "($q|first) != null", "($q ?? []) != []"])(
		"is the same however it is read: %s",
		async (read) => {
			const sum = (20_000 * 20_001) / 2 + 5_000;
			expect((await outcomeOf(compileText(drained(20_000, read)))).end).toBe(`[${sum},[]]`);
		},
	);

	test.each([
		["$q|push:0", 19_999],
		["$q", 19_998],
	])("shows the elements that are left, and only those: %s", async (value, copied) => {
		const stack = `var $q { value = (1..20000) }\narray.shift $q\narray.shift $q as $x\nvar $copy { value = ${value} }\narray.shift $q as $y\narray.push $q { value = 7 }\narray.pop $q as $z\nvar.update $q[0] { value = 5 }`;
		const { end } = await copiesOf(stack, "[$x, $y, $z, ($copy|count), ($copy|first), ($q|count), $q[0], ($q|last)]");
		expect(end).toBe(`[2,3,7,${copied},3,19997,5,20000]`);
	});
});
