import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import { docs } from "../../src/cli/commands/docs.js";
import { blocksOf } from "../docs/blocks.js";
import { environment, isPlain, program, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

describe("xano docs", () => {
	test("prints what docs/command-line.md shows", async () => {
		const page = readFileSync(new URL("../../docs/command-line.md", import.meta.url), "utf8");
		const shown = blocksOf(page).filter(
			({ language, text }) => language === "console" && text.startsWith("$ xano docs "),
		);
		expect(shown.length).toBeGreaterThan(0);
		for (const { text } of shown) {
			const [command = "", ...lines] = text.split("\n");
			const { exitCode, out, error } = await xano(command.slice("$ xano ".length).split(" "));
			expect({ exitCode, error, out }).toEqual({ exitCode: 0, error: "", out: lines.join("\n") });
		}
	});

	test("lists everything, and everything it lists has a page", async () => {
		const { exitCode, out, error } = await xano(["docs"]);
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(out).toContain("\nStatements\n");
		expect(out).toContain("input-filters");
	});

	test.each([
		[["text.contains"], "text.contains (statement)\n"],
		[["strtoupper"], "`strtoupper` is another language's name. Here it is `to_upper`.\n\nto_upper (filter)\n"],
		[["db.query"], "db.query (statement)\n"],
		[["XS401"], "XS401 is the code of a message: "],
		[["array", "statements"], "Array statements ("],
		[["characters", "of", "a", "text"], ""],
	])("%j", async (words, begin) => {
		const { exitCode, out, error } = await xano(["docs", ...words]);
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(out.startsWith(begin)).toBe(true);
		expect(isPlain(out)).toBe(true);
	});

	test("an unknown word is said on standard error", async () => {
		expect(await xano(["docs", "to_uper"])).toEqual({
			exitCode: 2,
			out: "",
			error: "There is nothing about `to_uper`; did you mean `to_upper`?\n`xano docs` lists what there is.\n",
		});
		expect(await xano(["docs", "qq\u001b[2Jqq"])).toMatchObject({
			exitCode: 2,
			error: expect.stringContaining("`qq\\x1b[2Jqq`"),
		});
	});
});

describe("xano docs --json", () => {
	test("holds the whole catalogue", async () => {
		const { exitCode, out } = await xano(["docs", "--json"]);
		expect(exitCode).toBe(0);
		const { families, gaps } = JSON.parse(out) as {
			families: { kind: string; entries: { name: string; summary: string; examples: unknown[]; page: string }[] }[];
			gaps: { name: string; reason: string }[];
		};
		const names = (kind: string): Set<string> =>
			new Set(
				families.filter((family) => family.kind === kind).flatMap(({ entries }) => entries.map(({ name }) => name)),
			);
		const { filters, queryFilters, statements } = defaultCatalogue();
		expect(names("filter").size).toBe(filters.length + queryFilters.length);
		expect(names("statement").size).toBe(statements.length);
		expect(gaps.every(({ reason }) => reason.includes("does not run here"))).toBe(true);
	});

	test("an entry with its defaults as values", async () => {
		const { out } = await xano(["docs", "api.request", "--json"]);
		const { entries } = JSON.parse(out) as { entries: { parameters: { name: string; default?: unknown }[] }[] };
		const timeout = entries[0]?.parameters.find(({ name }) => name === "timeout");
		expect(timeout).toMatchObject({ role: "attribute", kind: "number", required: false, default: 10 });
	});

	test("nothing is an answer, too", async () => {
		const { exitCode, out, error } = await xano(["docs", "to_uper", "--json"]);
		expect({ exitCode, error }).toEqual({ exitCode: 2, error: "" });
		expect(JSON.parse(out)).toEqual({ about: "nothing", name: "to_uper", suggestions: ["to_upper"] });
	});
});

describe("colours", () => {
	const terminal = (outIsTerminal: boolean) => {
		const lines: string[] = [];
		return {
			lines,
			out: (text: string) => void lines.push(text),
			error: (text: string) => void lines.push(text),
			outIsTerminal,
			errorIsTerminal: true,
			color: true,
			width: 60,
		};
	};

	test("are for terminals", async () => {
		const shown = terminal(true);
		expect(await docs(["concat"], {}, shown)).toBe(0);
		expect(shown.lines.join("")).toMatchSnapshot();
		const piped = terminal(false);
		await docs(["concat"], {}, piped);
		expect(piped.lines.join("")).not.toContain("\u001b");
	});

	test.skipIf(spawnSync("script", ["--version"]).status !== 0)("are there on a real one", () => {
		const command = `stty cols 60; '${process.execPath}' '${program}' docs substr`;
		const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
			env: environment({ TERM: "xterm" }),
			encoding: "utf8",
			input: "",
		});
		expect(stdout).toContain("\u001b[1msubstr\u001b[0m");
		const plain = stdout.replace(/\u001b\[[\d;]*m/g, "").split("\r\n");
		expect(plain.filter((line) => line.length > 60 && !line.includes("docs/reference"))).toEqual([]);
	});
});
