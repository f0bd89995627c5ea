import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contentOf } from "../../../src/catalogue/files/content.js";
import { storageStatements } from "../../../src/catalogue/statements/storage.js";
import { textOfBytes } from "../../../src/values/bytes.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { getKey } from "../../../src/values/object.js";
import { emptyFolder } from "../../host/folder.js";
import { closedPort, serve } from "../../host/loopback.js";
import { openClient } from "../../host/requests.js";
import { bound, filesContext, perform, png } from "../files/files.js";
import { errorOf, type TestContext } from "../functions/context.js";

const run = (context: TestContext, name: string, attributes: Record<string, Value>): Promise<XanoObject> =>
	bound(storageStatements, `storage.${name}`, context, attributes);

const file = (context: TestContext, filename: string, filedata: Value): Promise<XanoObject> =>
	run(context, "create_file_resource", { filename, filedata });

const picture = `data:image/png;base64,${png(40, 30).toString("base64")}`;

describe("stored files", () => {
	test("are what tables refer to, and lie where a person finds them", async () => {
		const folder = join(emptyFolder(), ".xano");
		const context = filesContext(folder);
		const stored = await run(context, "create_image", { value: picture, access: "private", filename: "me.png" });
		expect(stored).toEqual({
			access: "private",
			path: "/vault/private/2026/08/me.png",
			name: "me.png",
			type: "image",
			size: 33,
			mime: "image/png",
			meta: { validated: false, width: 40, height: 30 },
		});
		expect(readFileSync(join(folder, "storage/private/2026/08/me.png"))).toEqual(png(40, 30));
		expect(await contentOf(context, stored)).toEqual(png(40, 30));
	});

	test("never take the place of another, of another run neither", async () => {
		const folder = emptyFolder();
		for (const value of ["one", "two", "three"])
			await run(filesContext(folder), "create_attachment", { value, filename: "a.txt" });
		const names = readdirSync(join(folder, "storage/public/2026/08")).sort();
		expect(names).toEqual(["a-2.txt", "a-3.txt", "a.txt"]);
		expect(readFileSync(join(folder, "storage/public/2026/08/a.txt"), "utf8")).toBe("one");
	});

	test("are never written elsewhere", async () => {
		const folder = emptyFolder();
		const context = filesContext(join(folder, ".xano"));
		for (const filename of ["../../../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..", "a/../../b.txt"])
			await run(context, "create_attachment", { value: "x", filename });
		expect(readdirSync(folder)).toEqual([".xano"]);
		expect(readdirSync(join(folder, ".xano/storage/public/2026/08")).sort()).toEqual([
			"attachment.txt",
			"b.txt",
			"evil-2.txt",
			"evil-3.txt",
			"evil.txt",
		]);
	});

	test("come of files, their content, data URLs and what is on the web", async () => {
		const context = filesContext(null, { http: openClient() });
		const server = await serve((_, response) => {
			response.writeHead(200, { "Content-Type": "image/png; charset=x" }).end(png(7, 9));
		});
		const size = async (value: Value, filename?: string): Promise<Value> => {
			const stored = await run(context, "create_image", { value, ...(filename ? { filename } : {}) });
			const { width = null, height = null } = getKey(stored, "meta") as Record<string, Value>;
			return [getKey(stored, "name") as Value, width, height];
		};
		expect(await size(await file(context, "p.png", textOfBytes(png(1, 2))))).toEqual(["p.png", 1, 2]);
		expect(await size(textOfBytes(png(3, 4)))).toEqual(["image.png", 3, 4]);
		expect(await size({ name: "d.png", data: textOfBytes(png(5, 6)) })).toEqual(["d.png", 5, 6]);
		expect(await size(picture)).toEqual(["image.png", 40, 30]);
		expect(await size(`${server.url}/pictures/the%20sea.png?x=1`)).toEqual(["the sea.png", 7, 9]);
		expect(await size(`${server.url}/`)).toEqual(["image.png", 7, 9]);
		const again = await run(context, "create_image", { value: picture });
		expect(await size(again, "copy.png")).toEqual(["copy.png", 40, 30]);
	});

	test("say what is wrong with what is on the web", async () => {
		const context = filesContext(null, { http: openClient() });
		const server = await serve((_, response) => void response.writeHead(404).end("no"));
		const refused = async (value: string): Promise<string> =>
			(await errorOf(() => run(context, "create_attachment", { value }))).message;
		expect(await refused(`${server.url}/secret?key=1`)).toBe(
			`The file cannot be fetched: 127.0.0.1:${server.port} answers 404`,
		);
		expect(await refused(`http://127.0.0.1:${await closedPort()}/x`)).toContain("The file cannot be fetched: ");
		expect(await refused("http://")).toContain("The file cannot be fetched: ");
	});

	test.each([
		["create_image", { value: picture, filename: "a.pdf" }, "Invalid file extension."],
		["create_image", { value: picture, filename: "a" }, "Invalid file extension."],
		["create_image", { value: "%PDF-1.7", filename: "a.png" }, "a.png holds no picture"],
		["create_image", { value: "<svg/>", filename: "a.svg" }, "Invalid file extension."],
		["create_video", { value: "x", filename: "a.png" }, "Invalid file extension."],
		["create_audio", { value: "x", filename: "a.mov" }, "Invalid file extension."],
		["create_attachment", { value: null, filename: "a" }, "There is no file: the value is null"],
		["create_attachment", { value: "", filename: "a" }, "There is no file: the value is a text"],
		["create_attachment", { value: [1], filename: "a" }, "There is no file: the value is a list"],
		["create_attachment", { value: "x", access: "secret" }, '`access` cannot be "secret"'],
		["create_file_resource", { filename: "a", filedata: { a: 1 } }, "`filedata` has to be a text or a file"],
		["append_file", { pathname: "a", data: [] }, "`data` has to be a text or a file"],
		["append_file", { pathname: "/vault/../a", data: "x" }, '"/vault/../a" is no path of a file'],
		["delete_file", { pathname: null }, "`pathname` is empty"],
		["delete_file", { pathname: "../../.env" }, '"../../.env" is no path of a file'],
		["read_file_resource", { value: "plain" }, "There is no file: the value is a text"],
	] as [string, Record<string, Value>, string][])("storage.%s of %j is refused", async (name, attributes, message) => {
		const folder = emptyFolder();
		expect((await errorOf(() => run(filesContext(folder), name, attributes))).message).toBe(message);
		expect(readdirSync(folder)).toEqual([]);
	});

	test.each([
		["create_video", "talk.mp4", "video"],
		["create_video", "talk.MOV", "video"],
		["create_video", "talk.webm", "video"],
		["create_audio", "talk.mp3", "audio"],
		["create_audio", "talk.ogg", "audio"],
		["create_audio", "talk.webm", "audio"],
		["create_attachment", "talk.pdf", "pdf"],
		["create_attachment", "talk", "text"],
	])("storage.%s takes %s", async (name, filename, type) => {
		const stored = await run(filesContext(), name, { value: "x", filename });
		expect([getKey(stored, "type"), getKey(stored, "meta")]).toEqual([type, { validated: false }]);
	});

	test("of any kind may say what type they are, and nothing of their content", async () => {
		const stored = await run(filesContext(), "create_attachment", {
			value: picture,
			filename: "a.png",
			include_meta: false,
			type: "badge",
		});
		expect([getKey(stored, "type"), getKey(stored, "meta")]).toEqual(["badge", {}]);
	});
});

