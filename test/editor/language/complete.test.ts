import { describe, expect, test } from "vitest";
import { complete, resolveCompletion } from "../../../src/editor/language/index.js";
import type { Completion } from "../../../src/editor/language/results.js";
import { inStack, marked, readable, withCursor, workspaceOf } from "./support.js";

type Texts = string | Readonly<Record<string, string>>;

/** Proposals in the order editors show them. */
function proposals(files: Texts, before: Readonly<Record<string, string>> = {}): Completion[] {
	const { workspace, path, offset } = withCursor(files, before);
	return [...complete(workspace, path, offset)].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

const labels = (files: Texts, before: Readonly<Record<string, string>> = {}): string[] =>
	proposals(files, before).map(({ label }) => label);

function proposal(label: string, files: Texts): Completion {
	const found = proposals(files).find((each) => each.label === label);
	if (found === undefined) throw new Error(`${label} is not proposed`);
	return found;
}

/** What a proposal puts in. */
const put = (label: string, files: Texts): string => readable(proposal(label, files).text);

/** The text after a proposal has been accepted, with its tab stops. */
function accepted(label: string, text: string): string {
	const { span, text: written } = proposal(label, text);
	const plain = text.replace("‸", "");
	return plain.slice(0, span.start) + readable(written) + plain.slice(span.end);
}

const add = `function "math/add" {
  description = "Adds two numbers."
  input {
    int first
    int second?=1 {
      description = "What is added."
    }
    enum mode? {
      values = ["exact", "rounded"]
    }
  }
  stack {
  }
  response = {sum: $input.first + $input.second, parts: [{value: 1}]}
}
`;
const user = `table user {
  schema {
    int id
    text name {
      description = "As it is shown."
    }
    enum role {
      values = ["admin", "member"]
    }
  }
}
`;

describe("at the outermost level", () => {
	test("stand constructs, with skeletons to fill in", () => {
		expect(labels("‸").slice(0, 6)).toEqual(["function", "run.job", "run.service", "query", "api_group", "table"]);
		expect(accepted("function", "fun‸")).toBe(
			'function "⟨1:greet⟩" {\n  input {\n    ⟨2⟩\n  }\n\n  stack {\n    ⟨3⟩\n  }\n\n  response = ⟨4⟩\n}',
		);
		expect(accepted("query", "‸")).toMatch(/^query "⟨1:.*⟩" verb=⟨2\|GET,POST,PUT,PATCH,DELETE,HEAD⟩ \{/);
	});

	test("behind `verb=` stand verbs", () => {
		expect(labels('query "books" verb=‸')).toEqual(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]);
		expect(accepted("POST", 'query "books" verb=P‸')).toBe('query "books" verb=POST');
	});
});

describe("in the braces of a construct", () => {
	test("stand its parts, those it has already left out", () => {
		const found = labels('function "f" {\n  input {\n  }\n  ‸\n  response = 1\n}');
		expect(found.slice(0, 2)).toEqual(["stack", "description"]);
		expect(found).not.toContain("input");
		expect(found).not.toContain("response");
		expect(found).not.toContain("var");
	});

	test("of a test stand its input and assertions", () => {
		const found = labels('function "f" {\n  stack {\n  }\n  response = 1\n  test "t" {\n    ‸\n  }\n}');
		expect(found.slice(0, 3)).toEqual(["input", "datasource", "description"]);
		expect(found).toContain("expect.to_equal");
		expect(found).not.toContain("var");
	});

	test("of a job stand functions of the project by name", () => {
		const files = { "run.xs": 'run.job "j" {\n  main = {name: "‸"}\n}', "add.xs": add };
		expect(labels(files)).toEqual(["math/add", "openai_chat_completion"]);
		expect(
			labels({ ...files, "run.xs": 'run.job "j" {\n  main = {name: "math/add", input: {first: 1, ‸}}\n}' }),
		).toEqual(["second", "mode"]);
	});
});

describe("where statements stand", () => {
	test("all that may stand there are proposed, with what they need", () => {
		expect(put("foreach", inStack("fo‸"))).toBe("foreach (⟨1:list⟩) {\n  each as $⟨2:element⟩ {\n    ⟨3⟩\n  }\n}");
		expect(put("var", inStack("‸"))).toBe("var $⟨1:variable⟩ {\n  value = ⟨2⟩\n}");
		expect(put("array.find", inStack("array.f‸"))).toBe("array.find (⟨1:$list⟩) as $⟨2:result⟩");
		expect(put("api.request", inStack("‸"))).toContain('url = "⟨1⟩"');
	});

	test("a dotted name is replaced as a whole", () => {
		const { workspace, path, offset } = withCursor(inStack("array.pu‸sh $list {\n }"));
		const found = complete(workspace, path, offset).find(({ label }) => label === "array.push");
		expect(found && { ...found.span }).toEqual({ start: offset - 8, end: offset + 2 });
		// What it needs stands there already.
		expect(found?.text).toBe("array.push");
	});

	test("leaving a loop is proposed within loops only, assertions within tests only", () => {
		expect(labels(inStack("‸"))).not.toContain("break");
		expect(labels(inStack("foreach ($list) {\n each as $x {\n ‸\n }\n}"))).toContain("break");
		expect(labels(inStack("‸"))).not.toContain("expect.to_equal");
		expect(labels('workflow_test "w" {\n  stack {\n    ‸\n  }\n}')).toContain("expect.to_equal");
	});

	test("what does not run here is marked and comes later", () => {
		const found = proposals(inStack("‸"));
		const at = (label: string) => found.findIndex((each) => each.label === label);
		expect(at("db.query")).toBeGreaterThan(at("var"));
		expect(proposal("db.query", inStack("‸")).detail).toContain("does not run here");
		expect(proposal("remove", inStack("for (2) {\n each as $i {\n ‸\n }\n}")).deprecated).toBe(true);
	});

	test("in `conditional` stand its branches, in `switch` its cases", () => {
		expect(labels(inStack("conditional {\n  ‸\n}")).slice(0, 3)).toEqual(["if", "elseif", "else"]);
		expect(labels(inStack("conditional {\n  if (true) {\n  }\n  ‸\n}")).slice(0, 2)).toEqual(["elseif", "else"]);
		expect(labels(inStack("switch ($x) {\n  ‸\n}")).slice(0, 2)).toEqual(["case", "default"]);
		expect(labels(inStack("try_catch {\n  ‸\n}")).slice(0, 3)).toEqual(["try", "catch", "finally"]);
		expect(labels(inStack("conditional {\n  if (true) {\n  ‸\n  }\n}"))).toContain("var");
	});

	test("a case comes with its `break`, which is also proposed behind its brace", () => {
		expect(put("case", inStack("switch ($x) {\n  ‸\n}"))).toBe("case (⟨1:value⟩) {\n  ⟨2⟩\n} break");
		expect(labels(inStack("switch ($x) {\n  case (1) {\n  } ‸\n}"))).toEqual(["break"]);
		expect(labels(inStack("switch ($x) {\n  case (1) {\n  }\n  ‸\n}")).slice(0, 2)).toEqual(["case", "default"]);
	});

	test("what most programs use comes first; tables make their statements part of that", () => {
		const order = (files: Texts, wanted: readonly string[]) => labels(files).filter((label) => wanted.includes(label));
		const wanted = ["cloud.aws.s3.list_directory", "array.push", "db.get", "var"];
		expect(order(inStack("‸"), wanted)).toEqual(["var", "array.push", "cloud.aws.s3.list_directory", "db.get"]);
		expect(order({ "main.xs": inStack("‸"), "user.xs": user }, wanted)).toEqual([
			"var",
			"array.push",
			"db.get",
			"cloud.aws.s3.list_directory",
		]);
	});
});

describe("in the braces of a statement", () => {
	test("stand its properties, required ones first, those it has left out", () => {
		const found = labels(inStack('api.request {\n  method = "GET"\n  ‸\n  timeout = 5\n}'));
		expect(found[0]).toBe("url");
		expect(found).not.toContain("method");
		expect(found).not.toContain("timeout");
		expect(found.slice(-3)).toEqual(["description", "disabled", "mock"]);
	});

	test("a property has a place for its value", () => {
		expect(put("error_type", inStack("precondition (true) {\n  ‸\n}"))).toBe(
			'error_type = "⟨1|standard,inputerror,badrequest,unauthorized,accessdenied,notfound,toomanyrequests⟩"',
		);
		expect(put("timeout", inStack("api.request {\n  ‸\n}"))).toBe("timeout = ⟨1:10⟩");
		expect(put("timeout", inStack("api.request {\n  time‸ = 3\n}"))).toBe("timeout");
	});

	test("closed sets are proposed, in texts as well", () => {
		const set = ["standard", "inputerror", "badrequest", "unauthorized", "accessdenied", "notfound", "toomanyrequests"];
		expect(labels(inStack('precondition (true) {\n  error_type = "‸"\n}'))).toEqual(set);
		expect(labels(inStack("precondition (true) {\n  error_type = ‸\n}")).slice(0, 7)).toEqual(set);
		expect(put("notfound", inStack("precondition (true) {\n  error_type = ‸\n}"))).toBe('"notfound"');
		expect(labels(inStack('api.request {\n  method = "‸"\n}'))).toEqual(expect.arrayContaining(["POST", "OPTIONS"]));
		expect(labels(inStack("api.request {\n  verify_host = ‸\n}")).slice(0, 2)).toEqual(["true", "false"]);
	});

	test("a text that is not closed yet is closed", () => {
		expect(accepted("notfound", inStack('precondition (true) {\n  error_type = "no‸\n}'))).toContain(
			'error_type = "notfound"\n',
		);
	});
});

describe("variables", () => {
	test("are those that are set before the cursor, with what they hold", () => {
		const text = inStack(
			'var $names { value = ["Ada"] }\n    var $count { value = $names|count }\n    var $next { value = $‸ }\n    var $later { value = 1 }',
		);
		expect(labels(text).slice(0, 2)).toEqual(["$count", "$names"]);
		expect(labels(text)).not.toContain("$later");
		expect(labels(text)).not.toContain("$next");
		expect(proposal("$names", text)).toMatchObject({ detail: "array of texts", documentation: "Set in line 7." });
		expect(accepted("$names", text)).toContain("$next { value = $names }");
	});

	test("are not proposed where a new one gets its name", () => {
		expect(labels(inStack("var $lines { value = 1 }\n    var $l‸"))).toEqual([]);
		expect(labels(inStack("var $lines { value = 1 }\n    security.create_uuid as $l‸"))).toEqual([]);
		expect(labels(inStack("var $lines { value = 1 }\n    foreach ($lines) {\n each as $‸\n}"))).toEqual([]);
		expect(labels(inStack("var $lines { value = 1 }\n    var.update $l‸"))).toContain("$lines");
	});

	test("in a loop what is set further down was set in an earlier pass", () => {
		expect(
			labels(inStack("foreach ([1]) {\n each as $n {\n var $a { value = $‸ }\n var $b { value = 1 }\n }\n}")),
		).toContain("$b");
	});

	test("of the language itself are there where they mean something", () => {
		const inList = inStack("var $b { value = [1]|filter:$‸ }");
		expect(labels(inList).slice(0, 5)).toEqual(["$$", "$index", "$parent", "$result", "$this"]);
		expect(labels(inStack("var $b { value = $‸ }"))).not.toContain("$$");
		expect(labels(inStack("try_catch {\n try {\n }\n catch {\n debug.log { value = $‸ }\n }\n}"))).toContain("$error");
		expect(labels(inStack("db.query user {\n where = $‸\n}"))).toContain("$db");
		expect(labels('function "f" {\n  response = 1\n  test "t" {\n    expect.to_equal ($‸)\n  }\n}')).toContain(
			"$response",
		);
		expect(proposal("$input", inStack("debug.log { value = $‸ }"))).toMatchObject({ text: "input.", continues: true });
	});

	test("are those of the text as it was when this one cannot be read", () => {
		const whole = inStack("var $total { value = 1 }\n    debug.log { value = $total }");
		const broken = inStack("var $total { value = ( }\n    debug.log { value = $‸");
		expect(labels({ "main.xs": broken }, { "main.xs": whole })).toContain("$total");
	});
});

describe("members", () => {
	test("of `$input` are its inputs, then the fields of their schemas", () => {
		const inputs = "int age\n    object home {\n      schema {\n        text street\n      }\n    }";
		expect(labels(inStack("debug.log { value = $input.‸ }", inputs))).toEqual(["age", "home"]);
		expect(proposal("age", inStack("debug.log { value = $input.‸ }", inputs)).detail).toBe("int age");
		expect(labels(inStack("debug.log { value = $input.home.s‸ }", inputs))).toEqual(["street"]);
	});

	test("of variables are what the program gives them", () => {
		expect(labels(inStack("var $x { value = {a: {b: 1}, c: 2} }\n    debug.log { value = $x.‸ }"))).toEqual(["a", "c"]);
		expect(labels(inStack("var $x { value = {a: {b: 1}, c: 2} }\n    debug.log { value = $x.a.‸ }"))).toEqual(["b"]);
		expect(
			labels(inStack("var $x { value = {} }\n    var.update $x.size { value = 1 }\n    debug.log { value = $x.‸ }")),
		).toEqual(["size"]);
		expect(
			labels(
				inStack(
					"var $x { value = [{a: 1}] }\n    foreach ($x) {\n each as $row {\n debug.log { value = $row.‸ }\n }\n}",
				),
			),
		).toEqual(["a"]);
		expect(labels(inStack("var $x { value = [{a: 1}]|filter:$$.‸ }"))).toEqual(["a"]);
		expect(labels(inStack("try_catch {\n try {\n }\n catch {\n debug.log { value = $error.‸ }\n }\n}"))).toEqual([
			"code",
			"message",
			"name",
			"result",
		]);
	});

	test("of results are what functions, tables and built-ins give", () => {
		const call = inStack(
			'function.run "math/add" {\n input = {first: 1}\n} as $added\n    debug.log { value = $added.‸ }',
		);
		expect(labels({ "main.xs": call, "add.xs": add })).toEqual(["sum", "parts"]);
		const row = inStack("db.get user {\n field_value = 1\n} as $row\n    debug.log { value = $row.‸ }");
		expect(labels({ "main.xs": row, "user.xs": user })).toEqual(["id", "name", "role"]);
		const list = inStack("db.query user {\n} as $rows\n    debug.log { value = ($rows|first).‸ }");
		expect(labels({ "main.xs": list, "user.xs": user })).toEqual(["id", "name", "role"]);
		const chat = inStack(
			'function.run "openai_chat_completion" {\n input = {messages: []}\n} as $answer\n    debug.log { value = $answer.‸ }',
		);
		expect(labels(chat)).toEqual(["success", "model", "content", "usage", "finish_reason"]);
	});

	test("of requests are what their example shows", () => {
		const request = (path: string) =>
			inStack(`api.request {\n url = "https://example.com"\n} as $call\n    debug.log { value = $call.${path}‸ }`);
		expect(labels(request(""))).toEqual(["request", "response"]);
		expect(labels(request("response."))).toEqual(["headers", "result", "status"]);
	});

	test("of `$env` are names that jobs ask for, and never values", () => {
		const files = {
			"main.xs": inStack("debug.log { value = $env.‸ }"),
			"run.xs": 'run.job "j" {\n  main = {name: "f"}\n  env = ["API_KEY"]\n}',
		};
		expect(labels(files)).toEqual(["API_KEY"]);
	});

	test("of `$env` are those of the project's `.env` as well, and a job may ask for them", () => {
		const asking = (list: string) => {
			const { text, offset } = marked(`run.job "j" {\n  main = {name: "f"}\n  env = [${list}]\n}`);
			const files = { "run.xs": text, "main.xs": inStack("debug.log { value = $env.READ }") };
			return complete(workspaceOf(files, {}, ["SET", "ASKED"]), "run.xs", offset).map((each) => each.text);
		};
		expect(asking('"ASKED", "‸"')).toEqual(["READ", "SET"]);
		expect(asking('"ASKED", ‸')).toEqual(expect.arrayContaining(['"READ"', '"SET"']));
		const { text, offset } = marked(inStack("debug.log { value = $env.‸ }"));
		const found = complete(workspaceOf({ "main.xs": text }, {}, ["SET"]), "main.xs", offset);
		expect(found).toMatchObject([{ label: "SET", detail: "set in .env" }]);
	});

	test("of a table are columns where a statement or an index names one", () => {
		const files = { "main.xs": inStack('db.get user {\n  field_name = "‸"\n}'), "user.xs": user };
		expect(labels(files)).toEqual(["id", "name", "role"]);
		const index = 'index = [{type: "btree", field: [{name: "‸"}]}]';
		expect(labels(user.replace(/\}\n$/, `  ${index}\n}\n`))).toEqual(["id", "name", "role"]);
	});

	test("of `$db` in queries are tables and columns", () => {
		const query = (path: string) => ({
			"main.xs": inStack(`db.query user {\n  where = $db.${path}‸\n}`),
			"user.xs": user,
		});
		expect(labels(query("user."))).toEqual(["id", "name", "role"]);
		expect(labels(query(""))).toEqual(["user", "id", "name", "role"]);
	});
});

