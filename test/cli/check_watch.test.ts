import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Watching } from "./watching.js";
import { folderOf, functionText, jobText, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const sound = functionText("sound", { response: "1" });
const broken = functionText("sound", { response: "1 +" });

describe("xano check --watch", () => {
	test("checks again when a file changes, and ends on Ctrl-C", async () => {
		const folder = folderOf({ "a.xs": sound });
		const watching = new Watching("check", folder);
		const first = await watching.until("No problems in 1 file\n");
		expect(first).toMatch(/1 file checked in \d+ ms, watching for changes \(Ctrl-C ends\)\n$/);
		expect(first).not.toContain("\u001b");
		writeFileSync(join(folder, "a.xs"), broken);
		expect(await watching.until("1 error in 1 file")).toContain("--> a.xs:10:");
		writeFileSync(join(folder, "a.xs"), sound);
		await watching.until("No problems in 1 file\n");
		expect(await watching.end()).toBe(130);
	});

	test("sees files come, go and get other names, also by rename as editors write them", async () => {
		const folder = folderOf({ "run.xs": jobText("J", "sound"), "function/sound.xs": sound });
		const watching = new Watching("check", folder);
		await watching.until("No problems in 2 files\n");
		rmSync(join(folder, "function/sound.xs"));
		await watching.until("error[XS202]");
		writeFileSync(join(folder, "function/.sound.xs.swp"), "not looked at");
		writeFileSync(join(folder, "function/sound.tmp"), sound);
		renameSync(join(folder, "function/sound.tmp"), join(folder, "function/sound.xs"));
		await watching.until("No problems in 2 files\n");
		mkdirSync(join(folder, "function/more/deep"), { recursive: true });
		writeFileSync(join(folder, "function/more/deep/b.xs"), broken.replace("sound", "other"));
		expect(await watching.until("1 error in 1 of 3 files")).toContain("--> function/more/deep/b.xs:10:");
		renameSync(join(folder, "function/more"), join(folder, "function/less"));
		expect(await watching.until("1 error in 1 of 3 files")).toContain("--> function/less/deep/b.xs:10:");
		rmSync(join(folder, "function/less"), { recursive: true });
		await watching.until("No problems in 2 files\n");
		expect(await watching.end()).toBe(130);
	});

	test("waits for what has been taken away", async () => {
		const folder = folderOf({ "p/a.xs": sound });
		const watching = new Watching("check", folder, "p");
		await watching.until("No problems in 1 file\n");
		rmSync(join(folder, "p"), { recursive: true });
		expect(await watching.until("error[XS208]")).toContain("There is nothing at p");
		mkdirSync(join(folder, "p"));
		writeFileSync(join(folder, "p/a.xs"), broken);
		await watching.until("1 error in 1 file");
		expect(await watching.end()).toBe(130);
	});

	test("a single file is watched, too", async () => {
		const folder = folderOf({ "a.xs": sound, "b.xs": broken });
		const watching = new Watching("check", folder, "a.xs");
		await watching.until("No problems in 1 file\n");
		writeFileSync(join(folder, "a.xs"), broken);
		await watching.until("1 error in 1 file");
		expect(await watching.end()).toBe(130);
	});

	test("JSON is one line for each time", async () => {
		const folder = folderOf({ "a.xs": sound });
		const started = start(["check", "--watch", "--format", "json"], { cwd: folder });
		let out = "";
		const lines = (count: number): Promise<void> =>
			new Promise((resolve) => {
				const look = (): void => {
					if (out.split("\n").length > count) resolve();
				};
				started.process.stdout?.on("data", look);
				look();
			});
		started.process.stdout?.on("data", (text: string) => {
			out += text;
		});
		await started.says("watching for changes");
		await lines(1);
		writeFileSync(join(folder, "a.xs"), broken);
		await lines(2);
		started.process.kill("SIGINT");
		expect((await started.ended).exitCode).toBe(130);
		const reports = out
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line).summary.errors);
		expect([reports[0], reports.at(-1)]).toEqual([0, 1]);
	});

	test.each([
		[["-"], "Standard input cannot be watched"],
		[["--fix"], "cannot be used with option '--fix'"],
		[["--format", "sarif"], "--watch does not go together with --format sarif"],
		[["nowhere"], "There is nothing at nowhere"],
	])("%j is refused", async (args, message) => {
		const { exitCode, error } = await xano(["check", "--watch", ...args], { cwd: folderOf({ "a.xs": sound }) });
		expect(exitCode).toBe(2);
		expect(error).toContain(message);
	});
});
