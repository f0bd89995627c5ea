import { beforeAll, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { folderOf, functionText, requireBuild, start } from "./xano.js";

beforeAll(requireBuild);

const ready = 'debug.log {\n      value = "ready"\n    }\n';
const endless = "while (true) {\n      each {\n        var $x {\n          value = 1\n        }\n      }\n    }";
const withoutEnd = ["--max-iterations", "1e15"];

test("Ctrl-C ends a wait for an answer, and says where", async () => {
	let arrived: () => void = () => undefined;
	const arrival = new Promise<void>((resolve) => {
		arrived = resolve;
	});
	const { url } = await serve(() => arrived());
	const stack = `api.request {\n      url = "${url}"\n    } as $r`;
	const run = start(["run", "f.xs", "--json"], { cwd: folderOf({ "f.xs": functionText("f", { stack }) }) });
	await arrival;
	run.process.kill("SIGINT");
	const { exitCode, out, error } = await run.ended;
	expect(exitCode).toBe(130);
	expect(error).toContain("The run was cancelled\n  --> f.xs:7:5\n");
	expect(JSON.parse(out)).toMatchObject({ error: { code: "LIMIT_CANCELLED" }, logs: [] });
});

test.each([
	["at once", ""],
	[
		"after more than a second",
		"var $start {\n      value = now|to_ms\n    }\n\n    while ((now|to_ms) - $start < 1500) {\n      each {\n      }\n    }\n\n    ",
	],
])("Ctrl-C ends a loop that never pauses, and says where: %s", async (_, before) => {
	const text = functionText("f", { stack: `${before}${ready}\n    ${endless}` });
	const run = start(["run", "f.xs", ...withoutEnd], { cwd: folderOf({ "f.xs": text }) });
	await run.says("ready");
	run.process.kill("SIGINT");
	const { exitCode, out, error } = await run.ended;
	expect({ exitCode, out }).toEqual({ exitCode: 130, out: "" });
	// Before the loop has gone round a thousand times it is the function that is shown.
	expect(error).toMatch(/The run was interrupted\n {2}--> f\.xs:\d+:\d+\n/);
});

test("Ctrl-C ends a loop that never pauses in a function that does", async () => {
	const text = functionText("f", { stack: `util.sleep {\n      value = 0.001\n    }\n\n    ${ready}\n    ${endless}` });
	const run = start(["run", "f.xs", ...withoutEnd], { cwd: folderOf({ "f.xs": text }) });
	await run.says("ready");
	run.process.kill("SIGINT");
	const { exitCode, error } = await run.ended;
	expect(exitCode).toBe(130);
	expect(error).toContain("The run was cancelled\n  --> f.xs:15:");
});

test("pressed again, it ends a function that never pauses and was called from one that waited", async () => {
	const text = `${functionText("f", { stack: 'util.sleep {\n      value = 0.001\n    }\n\n    function.run "g" as $x' })}---
${functionText("g", { stack: `${ready}\n    ${endless}` })}`;
	const run = start(["run", "f.xs", "-f", "f", ...withoutEnd], { cwd: folderOf({ "f.xs": text }) });
	await run.says("ready");
	const pressing = setInterval(() => run.process.kill("SIGINT"), 200);
	const { exitCode, out } = await run.ended;
	clearInterval(pressing);
	expect({ exitCode, out }).toEqual({ exitCode: 130, out: "" });
});

test("SIGTERM ends the process like any other", async () => {
	const text = functionText("f", { stack: `${ready}\n    ${endless}` });
	const run = start(["run", "f.xs", ...withoutEnd], { cwd: folderOf({ "f.xs": text }) });
	await run.says("ready");
	run.process.kill("SIGTERM");
	const { out } = await run.ended;
	expect({ signal: run.process.signalCode, out }).toEqual({ signal: "SIGTERM", out: "" });
});
