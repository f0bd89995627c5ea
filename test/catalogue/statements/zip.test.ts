import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentOf } from "../../../src/catalogue/files/content.js";
import { temporaryFile } from "../../../src/catalogue/files/resource.js";
import { entryPath } from "../../../src/catalogue/statements/zip/archive.js";
import { zipStatements } from "../../../src/catalogue/statements/zip.js";
import { textOfBytes } from "../../../src/values/bytes.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { getKey } from "../../../src/values/object.js";
import { emptyFolder } from "../../host/folder.js";
import { bound, filesContext, perform } from "../files/files.js";
import { errorOf, type TestContext } from "../functions/context.js";

const run = (context: TestContext, name: string, attributes: Record<string, Value>): Promise<Value> =>
	perform(zipStatements, `zip.${name}`, context, attributes);

const create = (context: TestContext, attributes: Record<string, Value> = {}): Promise<XanoObject> =>
	bound(zipStatements, "zip.create_archive", context, { filename: "a.zip", ...attributes });

const textFile = (context: TestContext, name: string, text: string): Promise<XanoObject> =>
	temporaryFile(context, name, Buffer.from(text));

/** An archive with these files, made by the statements. */
async function archiveOf(
	context: TestContext,
	files: Readonly<Record<string, string>>,
	lock: Record<string, Value> = {},
): Promise<XanoObject> {
	const zip = await create(context);
	for (const [filename, text] of Object.entries(files))
		await run(context, "add_to_archive", { file: await textFile(context, "x", text), zip, filename, ...lock });
	return zip;
}

/** Names and contents of an archive, read by the statements. */
async function extracted(context: TestContext, zip: Value, password: Value = null): Promise<Record<string, string>> {
	const files = (await run(context, "extract", { zip, password })) as XanoObject[];
	const entries = files.map(async (file) => [getKey(file, "name"), (await contentOf(context, file)).toString()]);
	return Object.fromEntries(await Promise.all(entries));
}

async function paths(context: TestContext, zip: Value): Promise<Value[]> {
	const contents = (await run(context, "view_contents", { zip })) as XanoObject[];
	return contents.map((entry) => getKey(entry, "path") as Value);
}

/** An archive written by hand, as PKWARE's APPNOTE 6.3.10 lays it out: one entry that claims what it likes. */
function crafted(name: string, content: Buffer, claimedSize = content.length): Buffer {
	const packed = deflateRawSync(content);
	const nameBytes = Buffer.from(name);
	const common = Buffer.alloc(26);
	common.writeUInt16LE(20, 0);
	common.writeUInt16LE(0x0800, 2);
	common.writeUInt16LE(8, 4);
	common.writeUInt32LE(0x5a210000, 6);
	common.writeUInt32LE(crc32(content), 10);
	common.writeUInt32LE(packed.length, 14);
	common.writeUInt32LE(claimedSize, 18);
	common.writeUInt16LE(nameBytes.length, 22);
	const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, nameBytes, packed]);
	const rest = Buffer.alloc(14);
	const directory = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), common, rest, nameBytes]);
	const end = Buffer.alloc(22);
	end.write("PK\x05\x06", "latin1");
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(local.length, 16);
	return Buffer.concat([local, directory, end]);
}

