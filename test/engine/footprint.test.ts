import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEngine, environmentNames, type Footprint, openProject } from "../../src/index.js";
import { folderOf } from "../cli/xano.js";
import { functionText } from "./support.js";

const calling = (name: string, called: string): string =>
	functionText(name, { stack: `function.run "${called}" {\n      input = {}\n    } as $x` });
const job = (main: string, rest = ""): string => `run.job "J" {\n  main = {name: "${main}"}\n  ${rest}\n}\n`;

const files = {
	"run.xs": job("top"),
	"top.xs": calling("top", "bottom"),
	"bottom.xs": functionText("bottom"),
	"other.xs": calling("other", "openai_chat_completion"),
};

async function footprintOf(folder: string, subject: { function?: string; job?: string } = {}): Promise<Footprint> {
	return createEngine({ project: await openProject(folder) }).footprint(subject);
}

/** The signature before and after a file has another text. */
async function isOtherAfter(changed: string, text: string, before: Readonly<Record<string, string>> = files) {
	const folder = folderOf(before);
	const { signature } = await footprintOf(folder);
	writeFileSync(join(folder, changed), text);
	return (await footprintOf(folder)).signature !== signature;
}

describe("what a run depends on", () => {
	test("is what can be reached from it", async () => {
		const folder = folderOf(files);
		expect(await footprintOf(folder)).toMatchObject({
			job: "J",
			functions: ["top", "bottom"],
			builtins: [],
			unknown: [],
			problem: null,
			files: ["bottom.xs", "run.xs", "top.xs"].map((name) => join(folder, name)),
		});
		expect(await footprintOf(folder, { function: "other" })).toMatchObject({
			job: null,
			functions: ["other"],
			builtins: ["openai_chat_completion"],
			files: [join(folder, "other.xs")],
		});
	});

	test("is everything as long as a name leads nowhere, or nothing can be chosen", async () => {
		const folder = folderOf(files);
		for (const subject of [{ function: "nothing" }, { job: "nothing" }])
			expect((await footprintOf(folder, subject)).files).toHaveLength(4);
		expect(await footprintOf(folder, { function: "nothing" })).toMatchObject({ unknown: ["nothing"], problem: null });
		expect((await footprintOf(folder, { job: "nothing" })).problem?.code).toBe("job-not-found");
	});

	test.each([
		["the text of what is reached", "bottom.xs", functionText("bottom", { response: "1" }), true],
		["the text of the job", "run.xs", job("bottom"), true],
		["nothing at all", "bottom.xs", files["bottom.xs"], false],
		["what is not reached", "other.xs", functionText("other"), false],
		["a mistake in what is not reached", "other.xs", "function other {", false],
		["one function more", "new.xs", functionText("new"), false],
		["a function of a name that is reached, in front of it", "a.xs", functionText("top"), true],
		["a function of a name that is reached, behind it", "z.xs", functionText("top"), false],
		["a second job", "z.xs", job("bottom").replace('"J"', '"K"'), true],
		["a table, which queries may name", "t.xs", "table t {\n  auth = false\n\n  schema {\n    int id\n  }\n}\n", true],
	])("%s", async (_, changed, text, isOther) => {
		expect(await isOtherAfter(changed, text)).toBe(isOther);
	});

	test("a missing function may come in any file", async () => {
		const { "bottom.xs": _, ...without } = files;
		expect(await isOtherAfter("z.xs", functionText("bottom"), without)).toBe(true);
	});

	test("what jobs let functions see of the environment", async () => {
		const folder = folderOf(files);
		const { signature } = await footprintOf(folder, { function: "bottom" });
		writeFileSync(join(folder, "run.xs"), job("top", 'env = ["A"]'));
		expect((await footprintOf(folder, { function: "bottom" })).signature).not.toBe(signature);
	});
});

describe("the environment variables of a project", () => {
	test("are those that jobs list and those that programs read, outside of tests", async () => {
		const reading = functionText("f", {
			stack:
				'var $x {\n      value = [$env.A, {b: $env["B"]|to_text}, $env.A]\n    }\n\n    if ($env.C.d == 1) {\n    }',
			response: '"$env.TEXT" ~ $input.env.NONE',
		}).replace(
			/\}\n$/,
			'\n  test "t" {\n    expect.to_equal ($response) {\n      value = $env.TESTED\n    }\n  }\n}\n',
		);
		const folder = folderOf({
			"run.xs": job("f", 'env = ["A", "Z"]'),
			"other.xs": job("f", 'env = ["A"]').replace('"J"', '"K"'),
			"f.xs": reading,
		});
		const { declared, used } = environmentNames(await openProject(folder));
		expect([...declared]).toEqual([
			["A", ["K", "J"]],
			["Z", ["J"]],
		]);
		expect(used.map(({ name, file, line }) => `${name} ${file}:${line}`).sort()).toEqual([
			"A f.xs:8",
			"B f.xs:8",
			"C f.xs:11",
		]);
	});
});
