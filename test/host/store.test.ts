import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Store } from "../../src/host/ports.js";
import { folderStore, memoryStore } from "../../src/host/store.js";
import { withTemporaryFiles } from "../../src/host/temporary.js";
import { XanoError } from "../../src/values/error.js";
import { emptyFolder } from "./folder.js";

const bytes = (text: string): Uint8Array => Buffer.from(text);
const textAt = async (store: Store, path: string): Promise<string | null> => {
	const found = await store.read(path);
	return found && Buffer.from(found).toString();
};

async function messageOf(work: Promise<unknown>): Promise<string> {
	const thrown = await work.then(
		() => null,
		(error: unknown) => error,
	);
	if (!(thrown instanceof XanoError)) throw thrown ?? new Error("nothing was raised");
	return thrown.message;
}

const stores: readonly (readonly [string, () => Store])[] = [
	["a folder", () => folderStore(join(emptyFolder(), ".xano"))],
	["memory", memoryStore],
	["a run, what lasts", () => withTemporaryFiles(memoryStore())],
];

describe.each(stores)("a store in %s", (_, open) => {
	test("gives back what was written", async () => {
		const store = open();
		expect(await store.read("a/b.txt")).toBeNull();
		await store.write("a/b.txt", bytes("one"));
		await store.write("a/b.txt", bytes("two"));
		expect(await textAt(store, "a/b.txt")).toBe("two");
		expect(await textAt(store, "/a//b.txt")).toBe("two");
		expect(await store.remove("a/b.txt")).toBe(true);
		expect(await store.remove("a/b.txt")).toBe(false);
		expect(await store.read("a/b.txt")).toBeNull();
	});

	test("creates a file only once, however many try", async () => {
		const store = open();
		const tries = await Promise.all(["a", "b", "c", "d"].map((text) => store.create("x/y", bytes(text))));
		expect(tries.filter(Boolean)).toHaveLength(1);
		expect(await textAt(store, "x/y")).toBe("abcd"[tries.indexOf(true)]);
		expect(await store.create("x/y", bytes("later"))).toBe(false);
	});

	test("adds to the end", async () => {
		const store = open();
		for (const text of ["a", "bc", "", "defgh"]) await store.append("log", bytes(text));
		expect(await textAt(store, "log")).toBe("abcdefgh");
		await store.write("log", bytes("x"));
		await store.append("log", bytes("y"));
		expect(await textAt(store, "log")).toBe("xy");
	});

	test("keeps what it was given, not the array it came in", async () => {
		const store = open();
		const given = bytes("abc");
		await store.write("a", given);
		given[0] = 0;
		const read = await store.read("a");
		read?.fill(0);
		expect(await textAt(store, "a")).toBe("abc");
	});

	test.each(["../a", "a/../../b", "a/./b", "", "/", "a\\..\\b", "C:/a", "a\0b"])(
		"refuses the path %j",
		async (path) => {
			const store = open();
			for (const work of [
				() => store.read(path),
				() => store.write(path, bytes("x")),
				() => store.create(path, bytes("x")),
				() => store.append(path, bytes("x")),
				() => store.remove(path),
			])
				expect(await messageOf(work())).toContain("is no path of a stored file");
		},
	);
});