describe("archives", () => {
	test("hold what was added, in order and with folders", async () => {
		const context = filesContext();
		const zip = await archiveOf(context, { "a.txt": "one", "docs/b.txt": "two", "ü/→.txt": "" });
		expect(await paths(context, zip)).toEqual(["a.txt", "docs/b.txt", "ü/→.txt"]);
		expect(await extracted(context, zip)).toEqual({ "a.txt": "one", "docs/b.txt": "two", "ü/→.txt": "" });
	});

	test("take the name of the file when none is given", async () => {
		const context = filesContext();
		const zip = await create(context);
		await run(context, "add_to_archive", { file: await textFile(context, "mine.txt", "x"), zip });
		await run(context, "add_to_archive", { file: { name: "data.txt", data: "y" }, zip });
		expect(await paths(context, zip)).toEqual(["mine.txt", "data.txt"]);
		const nameless = await errorOf(() => run(context, "add_to_archive", { file: { data: "y" }, zip }));
		expect(nameless.message).toBe("The file has no name to be added under");
	});

	test("hold every name once: the last file wins", async () => {
		const context = filesContext();
		const zip = await archiveOf(context, { "a.txt": "old", "b.txt": "b" });
		await run(context, "add_to_archive", { file: await textFile(context, "a.txt", "new"), zip });
		expect(await extracted(context, zip)).toEqual({ "b.txt": "b", "a.txt": "new" });
	});

	test("lose what is deleted, and its bytes", async () => {
		const context = filesContext();
		const zip = await archiveOf(context, { "a.txt": "secret", "b.txt": "b" });
		const before = await contentOf(context, zip);
		await run(context, "delete_from_archive", { filename: "a.txt", zip });
		expect(await extracted(context, zip)).toEqual({ "b.txt": "b" });
		expect((await contentOf(context, zip)).length).toBeLessThan(before.length);
		expect((await contentOf(context, zip)).includes("a.txt")).toBe(false);
		await run(context, "delete_from_archive", { filename: { name: "b.txt", path: "/tmp/b.txt" }, zip });
		expect(await paths(context, zip)).toEqual([]);
		expect(context.warnings).toEqual([]);
		await run(context, "delete_from_archive", { filename: "none.txt", zip });
		expect(context.warnings).toEqual([["missing-entry", "zip.delete_from_archive: there is no none.txt in a.zip"]]);
	});

	test("that are stored are changed where they are stored, as a whole", async () => {
		const folder = emptyFolder();
		const context = filesContext(folder);
		const bytes = await contentOf(context, await archiveOf(context, { "a.txt": "a" }));
		await context.store.write("storage/public/kept.zip", bytes);
		const zip = { name: "kept.zip", path: "/vault/public/kept.zip" };
		await run(context, "add_to_archive", { file: await textFile(context, "b.txt", "b"), zip });
		expect(readdirSync(join(folder, "storage/public"))).toEqual(["kept.zip"]);
		const reader = new ZipReader(new Uint8ArrayReader(readFileSync(join(folder, "storage/public/kept.zip"))));
		expect((await reader.getEntries()).map((entry) => entry.filename)).toEqual(["a.txt", "b.txt"]);
	});

	test("grow in turn when several functions add at once", async () => {
		const context = filesContext();
		const zip = await create(context);
		const names = ["a", "b", "c", "d", "e"];
		await Promise.all(
			names.map(async (name) => run(context, "add_to_archive", { file: await textFile(context, name, name), zip })),
		);
		expect((await paths(context, zip)).toSorted()).toEqual(names);
	});

	test("can be read from data URLs, but changed only where they have a path", async () => {
		const context = filesContext();
		const bytes = await contentOf(context, await archiveOf(context, { "a.txt": "a" }));
		const url = `data:application/zip;base64,${bytes.toString("base64")}`;
		expect(await extracted(context, url)).toEqual({ "a.txt": "a" });
		expect(await extracted(context, { data: textOfBytes(bytes) })).toEqual({ "a.txt": "a" });
		const error = await errorOf(() => run(context, "delete_from_archive", { filename: "a.txt", zip: url }));
		expect(error.message).toBe("The archive has no path, so it cannot be changed");
	});

	test("are stamped with the time of the run's clock", async () => {
		const context = filesContext();
		const bytes = await contentOf(context, await archiveOf(context, { a: "a" }));
		const [entry] = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
		expect(entry?.lastModDate.getTime()).toBe(Date.UTC(2026, 7, 9));
	});

	test("hold any content", async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (bytes, locked) => {
				const context = filesContext();
				const zip = await create(context);
				const password = locked ? "pässword" : "";
				const file = { name: "x", data: textOfBytes(Buffer.from(bytes)) };
				await run(context, "add_to_archive", { file, zip, password, password_encryption: "AES-128" });
				const [found] = (await run(context, "extract", { zip, password })) as XanoObject[];
				expect(await contentOf(context, found as XanoObject)).toEqual(Buffer.from(bytes));
			}),
			{ numRuns: 20 },
		);
	});
});

