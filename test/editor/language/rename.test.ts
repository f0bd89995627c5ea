import { describe, expect, test } from "vitest";
import { prepareRename, rename } from "../../../src/editor/language/index.js";
import { applied, inStack, withCursor } from "./support.js";

type Texts = string | Readonly<Record<string, string>>;

/** The texts after a rename, or why it was refused. */
function renamed(files: Texts, name: string): Record<string, string> | string {
	const { workspace, path, offset } = withCursor(files);
	const result = rename(workspace, path, offset, name);
	return "refused" in result ? result.refused : applied(workspace, result.edits);
}

/** Only the statements of a function that has been renamed in. */
function inside(statements: string, name: string, inputs = ""): string {
	const after = renamed(inStack(statements, inputs), name);
	if (typeof after === "string") return after;
	return after["main.xs"]?.match(/stack \{\n {4}([\s\S]*)\n {2}\}\n\n {2}response/)?.[1] ?? "";
}

function refusal(files: Texts): string | null {
	const { workspace, path, offset } = withCursor(files);
	const prepared = prepareRename(workspace, path, offset);
	return "refused" in prepared ? prepared.refused : null;
}

const add =
	'function "math/add" {\n  input {\n    int first\n    int second\n  }\n  stack {\n  }\n  response = $input.first\n}\n';

describe("what can be renamed", () => {
	test("is shown with its name alone", () => {
		const { workspace, path, offset } = withCursor(inStack("var $to‸tal { value = 1 }"));
		const start = offset - 2;
		expect(prepareRename(workspace, path, offset)).toEqual({ span: { start, end: start + 5 }, placeholder: "total" });
	});

	test("and what cannot, with the reason", () => {
		expect(refusal(inStack("va‸r $x { value = 1 }"))).toBe("Nothing that can be renamed stands here.");
		expect(refusal(inStack("debug.log { value = $env.KE‸Y }"))).toBe(
			"`KEY` is set outside of the program: it cannot be renamed here.",
		);
		expect(refusal(inStack('function.run "openai_chat_com‸pletion" {\n}'))).toBe(
			"The function `openai_chat_completion` is not declared in this project.",
		);
		expect(refusal(inStack('function.run "openai_chat_completion" {\n  input = {mod‸el: "x"}\n}'))).toBe(
			"The project declares no input `model`.",
		);
		expect(refusal(inStack("debug.log { value = $input.no‸ne }"))).toBe("The project declares no input `none`.");
		expect(refusal('middleware "m" {\n  input {\n    json va‸rs\n  }\n}')).toBe(
			"Xano gives the input `vars` its name.",
		);
		expect(refusal('query "users/{id}" verb=GET {\n  input {\n    int i‸d\n  }\n}')).toBe(
			"`{id}` is part of the address of this query.",
		);
		expect(refusal("table user {\n  schema {\n    int i‸d\n  }\n}")).toContain("stored data");
		const { workspace } = withCursor("‸");
		expect(prepareRename(workspace, "other.xs", 0)).toEqual({ refused: "Nothing that can be renamed stands here." });
	});
});

describe("names that are made while the program runs", () => {
	test("keep inputs and variables from being renamed", () => {
		const files = {
			"add.xs": add.replace("int first", "int fir‸st"),
			"main.xs": inStack('function.run "math/add" {\n  input = $data\n}'),
		};
		expect(refusal(files)).toBe(
			"The inputs of `math/add` are given or read as one object in main.xs, line 8, and `first` may be meant there.",
		);
		expect(refusal(inStack("var $x { value = $input|keys }\n    var $y { value = $input.a‸ }", "int a"))).toContain(
			"main.xs, line 7",
		);
		expect(refusal(inStack("var $x { value = $input[$key] }\n    var $y { value = $input.a‸ }", "int a"))).toContain(
			"main.xs, line 7",
		);
		expect(refusal(inStack("var $‸x { value = 1 }\n    util.get_vars as $all"))).toBe(
			"All variables are read at once in line 8, and `x` may be meant there.",
		);
		expect(refusal(inStack("var $‸x { value = 1 }\n    var $y { value = $var[$key] }"))).toContain("in line 8");
		expect(refusal(inStack("var $‸x { value = 1 }\n    var $y { value = $var.x }"))).toBeNull();
	});
});

describe("variables", () => {
	test("are renamed wherever they mean the same", () => {
		const statements = [
			"var $‸n { value = 1 }",
			"var.update $n.a[$n] { value = $var.n + $n|add:$n }",
			'var $b { value = !expr "$n + 1" }',
			"var $c { value = `$n` }",
			"var $d { value = $b.$n }",
			"!math.add $n { value = 1 }",
			"for (2) {\n      each as $n {\n      }\n    }",
			'function.run "f" {\n      input = {n: $n}\n    } as $n',
			'util.template_engine { value = "n $n {{ $n }}{% if $var.n %}{% endif %}" } as $e',
			'var $f { value = [1]|lambda_map:"return $var.n + n" }',
		].join("\n    ");
		expect(inside(statements, "count")).toBe(
			[
				"var $count { value = 1 }",
				"var.update $count.a[$count] { value = $var.count + $count|add:$count }",
				'var $b { value = !expr "$count + 1" }',
				"var $c { value = `$count` }",
				"var $d { value = $b.$count }",
				"!math.add $count { value = 1 }",
				"for (2) {\n      each as $count {\n      }\n    }",
				'function.run "f" {\n      input = {n: $count}\n    } as $count',
				'util.template_engine { value = "n $n {{ $count }}{% if $var.count %}{% endif %}" } as $e',
				'var $f { value = [1]|lambda_map:"return $var.count + n" }',
			].join("\n    "),
		);
	});

	test("are refused names that are taken, that mean something, or that are none", () => {
		const statements = "var $‸a { value = 1 }\n    var $b { value = $a }";
		expect(inside(statements, "b")).toBe("There already is a variable `$b` in this function.");
		expect(inside(statements, "response")).toBe("`$response` means something of its own.");
		expect(inside(statements, "index")).toBe("`$index` means something of its own.");
		expect(inside(statements, "1a")).toContain("`1a` cannot be the name of a variable");
		expect(inside(statements, "a.b")).toContain("cannot be the name of a variable");
		expect(inside(statements, "")).toBe("A variable needs a name.");
		expect(inside(statements, "$c")).toContain("Write `c` without the `$`.");
		expect(inside(statements, "a")).toBe(statements.replace("‸", ""));
	});

	test("a name that another function uses is free", () => {
		const text = `${inStack("var $‸a { value = 1 }")}---\nfunction "other" {\n  stack {\n    var $b { value = 1 }\n  }\n}`;
		expect(renamed(text, "b")).toEqual({ "main.xs": text.replace("$‸a", "$b") });
	});
});