describe("reading", () => {
	test("gives bytes that survive", async () => {
		const context = filesContext();
		const bytes = Buffer.from([0x89, 0x50, 0, 255, 0xc3, 0xa4]);
		const read = await run(context, "read_file_resource", { value: await file(context, "a.bin", textOfBytes(bytes)) });
		expect({ ...read, data: "" }).toEqual({ name: "a.bin", size: 6, mime: "application/octet-stream", data: "" });
		expect(await contentOf(context, read)).toEqual(bytes);
	});

	test("has a bound", async () => {
		const context = filesContext(null, { limits: { size: 10 } });
		const value = await file(context, "a.txt", "x".repeat(11));
		const error = await errorOf(() => run(context, "read_file_resource", { value }));
		expect(error.message).toBe("A text grew beyond 10 characters");
	});

	test("a file of another file copies it", async () => {
		const context = filesContext();
		const copy = await file(context, "b.txt", await file(context, "a.txt", "content"));
		expect(getKey(copy, "path")).toBe("/tmp/b.txt");
		expect((await contentOf(context, copy)).toString()).toBe("content");
	});
});

describe("what lies there already", () => {
	test("grows", async () => {
		const folder = emptyFolder();
		const context = filesContext(folder);
		for (const data of ["a", 1, true, await file(context, "x", "z")])
			await perform(storageStatements, "storage.append_file", context, { pathname: "uploads/log.txt", data });
		expect(readFileSync(join(folder, "storage/uploads/log.txt"), "utf8")).toBe("a1truez");
	});

	test("is deleted, and only a warning says that there was nothing", async () => {
		const folder = emptyFolder();
		const context = filesContext(folder);
		const stored = await run(context, "create_attachment", { value: "x", filename: "a.txt" });
		const pathname = getKey(stored, "path") as string;
		await perform(storageStatements, "storage.delete_file", context, { pathname });
		expect(existsSync(join(folder, "storage/public/2026/08/a.txt"))).toBe(false);
		expect(context.warnings).toEqual([]);
		await perform(storageStatements, "storage.delete_file", context, { pathname });
		expect(context.warnings).toEqual([
			["missing-file", "storage.delete_file: there is no file /vault/public/2026/08/a.txt"],
		]);
	});

	test("has an address that opens it", async () => {
		const folder = emptyFolder();
		const context = filesContext(folder);
		const stored = await run(context, "create_attachment", {
			value: "secret",
			access: "private",
			filename: "ä b#.txt",
		});
		const sign = (pathname: Value): Promise<Value> =>
			perform(storageStatements, "storage.sign_private_url", context, { pathname, ttl: 60 });
		const url = await sign(getKey(stored, "path") as string);
		expect(readFileSync(fileURLToPath(url as string), "utf8")).toBe("secret");
		expect(context.warnings).toHaveLength(1);
		expect((await errorOf(() => sign("/vault/private/none"))).message).toBe("There is no file /vault/private/none");
		const temporary = await file(context, "a.txt", "x");
		expect((await errorOf(() => sign(getKey(temporary, "path") as string))).message).toBe("/tmp/a.txt has no address");
	});

	test("cannot be used where something else is in the way", async () => {
		const folder = emptyFolder();
		mkdirSync(join(folder, "storage/public"), { recursive: true });
		writeFileSync(join(folder, "storage/public/2026"), "in the way");
		const error = await errorOf(() =>
			run(filesContext(folder), "create_attachment", { value: "x", filename: "a.txt" }),
		);
		expect(error.message).toBe("The store cannot use storage/public/2026/08/a.txt: a file is in the way");
		expect(readdirSync(join(folder, "storage/public"))).toEqual(["2026"]);
		const folderRead = await errorOf(() =>
			run(filesContext(folder), "read_file_resource", { value: { path: "/vault/public" } }),
		);
		expect(folderRead.message).toBe("The store cannot use storage/public: it is a folder");
	});
});
