import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { traceSchema } from "../../src/tracing/schema.js";
import { Watching } from "../cli/watching.js";
import { xano } from "../cli/xano.js";
import { emptyFolder } from "../host/folder.js";
import { connect } from "../mcp/client.js";
import { requireBuild, root } from "./commands.js";

const examples = readdirSync(join(root, "examples")).filter((name) =>
	statSync(join(root, "examples", name)).isDirectory(),
);

/** Examples whose job fails, and the code of its error. */
const failing: Readonly<Record<string, string>> = { "failing-invoice": "ERROR_CODE_NOT_FOUND" };

/** Examples that need `--allow-builtins` of a server that loads no JavaScript unless it is told to. */
const withBuiltins = ["custom-builtin"];

/** A function of each example, its input, and what stands in what it gives back. */
const calls: Readonly<Record<string, readonly [name: string, input: string, gives: string]>> = {
	"call-function-directly": ["translate", '{text: "Good night", language: "Dutch"}', "Good night"],
	"custom-builtin": ["postcard", '{sender: "bo li", from: {lat: 0, lon: 0}, to: {lat: 0, lon: 0}}', "B.L."],
	"data-pipeline": ["sales_report", '{since: "2025-01-01", sales: "2025-01-02; tea; 2; 1.5"}', '"total":3'],
	"error-handling": ["ask_with_retries", '{model: "simulate-500-once", question: "Well?"}', '"attempts":2'],
	"failing-invoice": ["plan_price", '{plan: "large"}', "40"],
	"multi-document": ["to_fahrenheit", "{celsius: 100}", "212"],
	"openai-chat-builtin": ["openai_chat_completion", '{messages: [{role: "user", content: "Hi"}]}', "to: Hi"],
	"openai-chat-completion": ["openai_chat_completion", '{messages: [{role: "user", content: "Hi"}]}', "to: Hi"],
	"summarize-many": ["summarize_many", '{texts: ["Bees dance."]}', "Bees dance."],
	"tested-pricing": ["line_total", "{price: 10, quantity: 2}", "20"],
};

/** The example as it is in a clone of the repository, and in which nothing else has ever run. */
function cloned(example: string): string {
	const folder = join(emptyFolder(), example);
	cpSync(join(root, "examples", example), folder, {
		recursive: true,
		filter: (path) => ![".env", ".xano"].includes(path.split(/[\\/]/).at(-1) ?? ""),
	});
	return folder;
}

beforeAll(requireBuild);

test("a function of every example is called, and every error is one of an example", () => {
	expect(Object.keys(calls).sort()).toEqual(examples);
	expect(examples).toEqual(expect.arrayContaining([...Object.keys(failing), ...withBuiltins]));
});

describe.each(examples)("%s", (example) => {
	const code = failing[example];
	const exitCode = code === undefined ? 0 : 1;

	test("`xano run --trace` writes valid data, and a page that tells nothing of the machine", async () => {
		const folder = cloned(example);
		const [asData, asPage] = await Promise.all([
			xano(["run", "--simulate", "--trace", "trace.json"], { cwd: folder }),
			xano(["run", "--simulate", "--trace", "trace.html"], { cwd: folder }),
		]);
		expect([asData.exitCode, asPage.exitCode]).toEqual([exitCode, exitCode]);
		const text = readFileSync(join(folder, "trace.json"), "utf8");
		const trace = traceSchema.parse(JSON.parse(text));
		expect(trace.outcome.kind === "failed" ? trace.outcome.code : undefined).toBe(code);
		expect(trace.totals.statements + trace.totals.requests).toBeGreaterThan(0);
		const page = readFileSync(join(folder, "trace.html"), "utf8");
		expect(page).toMatch(/^<!doctype html>/i);
		for (const written of [text, page])
			for (const place of [folder, root.replace(/\/$/, ""), `${homedir()}/`])
				expect(written.includes(place)).toBe(false);
	});

	test("`xano doctor` misses a key at most", async () => {
		const folder = cloned(example);
		const { exitCode, out, error } = await xano(["doctor", "--json"], { cwd: folder });
		const { checks } = JSON.parse(out) as { checks: { name: string; status: string }[] };
		const asks = readdirSync(folder, { recursive: true, encoding: "utf8" }).some(
			(name) => name.endsWith(".xs") && /env = .*OPENAI_API_KEY/.test(readFileSync(join(folder, name), "utf8")),
		);
		expect(checks.filter(({ status }) => status === "problem").map(({ name }) => name)).toEqual(
			asks ? ["environment"] : [],
		);
		expect({ exitCode, error }).toEqual({ exitCode: asks ? 1 : 0, error: "" });
	});

	test("`xano repl` calculates, and calls one of its functions", async () => {
		const [name, given, gives] = calls[example]!;
		const input = `6 * 7\nfunction.run "${name}" {\n  input = ${given}\n} as $given\n$given\n`;
		const { exitCode, out, error } = await xano(["repl", "--simulate"], { cwd: cloned(example), input });
		expect({ exitCode, error: exitCode === 0 ? "" : error }).toEqual({ exitCode: 0, error: "" });
		const lines = out.trimEnd().split("\n");
		expect(lines[0]).toBe("42");
		expect(lines.at(-1)).toContain(gives);
	});

	test("`xano run --watch` runs and waits", async () => {
		const watching = new Watching("run", cloned(example), "--simulate");
		expect(await watching.until("run 1")).toContain(code === undefined ? "done" : code);
		if (code === undefined) expect(await watching.lines(1)).toHaveLength(1);
		expect(await watching.end()).toBe(130);
	});

	test("agents can check, run, trace and test it", async () => {
		const flags = withBuiltins.includes(example) ? ["--allow-builtins"] : [];
		const { call } = await connect(cloned(example), { flags });
		expect((await call<{ ok: boolean }>("check")).data.ok).toBe(true);
		for (const tool of ["run", "trace"]) {
			const { data, isError } = await call<{ outcome: string; error?: { code: string } }>(tool);
			expect({ outcome: data.outcome, isError }).toEqual({
				outcome: code === undefined ? "done" : "failed",
				isError: false,
			});
			// A run names the error by the code of its page, and in its text by that of the language.
			if (code !== undefined) expect(JSON.stringify(data)).toContain(code);
		}
		expect((await call<{ ok: boolean }>("test")).data.ok).toBe(true);
	});
});