describe("filters", () => {
	test("that fit what is known of the value come first", () => {
		const ofText = labels(inStack('var $x { value = "Ada" }\n    var $y { value = $x|‸ }'));
		expect(ofText.indexOf("to_upper")).toBeLessThan(ofText.indexOf("index_by"));
		const ofArray = labels(inStack("var $x { value = [3, 1] }\n    var $y { value = $x|‸ }"));
		expect(ofArray.indexOf("sort")).toBeLessThan(ofArray.indexOf("to_upper"));
		expect(ofArray.indexOf("count")).toBeLessThan(ofArray.indexOf("strlen"));
	});

	test("have places for their arguments", () => {
		expect(put("split", inStack('var $x { value = "a,b"|sp‸ }'))).toBe('split:"⟨1:separator⟩"');
		expect(put("filter", inStack("var $x { value = [1]|‸ }"))).toBe("filter:⟨1:$$⟩");
		expect(proposal("count", inStack("var $x { value = [1]|‸ }"))).toMatchObject({ text: "count", isSnippet: false });
		expect(put("split", inStack('var $x { value = "a,b"|sp‸lit:"," }'))).toBe("split");
	});

	test("of an element nothing is known of are in no order that pretends so", () => {
		const first = (list: string) => labels(inStack(`array.map (${list}) {\n by = $this|‸\n} as $x`))[0];
		expect(first('{a: "b"}|keys')).toBe(first("$unknown"));
	});

	test("of older names come last and are marked", () => {
		const found = proposals(inStack("var $x { value = 1|‸ }"));
		const last = found.at(-1);
		expect(last?.deprecated).toBe(true);
		expect(found[0]?.deprecated).toBe(false);
	});

	test("of inputs are others", () => {
		const found = labels('function "f" {\n  input {\n    text name filters=trim|‸\n  }\n}');
		expect(found).toContain("startsWith");
		expect(found).not.toContain("split");
		expect(labels('function "f" {\n  input {\n    text name filters=min:‸\n  }\n}')).toEqual([]);
	});

	test("arguments that name a key propose those that are known, and time zones", () => {
		expect(labels(inStack('var $x { value = {alpha: 1}|get:"‸" }'))).toEqual(["alpha"]);
		expect(labels(inStack('var $x { value = now|format_timestamp:"Y":"Europe/‸" }'))).toContain("Europe/Paris");
	});
});

