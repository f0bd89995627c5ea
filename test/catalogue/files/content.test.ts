import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentOf, isFileValue } from "../../../src/catalogue/files/content.js";
import { readDataUrl } from "../../../src/catalogue/files/data_url.js";
import { storedAt } from "../../../src/catalogue/files/paths.js";
import { temporaryFile, writeNew } from "../../../src/catalogue/files/resource.js";
import { textOfBytes } from "../../../src/values/bytes.js";
import { XanoError } from "../../../src/values/error.js";
import { getKey, objectFrom } from "../../../src/values/object.js";
import { values } from "../../values/generators.js";
import { errorOf } from "../functions/context.js";
import { filesContext } from "./files.js";

describe("content", () => {
	test("is what the path names, wherever it lasts", async () => {
		const context = filesContext();
		await context.store.write("storage/public/a.txt", Buffer.from("lasting"));
		await context.store.write("tmp/a.txt", Buffer.from("temporary"));
		const at = async (path: string): Promise<string> => (await contentOf(context, { path })).toString();
		expect(await at("/vault/public/a.txt")).toBe("lasting");
		expect(await at("/tmp/a.txt")).toBe("temporary");
		expect(await at("public/a.txt")).toBe("lasting");
	});

	test("is what stands in data, byte by byte", async () => {
		const bytes = Buffer.from([0, 127, 128, 255, 0xc3, 0xa4]);
		expect(await contentOf(filesContext(), { data: textOfBytes(bytes) })).toEqual(bytes);
		expect(await contentOf(filesContext(), new Map([["data", "ä"]]))).toEqual(Buffer.from("ä"));
		expect(await contentOf(filesContext(), { path: "", data: "" })).toEqual(Buffer.alloc(0));
	});

	test("is what a data URL holds", async () => {
		expect((await contentOf(filesContext(), "data:text/plain;charset=utf-8;base64,aGk=")).toString()).toBe("hi");
		expect(readDataUrl("data:IMAGE/PNG;base64,")).toEqual({ mime: "image/png", bytes: Buffer.alloc(0) });
		for (const text of ["data:,hi", "data:text/plain,hi", "data:text/plain;base64,h!", "DATA", ""])
			expect(readDataUrl(text)).toBeNull();
	});

	test.each([
		[null, "There is no file: the value is null"],
		["x", "There is no file: the value is a text"],
		[[], "There is no file: the value is a list"],
		[7, "There is no file: the value is a number or a bool"],
		[{ name: "a.txt" }, "There is no file: the value is an object without path and data"],
		[{ path: "/vault/none.txt" }, "There is no file /vault/none.txt"],
		[{ path: "/tmp/none.txt" }, "There is no file /tmp/none.txt"],
	])("of %j is an error", async (value, message) => {
		expect((await errorOf(() => contentOf(filesContext(), value))).message).toBe(message);
	});

	test.each([
		"/vault/../mail/1.eml",
		"/tmp/../storage/a",
		"../a",
		"/vault//a",
		"/vault/a/",
		"/vault/./a",
		"/vault/",
		"/",
		"a\\b",
		"C:\\a",
		"a\0",
	])("is not found outside: %j", async (path) => {
		const context = filesContext();
		await context.store.write("mail/1.eml", Buffer.from("secret"));
		await context.store.write("storage/a", Buffer.from("a"));
		expect((await errorOf(() => contentOf(context, { path }))).message).toContain("is no path of a file");
	});

	test("of any value is bytes or an error of the language", async () => {
		const context = filesContext();
		await fc.assert(
			fc.asyncProperty(values, async (value) => {
				await contentOf(context, value).then(
					(bytes) => expect(Buffer.isBuffer(bytes)).toBe(true),
					(error) => expect(error).toBeInstanceOf(XanoError),
				);
			}),
			{ numRuns: 200 },
		);
	});

	test("has its place in the store, and only there", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom("a", "/", ".", "..", "\\", ":", "\0", "/tmp/", "/vault/") }),
				(path) => {
					let stored: string;
					try {
						stored = storedAt(path);
					} catch (error) {
						expect(error).toBeInstanceOf(XanoError);
						return;
					}
					expect(stored).toMatch(/^(?:storage|tmp)\/[^/\\:\0]+(?:\/[^/\\:\0]+)*$/);
					expect(stored.split("/")).not.toContain("..");
				},
			),
		);
	});
});

describe("a file value", () => {
	test("says what is known of a file", async () => {
		const context = filesContext();
		const file = await temporaryFile(context, "report.csv", Buffer.from("a,b"));
		expect(file).toEqual({ name: "report.csv", type: "text", size: 3, mime: "text/csv", path: "/tmp/report.csv" });
		expect(isFileValue(file)).toBe(true);
		expect((await contentOf(context, file)).toString()).toBe("a,b");
	});

	test.each([
		["../../etc/passwd", "passwd", "/tmp/passwd"],
		["", "file.txt", "/tmp/file.txt"],
		["a/b\\c.txt", "c.txt", "/tmp/c.txt"],
	])("of the name %j has a harmless path", async (name, plain, path) => {
		const file = await temporaryFile(filesContext(), name, Buffer.from("x"));
		expect([getKey(file, "name"), getKey(file, "path")]).toEqual([plain, path]);
	});

	test("never takes the place of another", async () => {
		const context = filesContext();
		const paths = [];
		for (let i = 0; i < 20; i++) paths.push(getKey(await temporaryFile(context, "a.txt", Buffer.from(`${i}`)), "path"));
		expect(new Set(paths).size).toBe(20);
		expect(paths.slice(0, 3)).toEqual(["/tmp/a.txt", "/tmp/a-2.txt", "/tmp/a-3.txt"]);
		expect((await contentOf(context, { path: "/tmp/a.txt" })).toString()).toBe("0");
	});

	test("is named by lot where many have the name, and in the end by none", async () => {
		let drawn = 0;
		const uuid = (): string => `${String(drawn++ % 3).padStart(8, "0")}-0000-4000-8000-000000000000`;
		const base = filesContext();
		const context = { ...base, random: { ...base.random, uuid } };
		const write = (): Promise<string> => writeNew(context, (name) => `/tmp/${name}`, "a", Buffer.from("x"));
		for (let i = 0; i < 20; i++) await write();
		expect([await write(), await write(), await write()]).toEqual([
			"/tmp/a-00000000",
			"/tmp/a-00000001",
			"/tmp/a-00000002",
		]);
		expect((await errorOf(write)).message).toBe("No name is free for the file a");
	});

	test("is told from other objects", () => {
		expect([{ path: "x" }, { data: "" }, objectFrom([["path", "x"]])].every(isFileValue)).toBe(true);
		expect([{ path: 1 }, { path: "" }, {}, null, "x", []].some(isFileValue)).toBe(false);
	});
});
