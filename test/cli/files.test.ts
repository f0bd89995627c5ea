import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { png } from "../catalogue/files/files.js";
import { folderOf, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const functionOf = (name: string, inputs: string, stack: string, response: string): string =>
	`function "${name}" {\n  input {\n${inputs}\n  }\n\n  stack {\n${stack}\n  }\n\n  response = ${response}\n}\n`;

/** A project whose function `show` gives back its inputs. */
const showing = (inputs: string, response = "$input"): string =>
	folderOf({ "function/show.xs": functionOf("show", inputs, "", response) });

async function show(folder: string, input: readonly string[], standardInput = ""): Promise<unknown> {
	const call = { cwd: folder, input: standardInput };
	const { out, error, exitCode } = await xano(["run", "-f", "show", "--quiet", "--input", ...input], call);
	expect([error, exitCode]).toEqual(["", 0]);
	return JSON.parse(out);
}

async function refused(folder: string, input: readonly string[]): Promise<string> {
	const { out, error, exitCode } = await xano(["run", "-f", "show", "--input", ...input], { cwd: folder });
	expect([out, exitCode]).toEqual(["", 2]);
	return error;
}

describe("a file as input", () => {
	test("is named with @, and comes with name, type and size", async () => {
		const folder = showing("    file photo\n    image? avatar?");
		writeFileSync(join(folder, "me.png"), png(4, 5));
		expect(await show(folder, ["photo=@me.png", "avatar=@./me.png"])).toEqual({
			photo: { name: "me.png", type: "image", size: 33, mime: "image/png", path: "/tmp/me.png" },
			avatar: {
				name: "me.png",
				type: "image",
				size: 33,
				mime: "image/png",
				path: "/tmp/me-2.png",
				access: "private",
				meta: { width: 4, height: 5 },
				url: null,
			},
		});
		expect(readdirSync(folder).sort()).toEqual(["function", "me.png"]);
	});

	test("comes from standard input, too", async () => {
		const folder = showing("    file doc", "[$input.doc.name, $input.doc.size]");
		expect(await show(folder, ["doc=@-"], "hello")).toEqual(["file.txt", 5]);
	});

	test("may be one of several", async () => {
		const folder = showing("    file[] docs\n    text[] tags?", "[$input.docs.name, $input.tags]");
		writeFileSync(join(folder, "a.txt"), "a");
		writeFileSync(join(folder, "b.txt"), "b");
		expect(await show(folder, ["docs[]=@a.txt", "docs[]=@b.txt", "tags[]=x", "tags[]=@b.txt"])).toEqual([
			["a.txt", "b.txt"],
			["x", "b"],
		]);
		expect(await show(folder, ["docs=@a.txt"])).toEqual([["a.txt"], []]);
		expect(await show(folder, ["docs[]=@a.txt", "docs=@b.txt", "docs[]=@a.txt"])).toEqual([["a.txt"], []]);
	});

	test("gives its text where no file is declared; @@ is one @", async () => {
		const folder = showing("    text note\n    json data\n    text handle");
		writeFileSync(join(folder, "note.txt"), "ä\n12\n");
		writeFileSync(join(folder, "data.json"), '{"a": [1]}');
		expect(await show(folder, ["note=@note.txt", "data=@data.json", "handle=@@ada"])).toEqual({
			note: "ä\n12\n",
			data: { a: [1] },
			handle: "@ada",
		});
		expect(await show(folder, ['{"note": "@note.txt", "data": 1, "handle": "@"}'])).toMatchObject({
			note: "@note.txt",
		});
	});

	test("that cannot be read is said to be so before anything runs", async () => {
		const folder = showing("    file doc");
		expect(await refused(folder, ["doc=@none.png"])).toBe(
			"error[XR814]: The input file none.png cannot be read: there is no such file\n" +
				"help: A text that begins with @ is written with two: @@none.png\n",
		);
		expect(await refused(folder, ["doc=@function"])).toContain(
			"The input file function cannot be read: it is a folder",
		);
		expect(await refused(folder, ["doc=@-", "@-"])).toContain("Standard input can be read only once");
		const both = await xano(["run", "-", "--input", "doc=@-"], { cwd: folder });
		expect([both.exitCode, both.error]).toEqual([2, expect.stringContaining("are to come from standard input")]);
	});

	test("given as a data URL holds its content", async () => {
		const folder = showing("    file doc", "$input.doc");
		expect(await show(folder, ["doc=data:text/plain;base64,aGk="])).toEqual({
			name: "",
			type: "text",
			size: 2,
			mime: "text/plain",
			data: "hi",
		});
	});
});

describe("what a program stores", () => {
	const stack = `    storage.create_attachment {
      value = "kept"
      access = "private"
      filename = "note.txt"
    } as $kept
    zip.create_archive {
      filename = "all.zip"
    } as $zip
    zip.add_to_archive {
      file = $kept
      zip = $zip
    }
    zip.extract {
      zip = $zip
    } as $files
    storage.read_file_resource {
      value = $files.0
    } as $read`;

	test("stays in the project's folder, is found again, and is no source", async () => {
		const folder = folderOf({
			"function/keep.xs": functionOf("keep", "", stack, "{path: $kept.path, data: $read.data}"),
			"function/read.xs": functionOf(
				"read",
				"    text path",
				"    storage.read_file_resource {\n      value = {path: $input.path}\n    } as $read",
				"$read.data",
			),
		});
		const kept = await xano(["run", "-f", "keep", "--quiet"], { cwd: folder });
		expect(kept.error).toBe("");
		const { path, data } = JSON.parse(kept.out) as { path: string; data: string };
		expect(path).toMatch(/^\/vault\/private\/\d{4}\/\d{2}\/note\.txt$/);
		expect(data).toBe("kept");
		expect(readFileSync(join(folder, ".xano/storage", path.replace("/vault/", "")), "utf8")).toBe("kept");
		writeFileSync(join(folder, ".xano/storage/broken.xs"), "function {{{");
		// The same place, whichever way the function is named.
		for (const what of [["-f", "read"], ["function/read.xs"]]) {
			const read = await xano(["run", ...what, "--quiet", "--input", `path=${path}`], { cwd: folder });
			expect([read.out, read.error]).toEqual(['"kept"\n', ""]);
		}
	});

	test("is left out of version control by a new project", async () => {
		const folder = folderOf({});
		await xano(["init", "new"], { cwd: folder });
		expect(readFileSync(join(folder, "new/.gitignore"), "utf8")).toBe(".env\n.xano/\n");
	});
});