describe("names of the project", () => {
	test("are proposed with the rest of the call", () => {
		const files = { "main.xs": inStack('function.run "‸"'), "add.xs": add };
		expect(labels(files)).toEqual(["example", "math/add", "openai_chat_completion"]);
		expect(put("math/add", files)).toBe('math/add" {\n  input = {\n    first: ⟨1:0⟩\n  }\n} as $⟨2:result⟩');
		expect(proposal("math/add", files)).toMatchObject({
			detail: "add.xs",
			documentation: "Adds two numbers.\n\n- `int first`\n- `int second?`\n- `enum mode?`",
		});
		expect(put("math/add", { ...files, "main.xs": inStack('function.run "ma‸" {\n}') })).toBe("math/add");
	});

	test("inputs of a call are keys, and their values where they are known", () => {
		const call = (input: string) => ({
			"main.xs": inStack(`function.run "math/add" {\n  input = {${input}}\n}`),
			"add.xs": add,
		});
		expect(labels(call("‸"))).toEqual(["first", "second", "mode"]);
		expect(put("first", call("‸"))).toBe("first: ⟨1:0⟩");
		expect(labels(call("first: 1, ‸"))).toEqual(["second", "mode"]);
		expect(labels(call('mode: "‸"'))).toEqual(["exact", "rounded"]);
	});

	test("tables stand behind database statements, groups where queries want them", () => {
		expect(labels({ "main.xs": inStack("db.get ‸"), "user.xs": user })).toEqual(["user"]);
		expect(labels({ "q.xs": 'query "q" verb=GET {\n  api_group = "‸"\n}', "g.xs": 'api_group "shop" {\n}' })).toEqual([
			"shop",
		]);
	});
});

