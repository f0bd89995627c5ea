import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { environment, folderOf, functionText, program, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
	version: string;
};

describe("help", () => {
	test("is printed without any arguments, and the call counts as wrong", async () => {
		const { exitCode, out, error } = await xano([]);
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("Usage: xano");
	});

	test.each([
		[],
		["run"],
		["test"],
		["check"],
		["fmt"],
		["init"],
		["doctor"],
		["compile"],
		["repl"],
		["explain"],
		["docs"],
		["completion"],
	])("of xano %s", async (...words) => {
		const { exitCode, out, error } = await xano([...words, "--help"]);
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(out).toMatchSnapshot();
		for (const line of out.split("\n")) if (!line.startsWith("  xano")) expect(line.length).toBeLessThanOrEqual(100);
	});

	test("the version is that of the package", async () => {
		for (const flag of ["--version", "-V"])
			expect(await xano([flag])).toEqual({ exitCode: 0, out: `${version}\n`, error: "" });
	});

	test("the program answers under a link of another name, as npm makes them", () => {
		const folder = folderOf({});
		symlinkSync(program, join(folder, "xs"));
		const { status, stdout } = spawnSync(join(folder, "xs"), ["--version"], { env: environment(), encoding: "utf8" });
		expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` });
	});
});

describe("a wrong call", () => {
	test.each([
		[["rn"], "error[XR813]: There is no command rn\nhelp: Did you mean `run`?\n"],
		[["chekc"], "error[XR813]: There is no command chekc\nhelp: Did you mean `check`?\n"],
		[["start"], "error[XR813]: There is no command start\nhelp: `xano help` lists the commands.\n"],
		[["run", "--inptu", "a=1"], "error[XR811]: xano run has no flag --inptu\nhelp: Did you mean `--input`?\n"],
		[["run", "--frob"], "error[XR811]: xano run has no flag --frob\nhelp: `xano help run` lists the flags of run.\n"],
		[["--frob"], "error[XR811]: xano has no flag --frob\nhelp: `xano help` lists the flags.\n"],
		[
			["check", "--file", "a.xs"],
			"error[XR812]: Files and folders are named without the flag --file\nhelp: For example: xano check function/greet.xs\n",
		],
		[["run", "--timeout"], "error: --timeout <seconds> needs a value\n"],
		[["run", "--input"], "error: -i, --input <values...> needs a value\n"],
		[["run", "--timeout", "soon"], 'error: --timeout needs a number above 0, not "soon"\n'],
		[["run", "--max-iterations", "0"], 'error: --max-iterations needs a number above 0, not "0"\n'],
		[["run", "--max-depth", "1.5"], 'error: --max-depth needs a whole number, not "1.5"\n'],
		[["run", "--simulate", "--offline"], "error: Option '--simulate' cannot be used with option '--offline'\n"],
		[
			["run", "--record", "a", "--replay", "b"],
			"error: Option '--record <file>' cannot be used with option '--replay <file>'\n",
		],
		[
			["run", "-j", "A", "-f", "b"],
			"error: Option '-j, --job <title>' cannot be used with option '-f, --function <name>'\n",
		],
		[["run", "a", "b"], "error: xano run takes one path\nhelp: Put a path with spaces in it between quotes.\n"],
		[["explain", "XS401", "XS402"], "error: xano explain takes one code\n"],
		[["lsp", "a.xs"], "error: xano lsp takes nothing but flags\n"],
		[
			["compile", "bench/kernels"],
			"error: bench/kernels declares several functions: bench/binary_search, bench/bubble_sort, bench/edit_distance, bench/random_letters, bench/fibonacci, …. Say which with --function NAME\n",
		],
		[
			["check", "--format", "xml"],
			"error: Option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, sarif, github.\n",
		],
		[["run", "--replay", "nowhere.json"], "error: The recording nowhere.json does not exist\n"],
		[
			["run", "-", "--input", "@-"],
			"error: Both the program and its input are to come from standard input\nhelp: Give one of them as a file.\n",
		],
	])("xano %j", async (args, error) => {
		expect(await xano(args)).toEqual({ exitCode: 2, out: "", error });
	});

	test("a path behind --input is told from an input", async () => {
		const folder = folderOf({ "f.xs": functionText("f") });
		expect(await xano(["run", "-i", "a=1", "f.xs"], { cwd: folder })).toEqual({
			exitCode: 2,
			out: "",
			error:
				'error[XR814]: --input "f.xs" is neither JSON nor key=value\n' +
				"help: When f.xs is what to run, it has to stand before --input.\n",
		});
	});

	test("--json says so on standard output, too", async () => {
		const { exitCode, out } = await xano(["run", "nowhere", "--json"]);
		expect(exitCode).toBe(2);
		expect(JSON.parse(out)).toEqual({
			error: { code: "XS208", message: "There is nothing at nowhere", payload: null },
			logs: [],
		});
	});
});