describe("passwords", () => {
	const encryptions = ["standard", "AES-128", "AES-192", "AES-256"];

	test.each(encryptions)("%s locks an entry, not the names", async (password_encryption) => {
		const context = filesContext();
		const zip = await archiveOf(context, { "a.txt": "content" }, { password: "open", password_encryption });
		expect((await contentOf(context, zip)).includes("content")).toBe(false);
		expect(await paths(context, zip)).toEqual(["a.txt"]);
		expect(await extracted(context, zip, "open")).toEqual({ "a.txt": "content" });
		const extract = (password: Value): Promise<Value> => run(context, "extract", { zip, password });
		expect((await errorOf(() => extract(null))).message).toBe("a.zip is protected by a password");
		expect((await errorOf(() => extract("shut"))).message).toBe("The password does not open a.zip");
		const [entry] = await new ZipReader(new Uint8ArrayReader(await contentOf(context, zip))).getEntries();
		expect([entry?.encrypted, entry?.zipCrypto]).toEqual([true, password_encryption === "standard"]);
	});

	test("that pass the check of the old cipher by chance open nothing either", async () => {
		const context = filesContext();
		// One stored entry, locked with "open". Its cipher checks one byte, and "wrong 109" passes that.
		const locked =
			"UEsDBBQACQAAAAAACV0AAAAAAAAAAAAAAAABAAAAYbhaEIoPYxmnusVuS2N4/sOnxNOdQE7cZdKzeIeNSgqAUEsHCH3qQ9IgAAAAFAAAAFBL" +
			"AQIAAxQACQAAAAAACV196kPSIAAAABQAAAABAAAAAAAAAAAAAACkgQAAAABhUEsFBgAAAAABAAEALwAAAE8AAAAAAA==";
		const zip = await temporaryFile(context, "a.zip", Buffer.from(locked, "base64"));
		expect(await extracted(context, zip, "open")).toEqual({ a: "content of the entry" });
		for (const password of ["wrong 108", "wrong 109"]) {
			const error = await errorOf(() => run(context, "extract", { zip, password }));
			expect(error.message).toBe("The password does not open a.zip");
		}
	});

	test("of an archive lock what is added without one", async () => {
		const context = filesContext();
		const zip = await create(context, { password: "open", password_encryption: "AES-256" });
		await run(context, "add_to_archive", { file: await textFile(context, "a.txt", "a"), zip });
		await run(context, "add_to_archive", { file: await textFile(context, "b.txt", "b"), zip, password: "own" });
		expect((await errorOf(() => run(context, "extract", { zip }))).message).toBe("a.zip is protected by a password");
		await run(context, "delete_from_archive", { filename: "b.txt", zip });
		expect(await extracted(context, zip, "open")).toEqual({ "a.txt": "a" });
	});

	test("stay what they are when other entries come and go", async () => {
		const context = filesContext();
		const zip = await archiveOf(context, { "a.txt": "a" }, { password: "one", password_encryption: "AES-192" });
		await run(context, "add_to_archive", { file: await textFile(context, "b.txt", "b"), zip });
		await run(context, "delete_from_archive", { filename: "b.txt", zip });
		expect(await extracted(context, zip, "one")).toEqual({ "a.txt": "a" });
	});

	test("need a way of locking that there is", async () => {
		const attributes = { password: "x", password_encryption: "constructor" };
		const error = await errorOf(() => create(filesContext(), attributes));
		expect(error.message).toBe('`password_encryption` cannot be "constructor"');
		expect(error.help).toContain("standard, AES-128, AES-192, AES-256");
	});
});

