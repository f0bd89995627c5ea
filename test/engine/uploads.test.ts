import { describe, expect, test } from "vitest";
import { Upload } from "../../src/catalogue/files/uploads.js";
import { RunError } from "../../src/engine/errors.js";
import { createEngine, type RunOptions } from "../../src/engine.js";
import { memoryStore } from "../../src/host/store.js";
import { projectFromText } from "../../src/project/project.js";
import { instantClock } from "../host/clocks.js";

/** Runs a function that declares these inputs and gives them back, or what stands behind `response =`. */
async function run(inputs: string, input: unknown, response = "$input", stack = ""): Promise<unknown> {
	const text = `function "f" {\n  input {\n${inputs}\n  }\n  stack {\n${stack}\n  }\n  response = ${response}\n}\n`;
	const engine = createEngine({
		project: projectFromText("f.xs", text, "/nowhere"),
		env: {},
		host: { clock: instantClock(), store: memoryStore() },
	});
	return (await engine.run({ function: "f", input })).response;
}

const gif = Buffer.from("GIF89a\x05\0\x03\0\0\0\0", "latin1");

describe("uploads", () => {
	test("have a path for an input of type file", async () => {
		expect(await run("file photo", { photo: new Upload("a.gif", gif) }, "$input.photo")).toEqual({
			name: "a.gif",
			type: "image",
			size: 13,
			mime: "image/gif",
			path: "/tmp/a.gif",
		});
	});

	test("are read by the statements", async () => {
		const stack = "storage.read_file_resource {\n value = $input.f\n } as $read";
		const input = { f: new Upload("a.txt", Buffer.from("hello"), "text/x-mine") };
		expect(await run("file f", input, "$read", stack)).toEqual({
			name: "a.txt",
			size: 5,
			mime: "text/x-mine",
			data: "hello",
		});
	});

	test.each(["image", "video", "audio", "attachment"])("are references for an input of type %s", async (type) => {
		const reference = await run(`${type} v`, { v: new Upload("a.gif", gif) }, "$input.v");
		expect(reference).toEqual({
			name: "a.gif",
			type: "image",
			size: 13,
			mime: "image/gif",
			path: "/tmp/a.gif",
			access: "private",
			meta: { width: 5, height: 3 },
			url: null,
		});
	});

	test("come in lists, with other values among them", async () => {
		const files = [new Upload("a.txt", Buffer.from("a")), new Upload("a.txt", Buffer.from("b"))];
		const paths = await run("file[] v", { v: files }, "$input.v.path");
		expect(paths).toEqual(["/tmp/a.txt", "/tmp/a-2.txt"]);
		const texts = [new Upload("a.txt", Buffer.from("from a file")), "plain"];
		expect(await run("text[] v", { v: texts })).toEqual({ v: ["from a file", "plain"] });
	});

	test.each([
		["text v", '{"a": 1}\n', '{"a": 1}\n'],
		["text v", "12", "12"],
		["json v", '\ufeff{"a": [1]}\n', { a: [1] }],
		["json v", "no json", "no json"],
		["int v", "12\n", 12],
		["int[] v", "[1, 2]", [1, 2]],
		["object v {\n schema {\n int a\n }\n }", '{"a": "1"}', { a: 1 }],
	])("are what they hold for %s", async (declaration, content, expected) => {
		expect(await run(declaration, { v: new Upload("x", Buffer.from(content)) }, "$input.v")).toEqual(expected);
	});

	test("are refused like any other value that does not fit", async () => {
		const refused = run("int v", { v: new Upload("x", Buffer.from("text")) });
		await expect(refused).rejects.toBeInstanceOf(RunError);
		await expect(run("int v", { w: new Upload("x", Buffer.from("1")), v: 2 })).resolves.toEqual({ v: 2 });
	});

	test("stand beside other inputs, which stay as they are", async () => {
		const input = new Map<string, unknown>([
			["b", { z: 1, a: [null] }],
			["f", new Upload("x.txt", Buffer.from("x"))],
			["a", 5],
		]);
		expect(await run("int a\n json b\n file f", input, "[$input.a, $input.b, $input.f.name]")).toEqual([
			5,
			{ z: 1, a: [null] },
			"x.txt",
		]);
	});

	test("go to the main function of a job, over what it writes", async () => {
		const text = `run.job "j" {
  main = {name: "f", input: {doc: "x", n: 1}}
}
---
function "f" {
  input {
    file doc
    int n
  }
  stack {
  }
  response = [$input.doc.name, $input.n]
}
`;
		const options: RunOptions = { input: { doc: new Upload("d.txt", Buffer.from("d")) } };
		const engine = createEngine({
			project: projectFromText("j.xs", text, "/nowhere"),
			env: {},
			host: { store: memoryStore() },
		});
		expect((await engine.run(options)).response).toEqual(["d.txt", 1]);
		// A run leaves nothing behind: the second one finds the name free.
		expect((await engine.run(options)).response).toEqual(["d.txt", 1]);
	});
});

describe("temporary files", () => {
	test("of one run are not those of another", async () => {
		const text = `function "write" {
  input {
  }
  stack {
    storage.create_file_resource {
      filename = "a.txt"
      filedata = "x"
    } as $file
  }
  response = $file
}
---
function "read" {
  input {
    file f
  }
  stack {
    storage.read_file_resource {
      value = $input.f
    } as $read
  }
  response = $read.data
}
`;
		const engine = createEngine({
			project: projectFromText("t.xs", text, "/nowhere"),
			env: {},
			host: { store: memoryStore() },
		});
		const { response } = await engine.run({ function: "write" });
		await expect(engine.run({ function: "read", input: { f: response } })).rejects.toThrow(
			"There is no file /tmp/a.txt",
		);
	});
});
