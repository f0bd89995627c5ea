import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRows } from "../../../src/catalogue/filters/encoding/csv.js";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { chunksIn } from "../../../src/catalogue/statements/stream/chunks.js";
import { nextRow, streamedRows } from "../../../src/compile/streamed_rows.js";
import { createEngine, type RunResult } from "../../../src/engine.js";
import { offlineClient } from "../../../src/host/offline.js";
import { memoryStore } from "../../../src/host/store.js";
import { projectFromText } from "../../../src/project/project.js";
import { XanoError } from "../../../src/values/error.js";
import { encodeJson } from "../../../src/values/json.js";
import type { Value } from "../../../src/values/kinds.js";
import { objectFrom } from "../../../src/values/object.js";
import { XanoStream } from "../../../src/values/stream.js";
import { emptyFolder } from "../../host/folder.js";
import { closedPort, serve } from "../../host/loopback.js";
import { openClient } from "../../host/requests.js";
import { type ContextOptions, contextWith, errorOf } from "../functions/context.js";
import { runStatement } from "./run.js";

async function stream(name: string, given: Record<string, Value>, options: ContextOptions = {}): Promise<XanoStream> {
	const value = await runStatement(`stream.${name}`, given, contextWith(options));
	if (value instanceof XanoStream) return value;
	throw new Error("no stream");
}

function rowsOf(value: XanoStream): Value[] {
	return [...{ [Symbol.iterator]: () => value.walk() }];
}

function run(stack: string, response: string, input = ""): Promise<RunResult> {
	const text = `function "f" {\n  input {\n${input}\n  }\n\n  stack {\n${stack}\n  }\n\n  response = ${response}\n}\n`;
	const engine = createEngine({ project: projectFromText("f.xs", text, emptyFolder()), env: {} });
	return engine.run({ function: "f" });
}

const three = 'stream.from_csv { value = "n\\n1\\n2\\n3" } as $rows';

describe("stream.from_csv", () => {
	const { rows } = JSON.parse(readFileSync(new URL("./csv.json", import.meta.url), "utf8")) as {
		rows: [text: string, characters: [string, string, string], rows: string[][]][];
	};

	test("reads the rows PHP reads", () => {
		const read = rows.map(([text, characters]) => {
			const [separator, enclosure, before] = characters;
			return [text, characters, readRows(text, { separator, enclosure, escape: before })];
		});
		expect(read.length).toBeGreaterThan(200);
		expect(read).toEqual(rows);
	});

	test("makes objects of them, keyed by the first", async () => {
		for (const [text, [separator, enclosure, before], [header = [], ...others]] of rows) {
			const made = rowsOf(await stream("from_csv", { value: text, separator, enclosure, escape_char: before }));
			const expected = others.map((row) => objectFrom(header.map((key, column) => [key, row[column] ?? null])));
			expect(encodeJson(made)).toBe(encodeJson(expected));
		}
	});

	test.each<[string, Value]>([
		["a data URL", `data:text/csv;base64,${Buffer.from("\ufeffa\r\n1\r\n").toString("base64")}`],
		["a file", { name: "x.csv", data: "a\n1\n" }],
		["a text", "a\n1"],
	])("reads %s", async (_, value) => {
		expect(rowsOf(await stream("from_csv", { value }))).toEqual([{ a: "1" }]);
	});

	test.each<[Record<string, Value>, string]>([
		[{ value: null }, "no file"],
		[{ value: 5 }, "no file"],
		[{ value: "a", separator: "--" }, "The separator of `stream.from_csv` must be one character"],
		[{ value: "a", separator: '"' }, "must differ"],
	])("refuses %j", async (given, message) => {
		expect((await errorOf(() => stream("from_csv", given))).message).toContain(message);
	});
});

test("a file that is not there is told as such", async () => {
	const context = { ...contextWith(), store: memoryStore() };
	const value = { path: "/vault/nowhere.csv" };
	for (const name of ["stream.from_csv", "stream.from_jsonl"])
		expect((await errorOf(() => runStatement(name, { value }, context))).message).toContain("There is no file");
});