describe("inputs", () => {
	test("are renamed with what reads them, and what gives them", () => {
		const files = {
			"add.xs": add
				.replace("int first", "int fir‸st")
				.replace("\n}\n", '\n  test "t" {\n    input = {first: 1, second: 2}\n  }\n}\n'),
			"main.xs": inStack(
				'function.run "math/add" {\n  input = {first: 1, "first": 2}\n}\n    api.lambda { code = "return $input.first" } as $x',
			),
			"run.xs": 'run.job "j" {\n  main = {name: "math/add", input: {first: 1}}\n}',
		};
		const after = renamed(files, "left") as Record<string, string>;
		expect(after["add.xs"]).toBe(files["add.xs"].replace("‸", "").replaceAll("first", "left"));
		expect(after["run.xs"]).toBe(files["run.xs"].replaceAll("first", "left"));
		// The lambda reads an input of its own function.
		expect(after["main.xs"]).toBe(files["main.xs"].replace('first: 1, "first"', 'left: 1, "left"'));
	});

	test("are refused names of other inputs, declared or given", () => {
		const declared = add.replace("int first", "int fir‸st");
		expect(renamed(declared, "second")).toBe("The function `math/add` already has an input `second`.");
		const files = { "add.xs": declared, "main.xs": inStack('function.run "math/add" {\n  input = {third: 1}\n}') };
		expect(renamed(files, "third")).toBe("`third` is named as an input of `math/add` already: main.xs, line 8.");
		expect(renamed(declared, "a-b")).toContain("cannot be the name of an input");
	});
});

describe("constructs", () => {
	test("functions are renamed in all files", () => {
		const files = {
			"add.xs": add.replace("math/add", "math/‸add"),
			"main.xs": inStack("function.run 'math/add' {\n}\n    function.run math/add {\n}"),
			"run.xs": 'run.job "j" {\n  main = {name: "math/add"}\n  post = "math/add"\n}',
		};
		const after = renamed(files, "plus one") as Record<string, string>;
		expect(after["add.xs"]).toContain('function "plus one" {');
		expect(after["main.xs"]).toContain("function.run 'plus one' {\n}\n    function.run \"plus one\" {");
		expect(after["run.xs"]).toBe(files["run.xs"].replaceAll("math/add", "plus one"));
	});

	test("tables are renamed with their queries", () => {
		const files = {
			"user.xs": "table us‸er {\n  schema {\n    int id\n  }\n}",
			"main.xs": inStack("db.query user {\n  where = $db.user.id == 1\n} as $user"),
			"q.xs": 'query "q" verb=GET {\n  auth = "user"\n}',
		};
		const after = renamed(files, "member") as Record<string, string>;
		expect(after["main.xs"]).toContain("db.query member {\n  where = $db.member.id == 1\n} as $user");
		expect(after["q.xs"]).toContain('auth = "member"');
		expect(renamed(files, "team member")).toBe(
			"`team member` cannot stand in the path of a column, as in main.xs, line 8: letters, digits and `_` only.",
		);
		expect(renamed({ ...files, "main.xs": inStack("db.query user as $user") }, "team member")).toMatchObject({
			"user.xs": expect.stringContaining('table "team member" {'),
			"main.xs": expect.stringContaining('db.query "team member" as $user'),
		});
	});

	test("tables are renamed in the columns that queries sort by", () => {
		const files = {
			"user.xs": "table us‸er {\n  schema {\n    int id\n  }\n}",
			"main.xs": inStack(
				'db.query user {\n  sort = {user.id: "asc", "user.name": "desc", users.id: "asc"}\n} as $user',
			),
		};
		expect((renamed(files, "member") as Record<string, string>)["main.xs"]).toContain(
			'db.query member {\n  sort = {member.id: "asc", "member.name": "desc", users.id: "asc"}\n}',
		);
	});

	test("are refused names that are taken or cannot be written", () => {
		const files = { "add.xs": add.replace("math/add", "math/‸add"), "main.xs": inStack("") };
		expect(renamed(files, "example")).toBe("There already is a function `example`.");
		expect(renamed(files, "openai_chat_completion")).toBe(
			"`openai_chat_completion` is the name of a built-in function.",
		);
		expect(renamed(files, 'a"b')).toContain("no quotation marks");
		expect(renamed(files, " ")).toBe("A function needs a name.");
	});
});
