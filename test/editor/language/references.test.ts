import { describe, expect, test } from "vitest";
import { definition, highlights, references } from "../../../src/editor/language/index.js";
import { inStack, shown, withCursor } from "./support.js";

type Texts = string | Readonly<Record<string, string>>;

function defined(files: Texts): string[] {
	const { workspace, path, offset } = withCursor(files);
	return shown(workspace, definition(workspace, path, offset));
}

function referred(files: Texts, withDeclarations = true): string[] {
	const { workspace, path, offset } = withCursor(files);
	return shown(workspace, references(workspace, path, offset, withDeclarations));
}

const add = 'function "add" {\n  input {\n    int first\n  }\n  stack {\n  }\n  response = $input.first\n}\n';

describe("variables", () => {
	test("are defined wherever they are set", () => {
		expect(defined(inStack("var $n { value = 1 }\n    var $n { value = 2 }\n    math.add $n { value = $‸n }"))).toEqual(
			["main.xs:7 n", "main.xs:8 n"],
		);
		expect(defined(inStack('function.run "f" {\n} as $x\n    debug.log { value = $x‸.a }'))).toEqual(["main.xs:8 x"]);
		expect(defined(inStack("foreach ([1]) {\n  each as $item {\n    debug.log { value = $it‸em }\n  }\n}"))).toEqual([
			"main.xs:8 item",
		]);
		expect(defined(inStack("array.push $li‸st { value = 1 }"))).toEqual(["main.xs:7 list"]);
	});

	test("are read in expressions, backticks, paths, templates and code", () => {
		const text = inStack(
			[
				"var $‸a { value = 1 }",
				"var $b { value = `$a + 1` }",
				'var $c { value = !expr "$a * 2" }',
				"var $d { value = $list[$a]|get:$var.a }",
				"var $e { value = $b.$a }",
				'util.template_engine { value = "$a {{ $a }} {{ $var.a }}" } as $f',
				"api.lambda { code = \"return $var.a + $input.a + $var['a']\" } as $g",
				"!debug.log { value = $a }",
			].join("\n    "),
		);
		expect(referred(text)).toEqual([7, 8, 9, 10, 10, 11, 12, 12, 13, 13, 14].map((line) => `main.xs:${line} a`));
		expect(referred(text, false)).toHaveLength(10);
	});

	test("are read in texts that may be evaluated", () => {
		const rules = inStack(
			'var $‸n { value = 1 }\n    var $rules { value = ["$n > 1", "costs $n"] }\n    var $x { value = $rules|map:($$|to_expr) }',
		);
		expect(referred(rules)).toEqual(["main.xs:7 n", "main.xs:8 n"]);
		expect(referred(rules.replace("|to_expr", "|to_text"))).toEqual(["main.xs:7 n"]);
		expect(referred(inStack('var $‸n { value = 1 }\n    var $x { value = "$n + 1"|to_expr }'))).toHaveLength(2);
	});

	test("of another construct are others", () => {
		expect(
			referred(
				`${inStack("var $‸a { value = 1 }")}---\n${inStack("var $a { value = 1 }").replace("example", "other")}`,
			),
		).toEqual(["main.xs:7 a"]);
	});

	test("of the language itself are none of the program's", () => {
		expect(referred(inStack("var $this { value = 1 }\n    var $x { value = [1]|filter:$th‸is > 0 }"))).toEqual([]);
		expect(referred(inStack("var $index { value = 1 }\n    var $x { value = $list[$ind‸ex] }"))).toEqual([
			"main.xs:7 index",
			"main.xs:8 index",
		]);
		expect(referred(inStack("try_catch {\n try {\n }\n catch {\n debug.log { value = $err‸or.code }\n }\n}"))).toEqual(
			[],
		);
	});

	test("are highlighted where they are written and where they are read", () => {
		const { workspace, path, offset } = withCursor(inStack("var $‸n { value = 1 }\n    math.add $n { value = $n }"));
		expect(highlights(workspace, path, offset).map(({ writes }) => writes)).toEqual([true, true, false]);
	});
});

describe("inputs", () => {
	test("lead from where they are read and given to their declaration", () => {
		expect(defined(add.replace("$input.first", "$input.fi‸rst"))).toEqual(["main.xs:3 first"]);
		const call = inStack('function.run "add" {\n  input = {fir‸st: 1}\n}');
		expect(defined({ "main.xs": call, "add.xs": add })).toEqual(["add.xs:3 first"]);
		expect(
			defined({ "run.xs": 'run.job "j" {\n  main = {name: "add", input: {"fir‸st": 1}}\n}', "add.xs": add }),
		).toEqual(["add.xs:3 first"]);
	});

	test("are referred to by all callers, jobs and tests", () => {
		const files = {
			"add.xs": add
				.replace("int first", "int ‸first")
				.replace("\n}\n", '\n  test "t" {\n    input = {first: 1}\n  }\n}\n'),
			"main.xs": inStack(
				'function.run "add" {\n  input = {first: 1}\n}\n    function.run "other" {\n  input = {first: 1}\n}',
			),
			"run.xs":
				'run.job "j" {\n  main = {name: "add", input: {first: 1}}\n  pre = {name: "other", input: {first: 1}}\n}',
		};
		expect(referred(files)).toEqual([
			"add.xs:3 first",
			"add.xs:7 first",
			"add.xs:9 first",
			"main.xs:8 first",
			"run.xs:2 first",
		]);
	});
});