describe("declarations", () => {
	test("begin with a type and may have filters and options", () => {
		expect(labels('function "f" {\n  input {\n    ‸\n  }\n}').slice(0, 4)).toEqual([
			"text",
			"email",
			"password",
			"int",
		]);
		expect(labels('function "f" {\n  input {\n    text name ‸\n  }\n}')).toEqual(["filters="]);
		expect(labels('function "f" {\n  input {\n    enum name {\n      ‸\n    }\n  }\n}')).toEqual([
			"values",
			"description",
			"sensitive",
			"table",
		]);
		expect(
			labels('function "f" {\n  input {\n    object name {\n      schema {\n        ‸\n      }\n    }\n  }\n}'),
		).toContain("decimal");
	});
});

describe("elsewhere", () => {
	test("`as` stands behind what binds a result", () => {
		expect(accepted("as", inStack('function.run "f" {\n    } ‸'))).toContain("} as $⟨1:result⟩");
		expect(labels(inStack("array.filter ($list) ‸"))).toContain("if");
	});

	test("in comments, texts and behind values there is nothing", () => {
		expect(labels(inStack("// va‸"))).toEqual([]);
		expect(labels(inStack('debug.log { value = "va‸" }'))).toEqual([]);
		expect(labels(inStack('debug.log { value = """\nva‸\n""" }'))).toEqual([]);
		expect(labels(inStack("debug.log { value = 12‸ }"))).toEqual([]);
	});

	test("no document, no proposals", () => {
		const { workspace } = withCursor("‸");
		expect(complete(workspace, "other.xs", 0)).toEqual([]);
	});

	test("documentation is found when a proposal is looked at", () => {
		const { workspace } = withCursor("‸");
		const resolved = (label: string, files: Texts) => {
			const { resolve } = proposal(label, files);
			return resolve && resolveCompletion(workspace, resolve);
		};
		expect(resolved("split", inStack('var $x { value = "a"|‸ }'))).toContain("Cuts a text at every separator");
		expect(resolved("var", inStack("‸"))).toContain("Sets a variable");
		expect(resolved("function", "‸")).toContain("called by `function.run`");
		expect(resolved("text", 'function "f" {\n  input {\n    ‸\n  }\n}')).toContain("Text of any length");
		expect(resolveCompletion(workspace, { kind: "filter", name: "__proto__" })).toBeNull();
	});
});
