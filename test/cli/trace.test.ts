import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { traceSchema } from "../../src/tracing/schema.js";
import { closedPort, serve } from "../host/loopback.js";
import { folderOf, functionText, isPlain, jobText, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const adds = functionText("f", { input: "int x?=1", stack: "var $y {\n  value = $input.x + 1\n}", response: "$y" });
const fails = functionText("f", {
	input: "int x?=0",
	stack: 'var $y {\n  value = $input.x\n}\nprecondition ($y > 0) {\n  error = "too small"\n}',
});

test("a trace goes to standard error, the response alone to standard output", async () => {
	const { exitCode, out, error } = await xano(["run", "f.xs", "--trace"], { cwd: folderOf({ "f.xs": adds }) });
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: "2\n" });
	expect(error).toContain("✓ function f");
	expect(error).toContain("$y = 2");
	expect(isPlain(error)).toBe(true);
});

test("with --json standard output is what it is without a trace", async () => {
	const folder = folderOf({ "f.xs": adds });
	const shape = (out: string): unknown => Object.keys(JSON.parse(out) as object);
	const plain = await xano(["run", "f.xs", "--json"], { cwd: folder });
	const traced = await xano(["run", "f.xs", "--json", "--trace"], { cwd: folder });
	expect(shape(traced.out)).toEqual(shape(plain.out));
	expect(traced.error).toContain("✓ function f");
});

test("a trace is written as a page or as data, with the folders on the way", async () => {
	const folder = folderOf({ "f.xs": adds });
	const json = await xano(["run", "f.xs", "--trace", "made/here/t.json"], { cwd: folder });
	expect(json).toEqual({
		exitCode: 0,
		out: "2\n",
		error: expect.stringContaining("trace written to made/here/t.json"),
	});
	const trace = traceSchema.parse(JSON.parse(readFileSync(join(folder, "made/here/t.json"), "utf8")));
	expect(trace.outcome).toMatchObject({ kind: "done", value: { text: "2" } });
	expect((await xano(["run", "f.xs", "--trace", "t.HTML", "--quiet"], { cwd: folder })).error).toBe("");
	expect(readFileSync(join(folder, "t.HTML"), "utf8")).toMatch(/^<!doctype html>/i);
	expect(readdirSync(join(folder, "made/here"))).toEqual(["t.json"]);
});

test("a file of another kind is refused before anything runs", async () => {
	const folder = folderOf({ "f.xs": functionText("f", { stack: 'debug.log {\n  value = "ran"\n}' }) });
	const { exitCode, out, error } = await xano(["run", "f.xs", "--trace", "t.txt"], { cwd: folder });
	expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
	expect(error).toContain("A trace is not written as t.txt");
	expect(error).not.toContain("ran");
	expect(readdirSync(folder)).toEqual(["f.xs"]);
});

test("where a trace cannot be written nothing is left behind, and the response is printed", async () => {
	const folder = folderOf({ "f.xs": adds });
	mkdirSync(join(folder, "taken.json"));
	for (const file of ["taken.json", "f.xs/t.json"]) {
		const { exitCode, out, error } = await xano(["run", "f.xs", "--trace", file], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "2\n" });
		expect(error).toContain(`The trace ${file} cannot be written`);
		expect(isPlain(error)).toBe(true);
	}
	expect(readdirSync(folder).sort()).toEqual(["f.xs", "taken.json"]);
	expect(readdirSync(join(folder, "taken.json"))).toEqual([]);
});

test("what follows --trace may be the project", async () => {
	const folder = folderOf({ "p/run.xs": jobText("J", "f"), "p/function/f.xs": adds });
	const { exitCode, out, error } = await xano(["run", "--trace", "p"], { cwd: folder });
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: "2\n" });
	expect(error).toContain("✓ job J");
});

test("a run that fails is traced as well, and ends with the same exit code", async () => {
	const folder = folderOf({ "f.xs": fails });
	const { exitCode, out, error } = await xano(["run", "f.xs", "--trace", "t.json"], { cwd: folder });
	expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
	expect(error).toContain("too small");
	expect(error).not.toContain("The last steps");
	const trace = traceSchema.parse(JSON.parse(readFileSync(join(folder, "t.json"), "utf8")));
	expect(trace.outcome).toMatchObject({ kind: "failed", message: "too small" });
});

