import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { environment, folderOf, functionText, program, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const logging = functionText("f", {
	stack: 'debug.log {\n      value = {b: 1, a: [true]}\n    }\n\n    debug.log {\n      value = "two words"\n    }',
	response: '{z: 9007199254740993, "10": 1, a: 0.5, "2": []}',
});

/** The command line under a terminal of its own; what it writes to both streams arrives together. */
function onTerminal(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
	const command = [process.execPath, program, ...args].map((word) => `'${word}'`).join(" ");
	return spawnSync("script", ["-qec", command, "/dev/null"], {
		cwd,
		env: environment({ TERM: "xterm", ...env }),
		encoding: "utf8",
		input: "",
	});
}

const hasTerminals = spawnSync("script", ["--version"]).status === 0;
if (!hasTerminals) console.warn("Skipping what needs a terminal: there is no `script` (util-linux) on this machine");

describe("into a pipe", () => {
	test("standard output holds the response in one line and nothing else", async () => {
		const { exitCode, out, error } = await xano(["run", "f.xs"], { cwd: folderOf({ "f.xs": logging }) });
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: '{"z":9007199254740993,"10":1,"a":0.5,"2":[]}\n' });
		expect(error).toMatch(/^f\.xs:7 \{"b":1,"a":\[true\]\}\nf\.xs:11 two words\ndone in [\d.]+ m?s\n$/);
	});

	test("--quiet leaves only the response", async () => {
		const outcome = await xano(["run", "f.xs", "--quiet"], { cwd: folderOf({ "f.xs": logging }) });
		expect(outcome).toEqual({ exitCode: 0, out: '{"z":9007199254740993,"10":1,"a":0.5,"2":[]}\n', error: "" });
	});

	test("--json is one line with all there is to know", async () => {
		const { out } = await xano(["run", "f.xs", "--json"], { cwd: folderOf({ "f.xs": logging }) });
		expect(out.startsWith('{"response":{"z":9007199254740993,"10":1,"a":0.5,"2":[]},"logs":[')).toBe(true);
		expect(out.indexOf("\n")).toBe(out.length - 1);
		const { logs, timings, usage } = JSON.parse(out);
		expect(logs).toEqual([
			{ value: { b: 1, a: [true] }, file: "f.xs", line: 7 },
			{ value: "two words", file: "f.xs", line: 11 },
		]);
		expect(Object.keys(timings)).toEqual(["compile", "run", "total"]);
		expect(usage).toEqual({ requests: 0, prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
	});

	test("--verbose lists requests and warnings", async () => {
		const { url, port } = await serve((_, response) => void response.end("[1]"));
		const text = functionText("f", {
			stack: `api.request {\n      url = "${url}/a?token=geheim"\n    } as $r`,
			response: "1",
		});
		const { error } = await xano(["run", "f.xs", "--verbose", "-i", "extra=1"], { cwd: folderOf({ "f.xs": text }) });
		expect(error).toMatch(
			new RegExp(`GET http://127\\.0\\.0\\.1:${port}/a\\?token=«redacted:token» → 200 · [\\d.]+ ms · 3 bytes`),
		);
		expect(error).toContain('declares no input "extra"');
		expect(error).not.toContain("geheim");
	});

	test("colours only when asked for", async () => {
		const folder = folderOf({ "f.xs": logging });
		const colour = "\u001b[";
		expect((await xano(["run", "f.xs"], { cwd: folder })).error).not.toContain(colour);
		const forced = await xano(["run", "f.xs"], { cwd: folder, env: { FORCE_COLOR: "1" } });
		expect(forced.error).toContain(colour);
		expect(forced.out).not.toContain(colour);
		const both = await xano(["run", "f.xs"], { cwd: folder, env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
		expect(both.error).not.toContain(colour);
		const off = await xano(["run", "f.xs"], { cwd: folder, env: { FORCE_COLOR: "false" } });
		expect(off.error).not.toContain(colour);
	});
});

describe.skipIf(!hasTerminals)("on a terminal", () => {
	test("the response is indented, logs are in colour", () => {
		const { status, stdout } = onTerminal(["run", "f.xs"], folderOf({ "f.xs": logging }));
		expect(status).toBe(0);
		expect(stdout).toContain('{\r\n  "z": 9007199254740993,\r\n  "10": 1,\r\n  "a": 0.5,\r\n  "2": []\r\n}\r\n');
		expect(stdout).toContain("\u001b[2mf.xs:7\u001b[0m");
	});

	test.each([{ NO_COLOR: "1" }, { TERM: "dumb" }, { FORCE_COLOR: "0" }])("no colours with %j", (env) => {
		const { stdout } = onTerminal(["run", "f.xs"], folderOf({ "f.xs": logging }), env as Record<string, string>);
		expect(stdout).toContain("f.xs:7 {");
		expect(stdout).not.toContain("\u001b[");
	});

	test("something moves while the run waits, and is gone afterwards", () => {
		const text = functionText("f", { stack: "util.sleep {\n      value = 0.4\n    }", response: "1" });
		const { stdout } = onTerminal(["run", "f.xs"], folderOf({ "f.xs": text }));
		expect(stdout).toContain("running");
		expect(stdout).toMatch(/\r\u001b\[2K1\r\n/);
		const quiet = onTerminal(["run", "f.xs", "--quiet"], folderOf({ "f.xs": text }));
		expect(quiet.stdout).toBe("1\r\n");
	});
});

describe("streams that are closed", () => {
	test("nobody reads the response: quiet", () => {
		const folder = folderOf({ "f.xs": functionText("f", { response: "(1..300000)" }) });
		const command = `'${process.execPath}' '${program}' run f.xs --quiet | head -c 0; echo "\${PIPESTATUS[0]}"`;
		const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", command], {
			cwd: folder,
			env: environment(),
			encoding: "utf8",
		});
		expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
	});

	const broken = { "f.xs": functionText("f", { response: "1 +" }) };
	const failing = functionText("f", { response: "1" }).replace(
		/\}\n$/,
		'\n  test "fails" {\n    expect.to_equal ($response) {\n      value = 2\n    }\n  }\n}\n',
	);

	test.each([
		["check --format json", broken, 2],
		["check --format json", { "f.xs": logging }, 0],
		["doctor", broken, 1],
		["test --reporter tap", { "f.xs": failing }, 1],
		["fmt --check", { "f.xs": "function f {}" }, 1],
	])("nobody reads what %s has found: it counts all the same", (args, files, code) => {
		// The reader is gone before anything is written.
		const command = `exec 3> >(exit 0); wait $!; '${process.execPath}' '${program}' ${args} >&3; echo "$?"`;
		const { stdout } = spawnSync("bash", ["--norc", "-c", command], {
			cwd: folderOf(files),
			env: environment(),
			encoding: "utf8",
		});
		expect(stdout).toBe(`${code}\n`);
	});

	test("nobody reads the logs: the response arrives all the same", async () => {
		const stack = `${"debug.log {\n      value = 1\n    }\n\n    ".repeat(3)}util.sleep {\n      value = 0.01\n    }`;
		const run = start(["run", "f.xs"], { cwd: folderOf({ "f.xs": functionText("f", { stack, response: "5" }) }) });
		run.process.stderr?.destroy();
		expect(await run.ended).toMatchObject({ exitCode: 0, out: "5\n" });
	});

	test("a response that cannot be written is a failure", async () => {
		const folder = folderOf({ "f.xs": logging });
		const full = openSync("/dev/full", "w");
		const child = spawn(process.execPath, [program, "run", "f.xs", "-q"], {
			cwd: folder,
			env: environment(),
			stdio: ["ignore", full, "pipe"],
		});
		closeSync(full);
		let error = "";
		child.stderr?.on("data", (chunk) => {
			error += chunk;
		});
		const code = await new Promise((resolve) => child.on("close", resolve));
		expect({ code, error }).toEqual({ code: 1, error: "error: the result cannot be written: ENOSPC\n" });
	});

	test("closed standard input is an empty one", () => {
		const command = `'${process.execPath}' '${program}' run - <&-`;
		const { status, stderr } = spawnSync("bash", ["--norc", "-c", command], { env: environment(), encoding: "utf8" });
		expect(status).toBe(2);
		expect(stderr).toContain("error[XS201]");
	});
});
