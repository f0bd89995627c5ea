import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { fileRules, rules } from "../../src/check/rules/index.js";
import { openProject, type Project } from "../../src/project/project.js";
import { catalogue, diagnose, inStack } from "./support.js";

const codes = (text: string): string[] => diagnose(text).map(({ code }) => code);

describe("a project", () => {
	let folder: string;
	let project: Project;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "xano-check-"));
		await mkdir(join(folder, "function"));
		await writeFile(join(folder, "run.xs"), 'run.job "Job" {\n  main = {name: "used", input: {}}\n}\n');
		await writeFile(
			join(folder, "function", "unused.xs"),
			'function "unused" {\n  input {\n  }\n\n  stack {\n    nothing.like_it\n    response = $x\n  }\n}\n',
		);
		await writeFile(
			join(folder, "function", "used.xs"),
			'// Note.\n\nfunction "used" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = $y\n}\n',
		);
		project = await openProject(folder);
	});
	afterAll(() => rm(folder, { recursive: true }));

	test("is looked through by file and place", () => {
		const found = check(project, catalogue);
		expect(found.map(({ source, code }) => `${source.name} ${code}`)).toEqual([
			"function/unused.xs unknown-statement",
			"function/unused.xs response-in-stack",
			"function/unused.xs unknown-variable",
			"function/used.xs blank-line-after-header",
			"function/used.xs unknown-variable",
		]);
		expect(check(project, catalogue)).toEqual(found);
	});

	test("or only in some of its constructs", () => {
		const used = project.find("function", "used");
		expect(check(project, catalogue, { only: new Set(used ? [used] : []) }).map(({ code }) => code)).toEqual([
			"unknown-variable",
		]);
		expect(check(project, catalogue, { only: new Set() })).toEqual([]);
	});
});

describe("what is not said", () => {
	test.each([
		[
			"a variable set in another branch",
			"conditional {\n  if (now > 2) {\n    var $a {\n      value = 1\n    }\n  }\n}\ndebug.log {\n  value = $a ?? 0\n}",
		],
		[
			"the result of a statement that does not run here",
			"!db.get user {\n} as $user\nvar $user {\n  value = 1\n}\ndebug.log {\n  value = $user\n}",
		],
		["anything in a statement that is switched off", "debug.log {\n  disabled = true\n  value = $nothing|nothing\n}"],
		["a switched-off filter", 'debug.log {\n  value = "a"!|nothing:1:2:3\n}'],
		["empty arguments that Xano's editor adds", 'debug.log {\n  value = []|append:1:""\n}'],
		["`$var.name`", "var $a {\n  value = 1\n}\ndebug.log {\n  value = $var.a\n}"],
		["a loop's own variable after it", "for (3) {\n  each as $i {\n  }\n}\ndebug.log {\n  value = $i\n}"],
		[
			"an error after a catch",
			"try_catch {\n  try {\n  }\n  catch {\n  }\n}\ndebug.log {\n  value = $error ?? null\n}",
		],
		["arguments in any brackets", "foreach ((1..3)) {\n  each as $i {\n  }\n}\nvar $x {\n  value = `1 + 2`\n}"],
		[
			"a target's index",
			"var $a {\n  value = []\n}\nvar $i {\n  value = 0\n}\nvar.update $a[$i + 1].b {\n  value = 1\n}",
		],
	])("about %s", (_what, statements) => {
		expect(codes(inStack(statements))).toEqual([]);
	});

	test("about names of constructs a folder holds none of", () => {
		const text =
			'query "users" verb=GET {\n  api_group = "Users"\n  auth = "user"\n\n  input {\n    int id {\n      table = "user"\n    }\n  }\n\n  stack {\n    db.query "user" {\n      where = $db.user.id == $input.id\n    } as $users\n  }\n\n  response = $users\n}\n';
		expect(codes(text).filter((code) => code !== "inline-input-option")).toEqual([]);
	});

	test("about what triggers are given without declaring it", () => {
		const text =
			'table_trigger "t" {\n  table = "user"\n  actions = {insert: true}\n  where = $db.user.id > 1\n\n  input {\n  }\n\n  stack {\n    debug.log {\n      value = $input.new.name ~ $input.action\n    }\n  }\n}\n';
		expect(codes(text)).toEqual([]);
	});

	test("about the tests of a function", () => {
		const text = inStack("").replace(
			"response = null",
			'response = null\n\n  test "works" {\n    expect.to_equal ($response) {\n      value = 1\n    }\n  }',
		);
		expect(codes(text)).toEqual([]);
	});

	test("about inputs that come from a table", () => {
		const text = inStack("debug.log {\n  value = $input.email\n}", 'dblink {\n  table = "user"\n}');
		// That there is no table is said once, not at each of its columns.
		expect(codes(text)).toEqual(["unsupported-statement"]);
	});
});