test("a run that is interrupted leaves the trace of what it did", async () => {
	let arrived: () => void = () => undefined;
	const arrival = new Promise<void>((resolve) => {
		arrived = resolve;
	});
	const { url } = await serve(() => arrived());
	const stack = `var $a {\n  value = 1\n}\napi.request {\n  url = "${url}"\n} as $r`;
	const folder = folderOf({ "f.xs": functionText("f", { stack }) });
	const run = start(["run", "f.xs", "--trace", "t.json"], { cwd: folder });
	await arrival;
	run.process.kill("SIGINT");
	expect((await run.ended).exitCode).toBe(130);
	const trace = traceSchema.parse(JSON.parse(readFileSync(join(folder, "t.json"), "utf8")));
	expect(trace.outcome).toMatchObject({ kind: "failed", code: "LIMIT_CANCELLED" });
	expect(trace.requests).toHaveLength(1);
});

test("--trace-events says how many events are kept", async () => {
	const stack = "for (50) {\n  each as $i {\n    var $x {\n      value = $i\n    }\n  }\n}";
	const folder = folderOf({ "f.xs": functionText("f", { stack }) });
	await xano(["run", "f.xs", "--trace", "t.json", "--trace-events", "20"], { cwd: folder });
	const trace = traceSchema.parse(JSON.parse(readFileSync(join(folder, "t.json"), "utf8")));
	expect(trace.events).toHaveLength(20);
	expect(trace.totals.statements).toBe(52);
	const wrong = await xano(["run", "f.xs", "--trace", "--trace-events", "many"], { cwd: folder });
	expect(wrong.exitCode).toBe(2);
	expect(wrong.error).toContain("--trace-events");
});

test("--otlp sends the trace to a collector", async () => {
	const server = await serve((_, response) => void response.end("{}"));
	const { exitCode, out, error } = await xano(["run", "f.xs", "--otlp", server.url], {
		cwd: folderOf({ "f.xs": adds }),
		env: { OTEL_EXPORTER_OTLP_HEADERS: "X-Own=a%20b" },
	});
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: "2\n" });
	expect(error).toMatch(/\d spans? sent to http/);
	expect(server.requests.map(({ method, url, headers }) => [method, url, headers["x-own"]])).toEqual([
		["POST", "/v1/traces", "a b"],
	]);
	expect(server.requests[0]?.body).toContain('"resourceSpans"');
});

test("a collector that is not there changes neither result nor exit code", async () => {
	const port = await closedPort();
	const args = ["run", "f.xs", "--otlp", `http://127.0.0.1:${port}`];
	const { exitCode, out, error } = await xano(args, { cwd: folderOf({ "f.xs": adds }) });
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: "2\n" });
	expect(error).toContain("warning: the trace was not sent");
	const failing = await xano(args, { cwd: folderOf({ "f.xs": fails }) });
	expect(failing.exitCode).toBe(1);
});

test("a run that fails says what it did last, and how to see everything", async () => {
	const { exitCode, out, error } = await xano(["run", "f.xs"], { cwd: folderOf({ "f.xs": fails }) });
	expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
	expect(error.slice(error.indexOf("The last steps"))).toMatchInlineSnapshot(`
		"The last steps before it:
		    f.xs:7   var $y   $y = 0
		  ✗ f.xs:10  precondition ($y > 0)
		with
		    $y = 0
		everything it did: xano run f.xs --trace
		"
	`);
});

test("it goes through a failed run without sending or storing anything again", async () => {
	const server = await serve((_, response) => void response.end('{"n": 1}'));
	const request = (as: string): string => `api.request {\n  url = "${server.url}"\n} as $${as}\n`;
	const stack = `${request("a")}${request("b")}throw {\n  name = "bad"\n  value = $b.response.result.n\n}`;
	const folder = folderOf({ "f.xs": functionText("f", { stack }) });
	const { exitCode, error } = await xano(["run", "f.xs"], { cwd: folder });
	expect(exitCode).toBe(1);
	expect(error).toContain("The last steps before it:");
	expect(error).toContain("$b = ");
	expect(server.requests).toHaveLength(2);
});

test("neither with --json, nor with --trace, nor where a limit ended the run", async () => {
	const endless = functionText("f", {
		stack: "while (true) {\n  each {\n    var $x {\n      value = 1\n    }\n  }\n}",
	});
	const folder = folderOf({ "f.xs": fails, "endless.xs": endless });
	for (const args of [
		["f.xs", "--json"],
		["f.xs", "--trace"],
		["endless.xs", "--max-iterations", "5000"],
	]) {
		const { exitCode, error } = await xano(["run", ...args], { cwd: folder });
		expect(exitCode).toBe(1);
		expect(error).not.toContain("The last steps");
		expect(error).not.toContain("The step that failed");
	}
	expect(existsSync(join(folder, ".xano"))).toBe(false);
});
