import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
	EnvironmentFileError,
	layeredEnvironment,
	openEnvironment,
	readEnvironmentFile,
} from "../../src/host/environment.js";
import { emptyFolder } from "./folder.js";

test("of several sources the first that knows a name decides", async () => {
	const folder = emptyFolder();
	writeFileSync(join(folder, ".env"), "A=dotenv\nB=dotenv\nC=dotenv\nD=dotenv\n");
	writeFileSync(join(folder, "file"), "A=file\nB=file\n");
	const environment = await openEnvironment({
		pairs: new Map([["A", "pair"]]),
		file: join(folder, "file"),
		declared: new Set(["A", "B", "C"]),
		process: { A: "process", B: "process", C: "process", D: "process" },
		folder,
	});
	const values = ["A", "B", "C", "D"].map((name) => environment.get(name));
	expect(values).toEqual(["pair", "file", "process", "dotenv"]);
	expect(environment.names()).toEqual(["A", "B", "C", "D"]);
});

test("of the process environment only declared names are visible", async () => {
	const environment = await openEnvironment({
		declared: new Set(["SHOWN", "ABSENT", "constructor", "__proto__"]),
		process: { SHOWN: "1", HIDDEN: "2" },
		folder: null,
	});
	expect(environment.names()).toEqual(["SHOWN"]);
	expect(environment.get("HIDDEN")).toBeUndefined();
	expect(environment.get("constructor")).toBeUndefined();
	expect(environment.get("__proto__")).toBeUndefined();
});

test("an empty value decides as well", () => {
	const environment = layeredEnvironment([new Map([["A", ""]]), new Map([["A", "x"]])]);
	expect(environment.get("A")).toBe("");
});

test("a folder without .env is no fault", async () => {
	const environment = await openEnvironment({ declared: new Set(), process: {}, folder: emptyFolder() });
	expect(environment.names()).toEqual([]);
});

describe("files that cannot be used", () => {
	async function faultOf(path: string): Promise<string> {
		const fault = await readEnvironmentFile(path).catch((thrown: unknown) => thrown);
		expect(fault).toBeInstanceOf(EnvironmentFileError);
		expect(fault).toMatchObject({ path });
		return (fault as Error).message;
	}

	test("a missing one", async () => {
		const path = join(emptyFolder(), "none");
		expect(await faultOf(path)).toBe(`The environment file ${path} cannot be read: there is no such file`);
	});

	test("a folder", async () => {
		const path = join(emptyFolder(), ".env");
		mkdirSync(path);
		expect(await faultOf(path)).toBe(`The environment file ${path} cannot be read: it is a folder`);
		await expect(openEnvironment({ declared: new Set(), process: {}, folder: join(path, "..") })).rejects.toThrow(
			EnvironmentFileError,
		);
	});

	test("one that holds something else", async () => {
		const path = join(emptyFolder(), "keys.env");
		writeFileSync(path, "A=1\nsk-secret\n");
		expect(await faultOf(path)).toBe("keys.env: Line 2 is not of the form NAME=value");
	});
});
