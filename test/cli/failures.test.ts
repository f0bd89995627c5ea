import { beforeAll, describe, expect, test } from "vitest";
import { serve, serveSocket } from "../host/loopback.js";
import { folderOf, functionText, isPlain, type Outcome, type Parts, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

function runFunction(parts: Parts, ...args: string[]): Promise<Outcome> {
	return xano(["run", "f.xs", ...args], { cwd: folderOf({ "f.xs": functionText("f", parts) }) });
}

async function failing(parts: Parts, ...args: string[]): Promise<string> {
	const { exitCode, out, error } = await runFunction(parts, ...args);
	expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
	expect(isPlain(error)).toBe(true);
	return error;
}

const endless = "while (true) {\n      each {\n        var $x {\n          value = 1\n        }\n      }\n    }";

describe("input of the function that is run", () => {
	test("a missing one is shown where it is declared", async () => {
		expect(await failing({ input: "text prompt" })).toBe(`error[XR714]: Missing param: prompt
  --> f.xs:3:10
   |
 3 |     text prompt
   |          ^^^^^^
{"code":"ERROR_CODE_INPUT_ERROR","message":"Missing param: prompt","payload":{"param":"prompt"}}
`);
	});

	test("one of the wrong kind, too, and a field of an object at the field", async () => {
		expect(await failing({ input: "int count" }, "-i", "count=many")).toContain("--> f.xs:3:9\n");
		const input = "object place {\n      schema {\n        text town\n      }\n    }";
		expect(await failing({ input }, "-i", '{"place": {}}')).toContain("--> f.xs:5:14\n");
	});

	test("of a built-in function there is no such place", async () => {
		const folder = folderOf({ "f.xs": functionText("f") });
		const { exitCode, error } = await xano(["run", "-f", "openai_chat_completion", "--simulate"], { cwd: folder });
		expect(exitCode).toBe(1);
		expect(error).toContain("messages");
		expect(error).not.toContain("-->");
	});
});

test("a division by zero", async () => {
	expect(await failing({ stack: "var $x {\n      value = 1 / 0\n    }" })).toContain(
		"Division by zero\n  --> f.xs:8:17\n",
	);
});

test("an endless recursion", async () => {
	const error = await failing({ stack: 'function.run "f" as $x' });
	expect(error).toContain("Functions call each other");
	expect(error).toContain("at f (f.xs:7:5)");
	expect(error).toContain("--max-depth");
});

test("an endless loop", async () => {
	const error = await failing({ stack: endless }, "--max-iterations", "100000");
	expect(error).toContain("Loops went round more than 100,000 times\n  --> f.xs:7:");
	expect(error).toContain("--max-iterations");
});

test("an endless loop ends with the time", async () => {
	const error = await failing({ stack: endless }, "--timeout", "0.3", "--max-iterations", "1e15");
	expect(error).toContain("The run took longer than 0.3 seconds\n  --> f.xs:7:");
});

test("errors of called functions have a stack of XanoScript", async () => {
	const text = `${functionText("f", { stack: 'function.run "g" as $x' })}---
${functionText("g", { stack: 'throw {\n      name = "Broken"\n      value = "no"\n    }' })}`;
	const { error } = await xano(["run", "f.xs", "-f", "f"], { cwd: folderOf({ "f.xs": text }) });
	expect(error).toMatch(/\n {4}at g \(f\.xs:19:5\)\n {4}at f \(f\.xs:7:5\)\n/);
	expect(error).toContain('{"code":"ERROR_CODE_THROWN_ERROR","name":"Broken","message":"no","payload":"no"}');
});

test("logs come before the failure, and with --json beside it", async () => {
	const parts = {
		stack: 'debug.log {\n      value = "before"\n    }\n\n    throw {\n      name = "X"\n      value = "after"\n    }',
	};
	expect(await failing(parts)).toMatch(/^f\.xs:7 before\nerror\[/);
	const { exitCode, out } = await runFunction(parts, "--json");
	expect(exitCode).toBe(1);
	expect(JSON.parse(out)).toEqual({
		error: { code: "ERROR_CODE_THROWN_ERROR", name: "X", message: "after", payload: "after" },
		logs: [{ value: "before", file: "f.xs", line: 7 }],
	});
});

describe("requests", () => {
	const request = (rest = ""): Parts => ({
		input: "text url",
		stack: `api.request {\n      url = $input.url\n      ${rest}\n    } as $r`,
		response: "$r.response.result",
	});

	test("an answer that is no JSON is a text", async () => {
		const { url } = await serve((_, response) => void response.end("{not json"));
		const { exitCode, out } = await runFunction(request(), "-i", `url=${url}`);
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: '"{not json"\n' });
	});

	test("a server that never answers: its own timeout is data", async () => {
		const { url } = await serveSocket(() => undefined);
		const parts = { ...request("timeout = 1"), response: "$r.response.error.message" };
		const { exitCode, out } = await runFunction(parts, "-i", `url=${url}`);
		expect(exitCode).toBe(0);
		expect(out).toMatch(/^"127\.0\.0\.1:\d+ did not answer within 1 second"\n$/);
	});

	test("a server that never answers: --timeout ends the run at the statement that waits", async () => {
		const { url } = await serveSocket(() => undefined);
		const error = await failing(request(), "-i", `url=${url}`, "--timeout", "0.3");
		expect(error).toContain("The run took longer than 0.3 seconds\n  --> f.xs:7:5\n");
	});
});