describe("constructs", () => {
	test("functions are named by calls, jobs and tests", () => {
		const files = {
			"add.xs": add.replace('"add"', '"ad‸d"'),
			"main.xs": inStack('function.run "add" {\n}\n    function.run add {\n}'),
			"run.xs": 'run.job "j" {\n  main = {name: "add"}\n  post = "add"\n}',
			"w.xs": 'workflow_test "w" {\n  stack {\n    function.call "add" {\n    }\n  }\n}',
		};
		expect(referred(files)).toEqual([
			"add.xs:1 add",
			"main.xs:7 add",
			"main.xs:9 add",
			"run.xs:2 add",
			"run.xs:3 add",
			"w.xs:3 add",
		]);
		expect(referred(files, false)).toHaveLength(5);
	});

	test("tables are named by statements, columns, queries and triggers", () => {
		const files = {
			"user.xs": 'table user {\n  schema {\n    int id\n    int boss? {\n      table = "user"\n    }\n  }\n}',
			"main.xs": inStack('db.query "us‸er" {\n  where = $db.user.id == 1\n  join = {team: {table: "user"}}\n}'),
			"q.xs": 'query "q" verb=GET {\n  auth = "user"\n}',
			"t.xs": 'table_trigger "t" {\n  table = "user"\n}',
		};
		expect(defined(files)).toEqual(["user.xs:1 user"]);
		expect(referred(files)).toEqual([
			"user.xs:1 user",
			"user.xs:5 user",
			"main.xs:7 user",
			"main.xs:8 user",
			"main.xs:9 user",
			"q.xs:2 user",
			"t.xs:2 user",
		]);
	});

	test("tools, agents, addons, tasks, middleware and groups are named where they are used", () => {
		const files = (where: string, text: string, declared: string) => ({ [where]: text, "declared.xs": declared });
		expect(defined(files("a.xs", 'agent "a" {\n  tools = [{name: "find‸_it"}]\n}', 'tool "find_it" {\n}'))).toEqual([
			"declared.xs:1 find_it",
		]);
		expect(defined(files("a.xs", inStack('ai.agent.run "help‸er" {\n}'), 'agent "helper" {\n}'))).toEqual([
			"declared.xs:1 helper",
		]);
		expect(
			defined(
				files("a.xs", inStack('db.query user {\n  addon = [{name: "coun‸t", as: "n"}]\n}'), 'addon "count" {\n}'),
			),
		).toEqual(["declared.xs:1 count"]);
		expect(
			defined(files("a.xs", 'workflow_test "w" {\n  stack {\n    task.call "clea‸n"\n  }\n}', 'task "clean" {\n}')),
		).toEqual(["declared.xs:1 clean"]);
		expect(
			defined(files("a.xs", 'function "f" {\n  middleware = {pre: [{name: "lo‸g"}]}\n}', 'middleware "log" {\n}')),
		).toEqual(["declared.xs:1 log"]);
		expect(defined(files("a.xs", 'query "q" verb=GET {\n  api_group = "sho‸p"\n}', 'api_group "shop" {\n}'))).toEqual([
			"declared.xs:1 shop",
		]);
	});

	test("columns lead to their table", () => {
		const files = {
			"main.xs": inStack("db.query user {\n  where = $db.user.na‸me == 1\n}"),
			"user.xs": "table user {\n  schema {\n    text name\n  }\n}",
		};
		expect(defined(files)).toEqual(["user.xs:3 name"]);
	});
});

describe("elsewhere", () => {
	test("environment variables lead to the job that asks for them", () => {
		const files = {
			"main.xs": inStack("debug.log { value = $env.KE‸Y }"),
			"run.xs": 'run.job "j" {\n  main = {name: "f"}\n  env = ["KEY"]\n}',
		};
		expect(defined(files)).toEqual(["run.xs:3 KEY"]);
		expect(referred(files)).toEqual(["main.xs:7 KEY", "run.xs:3 KEY"]);
	});

	test("where nothing is named there is nothing", () => {
		expect(defined("‸")).toEqual([]);
		const { workspace } = withCursor("‸");
		expect(references(workspace, "other.xs", 0)).toEqual([]);
		expect(highlights(workspace, "other.xs", 0)).toEqual([]);
	});
});
