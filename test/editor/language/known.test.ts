import { describe, expect, test } from "vitest";
import { commonAttributes } from "../../../src/catalogue/common.js";
import { columnOptions } from "../../../src/catalogue/types/options.js";
import { check } from "../../../src/check/check.js";
import { knownOf, knownOfVariable } from "../../../src/editor/language/known.js";
import { kindInWords } from "../../../src/editor/language/known_value.js";
import { constructsIn } from "../../../src/editor/language/places.js";
import { createEngine } from "../../../src/engine.js";
import type { HttpClient } from "../../../src/host/ports.js";
import { projectFromText } from "../../../src/project/project.js";
import { isObject, type Value } from "../../../src/values/kinds.js";
import { getKey } from "../../../src/values/object.js";
import { catalogue, inStack, workspaceOf } from "./support.js";

/** What is known of `$x` in a function. */
function known(statements: string, inputs = "", others: Record<string, string> = {}): string {
	const workspace = workspaceOf({ "main.xs": inStack(statements, inputs), ...others });
	const document = workspace.document("main.xs");
	const construct = document && constructsIn(document, workspace)[0];
	if (!construct) throw new Error("there is no function");
	const found = knownOfVariable("x", { workspace, construct });
	const members = [...(found.members?.keys() ?? [])].join(", ");
	return members === "" ? kindInWords(found) : `${kindInWords(found)} {${members}}`;
}

const x = (value: string): string => `var $x { value = ${value} }`;

describe("what is known of a value", () => {
	test.each([
		['"a"', "text"],
		["1", "number"],
		["now", "number"],
		["true", "bool"],
		["null", "any"],
		["[1, 2]", "array of numbers"],
		["[]", "array"],
		["{a: 1, b: {c: 2}}", "object {a, b}"],
		["{...{a: 1}, b: 2}", "object {a, b}"],
		["(1..3)", "array of numbers"],
		["1 + 2", "number"],
		["1 == 2", "bool"],
		['"a" ~ 1', "text"],
		["!true", "bool"],
		["$none ?? 1", "any"],
		["true ? 1 : 2", "number"],
		['true ? 1 : "a"', "any"],
		['!text "1"', "text"],
		['"a,b"|split:","', "array"],
		["[{a: 1}]|first", "object {a}"],
		["[{a: 1}]|sort", "array of objects"],
		["[{a: 1}]|map:$$.a", "array of numbers"],
		['{a: {b: 1}}|get:"a"', "object {b}"],
		['{a: 1}|set:"b.c":2', "object {a, b}"],
		["{a: 1}|merge:{b: 2}", "object {a, b}"],
		["[{a: 1}]|count", "number"],
		["($none)", "any"],
		["$x", "any"],
	])("%s is %s", (value, expected) => {
		expect(known(x(value))).toBe(expected);
	});

	test("of inputs, loops, results and what is written in place", () => {
		expect(known(x("$input.names"), "text[] names")).toBe("array of texts");
		expect(known("for (3) {\n each as $x {\n }\n}")).toBe("number");
		expect(known("foreach ([{a: 1}]) {\n each as $x {\n }\n}")).toBe("object {a}");
		expect(known("array.find ([{a: 1}]) if ($this.a == 1) as $x")).toBe("object {a}");
		expect(known('util.template_engine { value = "a" } as $x')).toBe("text");
		expect(known(`${x("{a: 1}")}\n    var.update $x.b { value = 2 }`)).toBe("object {a, b}");
		expect(known(`${x("[1]")}\n    array.push $x { value = 2 }`)).toBe("array of numbers");
		expect(known(`${x("1")}\n    ${x('"a"')}`)).toBe("any");
		expect(known("db.has user {\n field_value = 1\n} as $x")).toBe("bool");
	});

	test("of calls that call each other in a circle", () => {
		const others = {
			"a.xs": 'function "a" {\n  stack {\n    function.run "b" as $r\n  }\n  response = $r\n}',
			"b.xs": 'function "b" {\n  stack {\n    function.run "a" as $r\n  }\n  response = {r: $r}\n}',
		};
		expect(known('function.run "a" as $x', "", others)).toContain("object");
	});

	test("however long and deep it is", () => {
		const long = Array.from({ length: 900 }, () => "1").join(" ~ ");
		expect(known(x(`"a" ~ ${long}`))).toBe("text");
		const chain = Array.from({ length: 300 }, (_each, index) => `var $v${index} { value = $v${index + 1} }`).join("\n");
		expect(known(`${chain}\n${x("$v0")}`)).toBe("any");
		const wide = Array.from({ length: 40 }, (_each, index) => `var $w { value = {a: $w, b: $w, c: ${index}} }`).join(
			"\n",
		);
		expect(known(`${wide}\n${x("$w")}`)).toContain("{a, b, c}");
	});

	test("outside of every construct", () => {
		const workspace = workspaceOf({ "main.xs": "" });
		const variable = { kind: "Variable" as const, name: "input", start: 0, end: 0 };
		expect(knownOf(variable, { workspace, construct: null }).kind).toBeNull();
	});
});

describe("what the catalogue says beside its definitions", () => {
	test("the members of a request are there when one has been sent", async () => {
		const body = new TextEncoder().encode('{"a": 1}');
		const http: HttpClient = {
			send: async ({ url }) => ({
				status: 200,
				statusText: "OK",
				httpVersion: "1.1",
				headers: [["Content-Type", "application/json"]],
				url,
				body: (async function* () {
					yield body;
				})(),
				bytes: async () => body,
			}),
		};
		const text =
			'function "f" {\n  input {\n  }\n  stack {\n    api.request {\n      url = "https://example.com"\n      method = "GET"\n    } as $call\n  }\n  response = $call\n}';
		const engine = createEngine({ project: projectFromText("f.xs", text, "/"), env: {}, host: { http } });
		const { value } = await engine.run({ function: "f" });
		const members = catalogue.statement("api.request")?.members ?? [];
		expect(members.length).toBeGreaterThan(5);
		for (const { name } of members) {
			let inner: Value | undefined = value;
			for (const key of name.split("."))
				inner = inner !== undefined && isObject(inner) ? getKey(inner, key) : undefined;
			expect([name, inner !== undefined]).toEqual([name, true]);
		}
	});

	test("the checker knows every option of a declaration and every attribute of all statements", () => {
		const values: Record<string, string> = { values: '["a"]', sensitive: "true", size: "3" };
		for (const { name, types = ["text"] } of columnOptions) {
			const written = `function "f" {\n  input {\n    ${types[0]} a {\n      ${name} = ${values[name] ?? '"a"'}\n    }\n  }\n}`;
			const codes = check(projectFromText("f.xs", written, "/"), catalogue).map(({ code }) => code);
			expect([name, codes.includes("unknown-input-option")]).toEqual([name, false]);
		}
		for (const { name } of commonAttributes) {
			const written = inStack(
				`debug.log {\n  value = 1\n  ${name} = ${name === "mock" ? "{}" : name === "disabled" ? "false" : '"a"'}\n}`,
			);
			const codes = check(projectFromText("f.xs", written, "/"), catalogue).map(({ code }) => code);
			expect([name, codes.includes("unknown-attribute")]).toEqual([name, false]);
		}
	});
});