describe("stream.from_jsonl", () => {
	test("reads values of every kind and passes over blank lines", async () => {
		const value = '\ufeff{"b": 1, "a": 9007199254740993}\r\n\n[1]\n  \n"x"\nnull\n2.5';
		const rows = rowsOf(await stream("from_jsonl", { value }));
		expect(encodeJson(rows)).toBe('[{"b":1,"a":9007199254740993},[1],"x",null,2.5]');
	});

	test("raises at the line that is none, after the lines before it", async () => {
		const { response } = await run(
			`stream.from_jsonl { value = "1\\n2\\n\\n{oops}\\n5" } as $rows
			var $seen { value = [] }
			try_catch {
				try { foreach ($rows) { each as $row { array.push $seen { value = $row } } } }
				catch { array.push $seen { value = $error.message } }
			}`,
			"$seen",
		);
		expect(response).toEqual([1, 2, "Line 4 of the stream: Error parsing JSON: Syntax error"]);
	});
});

describe("stream.from_request", () => {
	test("gives the body in pieces, and sends what api.request would", async () => {
		const body = "0123456789abcdef".repeat(1_000);
		const server = await serve((_, response) => void response.end(body));
		const given = { url: server.url, method: "POST", params: { a: 1 }, headers: ["X-A: b"] };
		const rows = rowsOf(await stream("from_request", given, { http: openClient() }));
		expect(rows.map((row) => String(row).length)).toEqual([8_192, 7_808]);
		expect(rows.join("")).toBe(body);
		expect(server.requests[0]).toMatchObject({ method: "POST", body: '{"a":1}', headers: { "x-a": "b" } });
	});

	test("warns when the body is the word of a failure", async () => {
		const server = await serve((_, response) => void response.writeHead(404).end("not here"));
		const context = contextWith({ http: openClient() });
		const value = await runStatement("stream.from_request", { url: server.url }, context);
		expect(rowsOf(value as XanoStream)).toEqual(["not here"]);
		expect(context.warnings).toEqual([["stream-of-failure", expect.stringContaining("answered 404")]]);
	});

	test("raises when nothing answers", async () => {
		const url = `http://127.0.0.1:${await closedPort()}`;
		const error = await errorOf(() => stream("from_request", { url }, { http: openClient() }));
		expect(error.message).toContain("stream.from_request got no answer: ");
		expect(error.help).toContain("api.request");
	});

	test("raises when the answer is too large, offline, and for what is no request", async () => {
		const { url } = await serve((_, response) => void response.end("x".repeat(1_000)));
		const tooLarge = stream("from_request", { url }, { http: openClient(), limits: { responseBytes: 100 } });
		expect((await errorOf(() => tooLarge)).message).toContain("more than 100 bytes");
		expect((await errorOf(() => stream("from_request", { url }, { http: offlineClient() }))).help).toContain(
			"--offline",
		);
		expect((await errorOf(() => stream("from_request", { url, method: "JUMP" }))).message).toBe(
			"stream.from_request does not know the method JUMP",
		);
	});

	test("cuts between characters", () => {
		const character = fc.constantFrom("a", "é", "日", "😀");
		const text = fc.tuple(fc.nat(6), fc.array(character, { maxLength: 40 })).map(([length, tail]) => {
			return `${"x".repeat(8_185 + length)}${tail.join("")}`.repeat(2);
		});
		fc.assert(
			fc.property(text, (whole) => {
				const chunks = [...chunksIn(Buffer.from(whole))];
				expect(chunks.join("")).toBe(whole);
				for (const chunk of chunks.slice(0, -1)) {
					const size = Buffer.byteLength(chunk);
					expect(size).toBeGreaterThan(8_188);
					expect(size).toBeLessThanOrEqual(8_192);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test("keeps bytes that are no text", () => {
		const bytes = Buffer.alloc(20_000, 0x80);
		expect([...chunksIn(bytes)].map((chunk) => chunk.length)).toEqual([8_192, 8_192, 3_616]);
	});
});

describe("a stream", () => {
	test("makes no row before its turn", () => {
		let made = 0;
		const endless = new XanoStream(function* () {
			for (;;) yield ++made;
		});
		const list = streamedRows(contextWith(), endless);
		expect([made, list.length]).toEqual([0, 0]);
		for (const row of [1, 2, 3]) {
			expect(nextRow(list)).toBe(true);
			expect([made, [...list]]).toEqual([row, [row]]);
		}
		expect(nextRow([1, 2])).toBe(false);
	});

	test("is not read beyond a break", async () => {
		const { response } = await run(
			`stream.from_jsonl { value = "1\\n2\\n{oops}" } as $rows
			foreach ($rows) { each as $row { conditional { if ($row == 2) { break } } } }`,
			"$row",
		);
		expect(response).toBe(2);
	});

	test("prints as the object Xano shows", async () => {
		const { value } = await run(three, "[$rows, $rows.stream, $rows|json_encode]");
		expect(encodeJson(value)).toBe('[{"stream":"@stream"},"@stream","{\\"stream\\":\\"@stream\\"}"]');
	});

	test("is walked by nested loops, continue and break included", async () => {
		const { response, warnings } = await run(
			`${three}
			stream.from_csv { value = "n\\n10\\n20\\n30" } as $others
			var $seen { value = [] }
			foreach ($rows) { each as $a {
				conditional { if ($a.n == 2) { continue } }
				foreach ($others) { each as $b {
					conditional { if ($b.n == 30) { break } }
					array.push $seen { value = $a.n ~ "-" ~ $b.n }
				} }
			} }`,
			"$seen",
		);
		expect(response).toEqual(["1-10", "1-20", "3-10", "3-20"]);
		expect(warnings).toMatchObject([{ code: "stream-walked-again", count: 1 }]);
	});

	test("leaves its rows to whoever keeps them", async () => {
		const { response } = await run(
			`${three}
			var $all { value = [] }
			foreach ($rows) { each as $row { array.push $all { value = $row } var.update $row.n { value = "changed" } } }`,
			"$all",
		);
		expect(response).toEqual([{ n: "1" }, { n: "2" }, { n: "3" }]);
	});

	test("passes through calls", async () => {
		const text = `function "f" {\n  input {\n  }\n\n  stack {\n${three}
			function.run "count" { input = {rows: $rows} } as $count
		}\n\n  response = $count\n}
		function "count" {\n  input {\n    json rows\n  }\n\n  stack {
			var $count { value = 0 }
			foreach ($input.rows) { each as $row { math.add $count { value = 1 } } }
		}\n\n  response = $count\n}\n`.replace("}\n\t\tfunction", "}\n---\nfunction");
		const engine = createEngine({ project: projectFromText("f.xs", text, emptyFolder()), env: {} });
		expect((await engine.run({ function: "f" })).response).toBe(3);
	});

	test.each([
		["$rows|count", "`count`"],
		["$rows|map:$$", "`map`"],
		["$rows|filter:true", "`filter`"],
		["$rows|first", "`first`"],
		["$rows|sum", "`sum`"],
		["$rows|keys", "`keys`"],
		["[1]|merge:$rows", "`merge`"],
		["$rows[$$.n == 1]", "A condition in brackets"],
	])("%s says what to do instead", async (expression, name) => {
		const raised = await run(three, expression).then(
			() => null,
			(thrown: unknown) => thrown as Error & { help: string },
		);
		expect(raised?.message).toBe(`${name} cannot look into a stream`);
		expect(raised?.help).toContain("foreach ($stream)");
	});

	test("array.filter says so, too", async () => {
		await expect(run(`${three}\narray.filter ($rows) if ($this.n == 1) as $some`, "1")).rejects.toThrow(
			"`array.filter` cannot look into a stream",
		);
	});

	test("is an object to every filter, or an error of the language", () => {
		for (const definition of allFilters) {
			if (definition.context !== undefined || definition.prepare !== undefined) continue;
			const subject = new XanoStream(() => [][Symbol.iterator]());
			const given = definition.arguments.map(({ kind }) => (kind === "expression" ? () => null : null));
			try {
				(definition.run as (...all: unknown[]) => Value)(subject, ...given);
			} catch (error) {
				expect(error, definition.name).toBeInstanceOf(XanoError);
			}
			expect(subject.isWalked).toBe(false);
		}
	});
});