describe("a folder", () => {
	test("holds whole files for their owner, and nothing else", async () => {
		const folder = join(emptyFolder(), ".xano");
		const store = folderStore(folder);
		await store.write("a/b.txt", bytes("x"));
		await store.create("a/c.txt", bytes("y"));
		await store.append("a/d.txt", bytes("z"));
		expect(readdirSync(join(folder, "a")).sort()).toEqual(["b.txt", "c.txt", "d.txt"]);
		for (const name of ["b.txt", "c.txt", "d.txt"])
			expect(statSync(join(folder, "a", name)).mode & 0o777, name).toBe(0o600);
	});

	test("is made with the first write, not with the first look", async () => {
		const folder = join(emptyFolder(), ".xano");
		const store = folderStore(folder);
		await store.read("a");
		await store.remove("a");
		expect(existsSync(folder)).toBe(false);
	});

	test("says what is in the way", async () => {
		const folder = emptyFolder();
		const store = folderStore(folder);
		mkdirSync(join(folder, "folder"));
		writeFileSync(join(folder, "file"), "x");
		expect(await messageOf(store.read("folder"))).toBe("The store cannot use folder: it is a folder");
		expect(await messageOf(store.write("folder", bytes("x")))).toContain("The store cannot use folder: ");
		expect(await store.read("file/below")).toBeNull();
		expect(await messageOf(store.write("file/below", bytes("x")))).toBe(
			"The store cannot use file/below: a file is in the way",
		);
		expect(await messageOf(store.write("n".repeat(300), bytes("x")))).toContain("the name is too long");
		expect(readdirSync(folder).sort()).toEqual(["file", "folder"]);
	});

	test.skipIf(process.getuid?.() === 0)("says that access is denied", async () => {
		const folder = emptyFolder();
		const store = folderStore(folder);
		writeFileSync(join(folder, "locked"), "x");
		chmodSync(join(folder, "locked"), 0);
		expect(await messageOf(store.read("locked"))).toBe("The store cannot use locked: access is denied");
	});

	test("has addresses", () => {
		expect(folderStore("/p/.xano").urlOf("a b/ü#.txt")).toMatch(/^file:\/\/.*\/p\/\.xano\/a%20b\/%C3%BC%23\.txt$/);
		expect(memoryStore().urlOf("a")).toBeNull();
	});
});

describe("temporary files", () => {
	test("are gone with the run and never reach the store", async () => {
		const folder = join(emptyFolder(), ".xano");
		const lasting = folderStore(folder);
		const run = withTemporaryFiles(lasting);
		await run.write("tmp/a", bytes("temporary"));
		await run.create("tmp/b", bytes("b"));
		await run.append("tmp/c", bytes("c"));
		await run.write("storage/a", bytes("lasting"));
		expect(readdirSync(folder)).toEqual(["storage"]);
		expect(readFileSync(join(folder, "storage/a"), "utf8")).toBe("lasting");
		const next = withTemporaryFiles(lasting);
		expect([await textAt(next, "tmp/a"), await textAt(next, "storage/a")]).toEqual([null, "lasting"]);
		expect(run.urlOf("tmp/a")).toBeNull();
	});

	test("may hold so much together", async () => {
		const run = withTemporaryFiles(memoryStore(), 10);
		await run.write("tmp/a", bytes("123456"));
		expect(await messageOf(run.write("tmp/b", bytes("12345")))).toContain(
			"The temporary files of this run would hold more",
		);
		expect(await messageOf(run.create("tmp/b", bytes("12345")))).toContain("would hold more");
		await run.write("tmp/a", bytes("1234"));
		await run.create("tmp/b", bytes("12345"));
		await run.append("tmp/b", bytes("6"));
		expect(await messageOf(run.append("tmp/b", bytes("7")))).toContain("would hold more");
		expect(await textAt(run, "tmp/b")).toBe("123456");
		await run.remove("tmp/a");
		await run.append("tmp/b", bytes("7890"));
		await run.write("storage/large", new Uint8Array(1000));
	});
});

test("no link leads out of a store that is a folder", async () => {
	const outside = emptyFolder();
	writeFileSync(join(outside, "secret"), "secret");
	const folder = join(emptyFolder(), ".xano");
	mkdirSync(join(folder, "storage"), { recursive: true });
	symlinkSync(outside, join(folder, "storage", "folder"));
	symlinkSync(join(outside, "secret"), join(folder, "storage", "file"));
	symlinkSync(join(outside, "nothing"), join(folder, "storage", "dangling"));
	const store = folderStore(folder);
	for (const name of ["folder/secret", "folder/new", "file", "dangling"]) {
		const path = `storage/${name}`;
		const works = [
			() => store.read(path),
			() => store.write(path, bytes("x")),
			() => store.create(path, bytes("x")),
			() => store.append(path, bytes("x")),
			() => store.remove(path),
		];
		for (const work of works)
			expect(await messageOf(work())).toBe(`The store cannot use ${path}: a link is in the way`);
	}
	expect(readdirSync(outside)).toEqual(["secret"]);
	expect(readFileSync(join(outside, "secret"), "utf8")).toBe("secret");
});