describe("what is said only when asked", () => {
	const strictly = (text: string): string[] => diagnose(text, { strict: true }).map(({ code }) => code);
	test.each([
		[
			"lists without parentheses, as old pages show them",
			"var $list {\n  value = [1]\n}\narray.find $list if $this as $found\ndebug.log {\n  value = $found\n}",
			["missing-parentheses", "missing-parentheses"],
		],
		[
			"a request without a method, as some pages show it",
			'api.request {\n  url = "https://example.com"\n} as $page\ndebug.log {\n  value = $page\n}',
			["required-on-xano"],
		],
	])("%s", (_what, statements, expected) => {
		expect(codes(inStack(statements))).toEqual([]);
		expect(strictly(inStack(statements))).toEqual(expected);
	});

	test("inputs that are handed on as a whole", () => {
		const text = `${inStack('function.run "example" {\n  input = $input.all\n}', "json all?")}`;
		expect(codes(text)).toEqual([]);
		expect(strictly(text)).toEqual(["written-out"]);
	});

	test("a function without stack and response", () => {
		const text = 'function "example" {\n  input {\n  }\n}\n';
		expect(codes(text)).toEqual([]);
		expect(diagnose(text, { strict: true }).map(({ message }) => message)).toEqual([
			"Xano wants a `stack` and `response` in every function",
		]);
	});
});

describe("Xano's way of reading", () => {
	const warned = (value: string): string[] =>
		codes(inStack(`var $a {\n  value = 1\n}\nvar $x {\n  value = ${value}\n}`));
	test.each([
		["$a * 2 + 1 - $a / 2", []],
		["$a + 1 == 2", []],
		["$a + $a * $a", []],
		["$a % 2 + 1", []],
		["($a == 1) && ($a < 2)", []],
		["$a == 1 ? 2 : 3", []],
		["$a % 2 * 3", ["remainder-precedence"]],
		["1 - $a % 2", ["remainder-precedence"]],
		["$a || $a && $a", ["left-to-right"]],
		["$a && $a || $a", []],
		['"a" ~ $a - 1', ["left-to-right"]],
		["$a ?? 0 + 1", ["left-to-right"]],
		["[1]|filter:$$ > 1 + $a", []],
	])("%s", (value, expected) => {
		expect(warned(value)).toEqual(expected);
	});

	test("runs of any length", () => {
		const long = Array.from({ length: 400 }, () => "$a").join(" + ");
		expect(warned(long)).toEqual([]);
		expect(warned(`${long} % 2`)).toEqual(["remainder-precedence"]);
	});
});

test("very many mistakes are found in reasonable time", () => {
	const statements = Array.from(
		{ length: 2000 },
		(_, index) => `debug.log {\n  valu = $nothing_${index}|lenght\n}`,
	).join("\n");
	const start = performance.now();
	expect(diagnose(inStack(statements)).length).toBeGreaterThan(4000);
	expect(performance.now() - start).toBeLessThan(20_000);
});

test("rules have names of their own", () => {
	const names = [...fileRules, ...rules].map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});