describe("archives of others", () => {
	test("that lead out of their folder are unpacked inside", async () => {
		const folder = emptyFolder();
		const context = filesContext(join(folder, ".xano"));
		for (const name of ["../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a/../../evil.txt"]) {
			const zip = await temporaryFile(context, "e.zip", crafted(name, Buffer.from("x")));
			expect(await paths(context, zip)).toEqual([name]);
			const [file] = (await run(context, "extract", { zip })) as XanoObject[];
			expect(getKey(file as XanoObject, "path")).toMatch(/^\/tmp\/evil(?:-\d)?\.txt$/);
			expect(getKey(file as XanoObject, "name")).toMatch(/^(?:etc\/|a\/)?evil\.txt$/);
		}
		expect(readdirSync(folder)).toEqual([]);
	});

	test("that unpack to too much are refused, by what they say and by what they do", async () => {
		const context = filesContext(null, { limits: { size: 100_000 } });
		const bomb = Buffer.alloc(3_000_000);
		for (const claimed of [bomb.length, 10]) {
			const zip = await temporaryFile(context, "bomb.zip", crafted("a", bomb, claimed));
			const error = await errorOf(() => run(context, "extract", { zip }));
			expect([error.message, error.help]).toEqual(
				claimed === 10
					? ["bomb.zip is no zip archive, or a damaged one", "What is wrong: Invalid uncompressed size."]
					: ["bomb.zip unpacks to more than 100,000 bytes", "Raise the limit with --max-size if that is right."],
			);
		}
		const many = await archiveOf(context, { a: "x".repeat(60_000), b: "x".repeat(60_000) });
		expect((await errorOf(() => run(context, "extract", { zip: many }))).message).toBe(
			"a.zip unpacks to more than 100,000 bytes",
		);
	});

	test.each([
		["nothing", Buffer.alloc(0)],
		["text", Buffer.from("not a zip at all")],
		["the beginning of one", crafted("a.txt", Buffer.from("content")).subarray(0, 40)],
	])("that are none are said to be: %s", async (_, bytes) => {
		const context = filesContext();
		const zip = await temporaryFile(context, "x.zip", bytes);
		for (const name of ["extract", "view_contents", "delete_from_archive"]) {
			const error = await errorOf(() => run(context, name, { zip, filename: "a.txt" }));
			expect(error.message).toBe("x.zip is no zip archive, or a damaged one");
		}
		expect(await contentOf(context, zip)).toEqual(bytes);
	});

	test("that lack a part still show what is in them", async () => {
		const context = filesContext();
		const bytes = crafted("a.txt", Buffer.from("content")).subarray(20);
		const zip = await temporaryFile(context, "x.zip", bytes);
		expect(await paths(context, zip)).toEqual(["a.txt"]);
		const error = await errorOf(() => run(context, "extract", { zip }));
		expect([error.message, error.help]).toEqual([
			"x.zip is no zip archive, or a damaged one",
			"What is wrong: Local file header not found.",
		]);
	});

	test("that are damaged anywhere give files or an error of the language, and never hang", async () => {
		const whole = crafted("folder/a.txt", Buffer.from("some content that is long enough to be packed"));
		await fc.assert(
			fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
				const context = filesContext();
				const bytes = Buffer.from(whole);
				bytes[at] = value;
				const zip = await temporaryFile(context, "x.zip", bytes);
				await run(context, "extract", { zip }).then(
					(files) => expect(Array.isArray(files)).toBe(true),
					(error) => expect(error).toBeInstanceOf(XanoError),
				);
			}),
			{ numRuns: 150 },
		);
	});

	test("are no archive of ours, yet keep their stamps, folders and comments of entries", async () => {
		const context = filesContext();
		const writer = new ZipWriter(new Uint8ArrayWriter());
		await writer.add("folder/", null, { directory: true });
		await writer.add("folder/a.txt", new Uint8ArrayReader(Buffer.from("a")), {
			comment: "hello",
			lastModDate: new Date(Date.UTC(2001, 1, 3)),
		});
		const zip = await temporaryFile(context, "theirs.zip", await writer.close());
		await run(context, "add_to_archive", { file: await textFile(context, "b.txt", "b"), zip });
		const entries = await new ZipReader(new Uint8ArrayReader(await contentOf(context, zip))).getEntries();
		expect(entries.map((entry) => [entry.filename, entry.directory])).toEqual([
			["folder/", true],
			["folder/a.txt", false],
			["b.txt", false],
		]);
		expect([entries[1]?.comment, entries[1]?.lastModDate.getTime()]).toEqual(["hello", Date.UTC(2001, 1, 3)]);
		expect(await extracted(context, zip)).toEqual({ "folder/a.txt": "a", "b.txt": "b" });
	});

	test("have entry paths that are only file names", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("a", "/", "\\", "..", ".", ":", "C:", "\0") }), (name) => {
				const steps = entryPath(name).split("/");
				expect(steps.every((step) => step !== ".." && step !== "." && !step.includes("\0"))).toBe(true);
				expect(entryPath(entryPath(name))).toBe(entryPath(name));
			}),
		);
	});

	test("are cancelled with the run", async () => {
		const context = filesContext();
		const zip = await archiveOf(context, { a: "a" });
		const reason = new XanoError("cancelled");
		const cancelled = filesContext(null, { store: context.store, signal: AbortSignal.abort(reason) });
		await expect(run(cancelled, "extract", { zip })).rejects.toBe(reason);
		const file = await textFile(context, "b", "b");
		await expect(run(cancelled, "add_to_archive", { file, zip })).rejects.toBe(reason);
		expect(await paths(context, zip)).toEqual(["a"]);
	});
});

