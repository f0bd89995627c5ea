import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Watching } from "./watching.js";
import { folderOf, functionText, requireBuild, start } from "./xano.js";

beforeAll(requireBuild);

/** A function with one test, which fails unless the response is 1. */
function tested(name: string, response: string, called?: string): string {
	const stack = called === undefined ? "" : `function.run "${called}" {\n      input = {}\n    } as $x`;
	const block = `\n  test "of ${name}" {\n    expect.to_equal ($response) {\n      value = 1\n    }\n  }\n`;
	return functionText(name, { stack, response }).replace(/\}\n$/, `${block}}\n`);
}

const files = {
	"function/top.xs": tested("top", "$x", "bottom"),
	"function/bottom.xs": tested("bottom", "1"),
	"function/other.xs": tested("other", "1"),
};

describe("xano test --watch", () => {
	test("runs again what a changed file can affect, and what failed, and counts all", async () => {
		const watching = new Watching("test", folderOf(files));
		const first = await watching.until("3 of 3 tests run");
		expect(first).toContain("3 passed in");
		expect(first).not.toContain("\u001b");

		watching.write("function/other.xs", tested("other", "2"));
		const broken = await watching.until("1 of 3 tests run");
		expect(broken).toContain("FAIL other > of other");
		expect(broken).toContain("1 failed, 2 passed in");

		// What failed runs again, whatever has changed.
		watching.write("function/bottom.xs", tested("bottom", "1 * 1"));
		expect(await watching.until("3 of 3 tests run")).toContain("1 failed, 2 passed in");

		watching.write("function/other.xs", tested("other", "1"));
		expect(await watching.until("1 of 3 tests run")).toContain("3 passed in");

		watching.write("function/top.xs", tested("top", "$x + 0", "bottom"));
		expect(await watching.until("1 of 3 tests run")).toContain("3 passed in");

		// Only written again.
		watching.write("function/bottom.xs", tested("bottom", "1 * 1"));
		expect(await watching.until("0 of 3 tests run")).toContain("3 passed in");
		expect(await watching.end()).toBe(130);
	});

	test("sees functions come and go", async () => {
		const folder = folderOf({
			"function/top.xs": files["function/top.xs"],
			"function/other.xs": files["function/other.xs"],
		});
		const watching = new Watching("test", folder);
		await watching.until("1 failed, 1 passed in");
		watching.write("function/bottom.xs", files["function/bottom.xs"]);
		expect(await watching.until("3 passed in")).toContain("2 of 3 tests run");
		rmSync(join(folder, "function/bottom.xs"));
		expect(await watching.until("1 failed, 1 passed in")).toContain("1 of 2 tests run");
		expect(await watching.end()).toBe(130);
	});

	test("sees the environment, the code of built-ins, and files of cases outside of the project", async () => {
		const twice = (factor: number): string =>
			`import { defineFunction } from "xano-local";
export default defineFunction({ name: "twice", summary: "", input: {}, run: () => ${factor} });
`;
		const folder = folderOf({
			"p/function/asks.xs": tested("asks", "$x + ($env.MORE|to_int)", "twice"),
			"p/builtins/twice.js": twice(1),
			"p/.env": "MORE=0\n",
			"cases/c.json": '[{"function": "asks", "expected": 1}]',
		});
		const watching = new Watching("test", folder, "p", "--cases", "cases/c.json");
		await watching.until("1 passed in");
		watching.write("p/.env", "MORE=1\n");
		await watching.until("expected value 1 does not equal 2");
		watching.write("p/builtins/twice.js", twice(0));
		await watching.until("1 passed in");
		watching.write("cases/c.json", '[{"function": "asks", "expected": 5}]');
		await watching.until("expected value 5 does not equal 1");
		watching.write("cases/c.json", '[{"function": "asks", "expected": 5,}]');
		expect(await watching.until("error[XS251]")).toContain("Nothing run in");
		watching.write("cases/c.json", '[{"function": "asks", "expected": 1}]');
		await watching.until("1 passed in");
		expect(await watching.end()).toBe(130);
	});

	test("Ctrl-C ends it in the middle of a test", async () => {
		const slow = tested("slow", "1").replace("stack {", "stack {\n    util.sleep {\n      value = 500\n    }\n");
		const folder = folderOf({ "a.xs": tested("quick", "1"), "b.xs": slow });
		const started = start(["test", "--watch", "--live", "--timeout", "600"], { cwd: folder });
		await started.says("✓ quick");
		started.process.kill("SIGINT");
		const { exitCode, error } = await started.ended;
		expect(exitCode).toBe(130);
		expect(error).toContain("Interrupted: 1 test did not run");
	});
});
