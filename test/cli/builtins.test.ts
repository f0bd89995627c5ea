import { beforeAll, describe, expect, test } from "vitest";
import { folderOf, functionText, isPlain, jobText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const caller = functionText("main", {
	stack: `try_catch {
      try {
        function.run "shout" {
          input = {text: "hello"}
        } as $answer
      }

      catch {
        var $answer {
          value = {caught: $error.message}
        }
      }
    }`,
	response: "$answer",
});

const project = (files: Record<string, string>, main = caller): string =>
	folderOf({ "run.xs": jobText("J", "main"), "function/main.xs": main, ...files });

const shout = (run: string): string => `import { defineFunction } from "xano-local";
export const shout = defineFunction({ name: "shout", inputs: [{ name: "text", type: "text" }], run: ${run} });
`;

async function response(folder: string): Promise<unknown> {
	const { exitCode, out, error } = await xano(["run", "-q"], { cwd: folder });
	expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
	return JSON.parse(out);
}

describe("a function in builtins/", () => {
	test.each(["js", "mjs"])("in a .%s file", async (ending) => {
		expect(await response(project({ [`builtins/a.${ending}`]: shout("({ text }) => text.toUpperCase()") }))).toBe(
			"HELLO",
		);
	});

	test("in TypeScript, with a helper beside it", async () => {
		const folder = project({
			"builtins/a.ts": `import { loud, type Loud } from "../helpers/loud.ts";\n${shout("async ({ text }: { readonly [name: string]: unknown }): Promise<Loud> => loud(text as string)")}`,
			"helpers/loud.ts": "export type Loud = string;\nexport const loud = (text: string): Loud => text.concat('!');\n",
		});
		expect(await response(folder)).toBe("hello!");
	});

	test("may be asynchronous, and throw what try_catch catches", async () => {
		const slow = "async ({ text }) => { await new Promise((resolve) => setTimeout(resolve, 5)); return [text]; }";
		expect(await response(project({ "builtins/a.js": shout(slow) }))).toEqual(["hello"]);
		for (const run of ["() => { throw new Error('too loud'); }", "async () => { throw new Error('too loud'); }"])
			expect(await response(project({ "builtins/a.js": shout(run) }))).toEqual({ caught: "too loud" });
	});

	test("what it throws is an error of the program, with no JavaScript in the message", async () => {
		const main = functionText("main", { stack: 'function.run "shout" {\n      input = {text: "a"}\n    } as $x' });
		const folder = project({ "builtins/a.js": shout("() => { throw new TypeError('too loud'); }") }, main);
		const { exitCode, out, error } = await xano(["run"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain("too loud\n  --> function/main.xs:7:5");
		expect(isPlain(error)).toBe(true);
	});

	test("gives way to a function of the project of the same name", async () => {
		const own = functionText("shout", { input: "text text", response: '"own"' });
		expect(await response(project({ "builtins/a.js": shout("() => 'theirs'"), "function/shout.xs": own }))).toBe("own");
	});

	test("goes before one of the catalogue", async () => {
		const main = functionText("main", { stack: 'function.run "openai_chat_completion" as $x', response: "$x" });
		const file =
			'import { defineFunction } from "xano-local";\nexport default defineFunction({ name: "openai_chat_completion", run: () => "mine" });\n';
		expect(await response(project({ "builtins/a.js": file }, main))).toBe("mine");
	});
});

describe("a filter in builtins/", () => {
	const file = `import { defineFilter } from "xano-local";
export default [
	defineFilter({ name: "between", arguments: [{ name: "left", kind: "text" }, { name: "right", kind: "text" }], run: (subject, left, right) => left + subject + right }),
	defineFilter({ name: "to_upper", run: (subject) => "mine:" + subject }),
];
`;

	test("takes arguments, and replaces one of the catalogue", async () => {
		const main = functionText("main", { response: '["x"|between:"<":">", "x"|to_upper]' });
		expect(await response(project({ "builtins/filters.js": file }, main))).toEqual(["<x>", "mine:x"]);
	});
});

describe("a file in builtins/ that cannot be used", () => {
	test.each([
		["export const shout = (", /SyntaxError/],
		["throw new Error('not today');", /Error: not today/],
		["import 'no-such-package';", /no-such-package/],
		["export const nothing = 1;", /exports no built-in\nhelp: Export what defineFunction/],
		[shout("() => 1").replace('"shout"', '"no way"'), /"no way" cannot be the name of a built-in/],
	])("%j", async (text, message) => {
		for (const command of [["run"], ["check"], ["compile", "-f", "main"]]) {
			const { exitCode, out, error } = await xano(command, { cwd: project({ "builtins/a.js": text }) });
			expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
			expect(error).toMatch(/^error\[XS222\]: builtins\/a\.js /);
			expect(error).toMatch(message);
			expect(isPlain(error)).toBe(true);
		}
	});
});