/** Programs of the system, where they are installed. */
function has(program: string): boolean {
	return spawnSync(program, [], { stdio: "ignore" }).error === undefined;
}

describe("other programs", () => {
	const noUnzip = !has("unzip");
	const noSevenZip = !has("7z");

	async function written(lock: Record<string, Value>): Promise<string> {
		const context = filesContext();
		const zip = await archiveOf(context, { "docs/ä.txt": "content\n", "b.txt": "b" }, lock);
		const path = join(emptyFolder(), "a.zip");
		writeFileSync(path, await contentOf(context, zip));
		return path;
	}

	test.skipIf(noUnzip)("unzip reads what is written (skipped where it is not installed)", async () => {
		const plain = await written({});
		expect(execFileSync("unzip", ["-p", plain], { encoding: "utf8" })).toBe("content\nb");
		const locked = await written({ password: "open" });
		expect(execFileSync("unzip", ["-P", "open", "-p", locked], { encoding: "utf8" })).toBe("content\nb");
	});

	test.skipIf(noSevenZip).each(["standard", "AES-128", "AES-192", "AES-256"])(
		"7z reads what is written with %s (skipped where it is not installed)",
		async (password_encryption) => {
			const path = await written({ password: "open", password_encryption });
			expect(execFileSync("7z", ["x", "-so", "-popen", path], { encoding: "utf8", stdio: "pipe" })).toBe("content\nb");
			expect(spawnSync("7z", ["t", "-pshut", path]).status).not.toBe(0);
		},
	);

	test.skipIf(noSevenZip).each(["ZipCrypto", "AES128", "AES256"])(
		"7z writes with %s what is read (skipped where it is not installed)",
		async (method) => {
			const folder = emptyFolder();
			writeFileSync(join(folder, "a.txt"), "content ".repeat(50));
			execFileSync("7z", ["a", "-tzip", `-mem=${method}`, "-popen", "a.zip", "a.txt"], {
				cwd: folder,
				stdio: "ignore",
			});
			const context = filesContext();
			const zip = await temporaryFile(context, "a.zip", readFileSync(join(folder, "a.zip")));
			expect(await extracted(context, zip, "open")).toEqual({ "a.txt": "content ".repeat(50) });
		},
	);
});
