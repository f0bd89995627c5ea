import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RunError } from "../../src/engine/errors.js";
import { createEngine } from "../../src/engine.js";
import { memoryStore } from "../../src/host/store.js";
import { projectFromText } from "../../src/project/project.js";
import { decodeJson, encodeJson } from "../../src/values/json.js";
import { instantClock } from "../host/clocks.js";

/**
 * Programs and what they do. A file holds functions; the one named like the file is run. At the end of the file
 * `//> JSON` is its result, key order included; or `//! part of a message` ends the line that raises the error.
 * `//? part of the help` stands below.
 */
const folder = join(import.meta.dirname, "run");

interface Expectation {
	readonly result: string | null;
	readonly error: { readonly line: number; readonly message: string } | null;
	readonly help: string | null;
}

function expectationOf(text: string): Expectation {
	const lines = text.split("\n");
	const last = lines.findLast((line) => line.startsWith("//> "));
	const line = lines.findIndex((each) => each.includes(" //! "));
	const help = lines.findLast((each) => each.startsWith("//? "));
	return {
		result: last?.slice(4) ?? null,
		error: line < 0 ? null : { line: line + 1, message: lines[line]?.split(" //! ")[1] ?? "" },
		help: help?.slice(4) ?? null,
	};
}

const programs = readdirSync(folder)
	.filter((name) => name.endsWith(".xs"))
	.map((name) => name.slice(0, -3));

describe("programs", () => {
	test.each(programs)("%s", async (name) => {
		const text = readFileSync(join(folder, `${name}.xs`), "utf8");
		const { result, error, help } = expectationOf(text);
		expect(result === null).toBe(error !== null);
		const project = projectFromText(`${name}.xs`, text, folder);
		const engine = createEngine({
			project,
			env: { REGION: "north" },
			host: { clock: instantClock(), store: memoryStore() },
		});
		const run = engine.run({ function: name });
		if (error === null) {
			expect(encodeJson((await run).value)).toBe(encodeJson(decodeJson(result as string)));
			return;
		}
		const raised = await run.then(
			() => null,
			(thrown: unknown) => thrown,
		);
		if (!(raised instanceof RunError)) throw raised ?? new Error("nothing was raised");
		expect(raised.message).toContain(error.message);
		expect(raised.frames[0]?.line).toBe(error.line);
		if (help !== null) expect(raised.help).toContain(help);
	});

	test("are many", () => {
		expect(programs.length).toBeGreaterThanOrEqual(60);
	});
});
