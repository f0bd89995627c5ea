import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Attribute, Item, Statement } from "../../grammar/ast.js";
import { attributeOf, blockOf, childOf } from "../../grammar/tree.js";
import { compileProgram } from "../../src/compile/program.js";
import type { FunctionSource } from "../../src/compile/units.js";
import type { Value, XanoObject } from "../../src/values/kinds.js";
import { entriesOf } from "../../src/values/object.js";
import { programs } from "./generate.js";
import { settingPrograms } from "./generate_setting.js";
import { callingPrograms, sharingPrograms } from "./generate_sharing.js";
import { compileText, endOf, functionsOf, functionText, libraryOf, type Outcome, quietRun } from "./harness.js";
import { shown } from "./shown.js";

/** Stands for a function that has come to its end without giving anything. */
const end = "the end of the entry";

/** The first function of a program with other statements and another response. */
function entryOf(whole: FunctionSource, items: readonly Item[], response: Attribute | null): Statement {
	const { node } = whole;
	const stack = childOf(node, "stack") as Statement;
	const span = { start: node.start, end: node.end };
	const given: Attribute = response ?? {
		kind: "Attribute",
		name: "response",
		nameSpan: span,
		disabled: false,
		value: { kind: "Text", value: end, raw: `"${end}"`, style: "double", ...span },
		...span,
	};
	const input = childOf(node, "input");
	const parts = [...(input ? [input] : []), { ...stack, body: { items, ...span } }, given];
	return { ...node, body: { items: parts, ...span } };
}

/** Variables that pass from entry to entry. */
class Variables {
	readonly values = new Map<string, Value>();
	private all: (() => XanoObject) | null = null;

	readonly opened = {
		get: (name: string): Value | undefined => this.values.get(name),
		follow: (all: () => XanoObject): void => {
			this.all = all;
		},
	};

	keep(): void {
		if (this.all) for (const [name, value] of entriesOf(this.all())) this.values.set(name, value);
		this.all = null;
	}
}

/** Runs the statements of a program one by one, as a session does; then works its response out. */
async function oneByOne(text: string): Promise<Outcome> {
	const functions = functionsOf(text);
	const [whole] = functions.values();
	if (whole === undefined) throw new Error("a program without a function");
	const variables = new Variables();
	const logs: string[] = [];
	const response = attributeOf(whole.node, "response");
	const steps = [...(blockOf(whole.node, "stack")?.items ?? []).map((item) => [item]), []];
	for (const [index, items] of steps.entries()) {
		const isLast = index === steps.length - 1;
		const node = entryOf(whole, items, isLast ? response : null);
		const entry: FunctionSource = { ...whole, node, opened: new Set(variables.values.keys()) };
		const program = compileProgram(whole.name, libraryOf(new Map([...functions, [whole.name, entry]])));
		if (program === null) throw new Error("nothing was compiled");
		const run = quietRun({}, { opened: variables.opened });
		try {
			const value = await program.entry.call(run, {});
			if (isLast || value !== end) return { logs, end: shown(value) };
		} catch (thrown) {
			return { logs, end: endOf(thrown) };
		} finally {
			logs.push(...run.logs.map((log) => shown(log.value)));
			variables.keep();
		}
	}
	throw new Error("there is always a last step");
}

async function atOnce(text: string): Promise<Outcome> {
	const run = quietRun();
	let outcome: string;
	try {
		outcome = shown(await compileText(text).entry.call(run, {}));
	} catch (thrown) {
		outcome = endOf(thrown);
	}
	return { logs: run.logs.map((log) => shown(log.value)), end: outcome };
}

/** Runs entries, each of which is some statements, and gives what the variables are then. */
async function variablesAfter(entries: readonly string[], functions = ""): Promise<Record<string, string>> {
	const variables = new Variables();
	for (const stack of entries) {
		const sources = functionsOf(`${functionText(stack)}\n${functions}`);
		const [whole] = sources.values();
		const entry = { ...(whole as FunctionSource), opened: new Set(variables.values.keys()) };
		const program = compileProgram("main", libraryOf(new Map([...sources, ["main", entry]])));
		try {
			await program?.entry.call(quietRun({}, { opened: variables.opened }), {});
		} catch (thrown) {
			variables.values.set("failed", endOf(thrown));
		}
		variables.keep();
	}
	return Object.fromEntries([...variables.values].map(([name, value]) => [name, shown(value)]));
}

describe("statements that run one by one do what they do together", { timeout: 3_600_000 }, () => {
	test.each([
		["any program", programs, 60],
		["programs about what is set on which way", settingPrograms, 60],
		["programs about who shares what with whom", sharingPrograms, 60],
		["programs whose functions hand lists to each other", callingPrograms, 60],
	] as const)("%s", async (_name, all, numRuns) => {
		await fc.assert(
			fc.asyncProperty(all, async (text) => {
				expect(await oneByOne(text)).toEqual(await atOnce(text));
			}),
			{ numRuns },
		);
	});
});

describe("variables that others have set", () => {
	test("keep what they are, whatever kind they have", async () => {
		const set =
			'var $big { value = 9007199254740993 }\nvar $order { value = {b: 1, "2": 2, a: null} }\nvar $none { value = null }';
		const { big, order, none } = await variablesAfter([set, "var $other { value = [$big, $order, $none] }"]);
		expect([big, order, none]).toEqual([
			shown(9007199254740993n),
			shown(
				new Map(
					order
						? [
								["b", 1],
								["2", 2],
								["a", null],
							]
						: [],
				),
			),
			"null",
		]);
	});

	test("are not changed through what they share", async () => {
		const entries = ["var $a { value = [1] }", "var $b { value = $a }", "array.push $a { value = 2 }"];
		expect(await variablesAfter(entries)).toEqual({ a: "[1,2]", b: "[1]" });
	});

	test("are not handed over by what looks like the last read", async () => {
		const changing = `function "grow" {
  input {
    json list
  }
  stack {
    var $own { value = $input.list }
    array.push $own { value = 9 }
  }
  response = $own
}`;
		const entries = ["var $a { value = [1]|push:2 }", 'function.run "grow" { input = {list: $a} } as $b'];
		expect(await variablesAfter(entries, changing)).toEqual({ a: "[1,2]", b: "[1,2,9]" });
		expect(await variablesAfter([entries.join("\n")], changing)).toEqual({ a: "[1,2]", b: "[1,2,9]" });
	});

	test("are no counters because a loop counts with them", async () => {
		const entries = ['var $i { value = "x" }', 'for (0) { each as $i { } }\nvar $j { value = $i ~ "y" }'];
		expect(await variablesAfter(entries)).toEqual({ i: '"x"', j: '"xy"' });
	});

	test("stay as they were when an error ends the entry", async () => {
		const entries = [
			"var $a { value = [1] }",
			'array.push $a { value = 2 }\nthrow { name = "x" value = "y" }\nvar $b { value = 1 }',
		];
		expect(await variablesAfter(entries)).toMatchObject({ a: "[1,2]", failed: expect.stringContaining("error: ") });
	});

	test("stand in their queue when elements have been shifted", async () => {
		const entries = ["var $a { value = [1, 2, 3] }", "array.shift $a as $first", "array.unshift $a { value = 0 }"];
		expect(await variablesAfter(entries)).toEqual({ a: "[0,2,3]", first: "1" });
	});
});
