import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ResultFile } from "../../../src/cli/many/result_file.js";
import { readResultLine } from "../../../src/cli/many/result_line.js";
import { emptyFolder } from "../../host/folder.js";

const done = (line: number, hash = "h", response: unknown = line): string =>
	`${JSON.stringify({ line, hash, response })}\n`;
const failed = (line: number): string =>
	`${JSON.stringify({ line, hash: "h", error: { code: "E", message: "no", payload: null } })}\n`;

function fileWith(text: string | null): string {
	const path = join(emptyFolder(), "out.jsonl");
	if (text !== null) writeFileSync(path, text);
	return path;
}

const read = (path: string): string => readFileSync(path, "utf8");

describe("a line of results", () => {
	test.each([
		['{"line":3,"hash":"x","response":null}', { line: 3, hash: "x", hasResponse: true }],
		['{"error":{},"line":3}', { line: 3, hash: null, hasResponse: false }],
		['{"line":3}', null],
		['{"line":0,"response":1}', null],
		['{"line":"3","response":1}', null],
		["null", null],
		["[]", null],
		['{"line":3,"respo', null],
	])("%s", (text, expected) => {
		expect(readResultLine(text)).toEqual(expected);
	});
});

describe("a file of results", () => {
	test("is written as it goes", async () => {
		const path = fileWith(null);
		const file = await ResultFile.open(path, false);
		file.write(done(1));
		expect(read(path)).toBe(done(1));
		file.write(failed(2));
		await file.close(true);
		expect(read(path)).toBe(done(1) + failed(2));
	});

	test("is not written over", async () => {
		const path = fileWith(done(1));
		await expect(ResultFile.open(path, false)).rejects.toMatchObject({ message: `The output ${path} exists already` });
		expect(read(path)).toBe(done(1));
		await (await ResultFile.open(fileWith(""), false)).close(true);
	});

	test("that is gone on with keeps the order of the lines, and has new results in the place of old ones", async () => {
		const path = fileWith(done(1) + failed(2) + done(3) + failed(5));
		const file = await ResultFile.open(path, true);
		expect((await file.oldResult(1))?.hasResponse).toBe(true);
		expect((await file.oldResult(2))?.hasResponse).toBe(false);
		expect((await file.oldResult(3))?.hash).toBe("h");
		expect(await file.oldResult(4)).toBeNull();
		expect((await file.oldResult(5))?.hasResponse).toBe(false);
		expect(await file.oldResult(6)).toBeNull();
		file.write(done(2, "h", "second"));
		file.write(done(4));
		file.write(done(6));
		await file.close(true);
		expect(read(path)).toBe(done(1) + done(2, "h", "second") + done(3) + done(4) + failed(5) + done(6));
		expect(readdirSync(join(path, ".."))).toEqual(["out.jsonl"]);
	});

	test("loses the results of lines that are no longer there", async () => {
		const path = fileWith(done(1) + done(2) + done(3) + done(4));
		const file = await ResultFile.open(path, true);
		await file.oldResult(1);
		await file.oldResult(3);
		await file.close(true);
		expect(read(path)).toBe(done(1) + done(3));
	});

	test("keeps what an interrupted call did not get to", async () => {
		const path = fileWith(done(1) + failed(2) + done(3) + done(4));
		const file = await ResultFile.open(path, true);
		await file.oldResult(1);
		await file.oldResult(2);
		file.write(done(2));
		await file.close(false);
		expect(read(path)).toBe(done(1) + done(2) + done(3) + done(4));
	});

	test("ended by force loses nothing but a line that was cut short", async () => {
		const path = fileWith(`${done(1)}${done(2)}{"line":3,"hash":"h","resp`);
		const first = await ResultFile.open(path, true);
		expect(read(path)).toBe(done(1) + done(2));
		expect(await first.oldResult(3)).toBeNull();
		first.write(done(3));
		first.write(done(4).slice(0, 9));
		// Nobody closes it: that is what ending by force means.
		expect(existsSync(`${path}.new`)).toBe(true);
		const second = await ResultFile.open(path, true);
		expect(read(path)).toBe(done(1) + done(2) + done(3));
		await second.close(false);
		expect(readdirSync(join(path, ".."))).toEqual(["out.jsonl"]);
	});

	test("may miss the end of its last line", async () => {
		const path = fileWith((done(1) + done(2)).trimEnd());
		await (await ResultFile.open(path, true)).close(false);
		expect(read(path)).toBe(done(1) + done(2));
	});

	test.each([
		["a line of something else", `${done(1)}hello\n${done(2)}`, ":2 is no result of an earlier call"],
		["lines out of order", done(2) + done(1), ":2 is out of order"],
		["a line that stands there twice", done(2) + done(2), ":2 is out of order"],
	])("is refused with %s", async (_, text, message) => {
		const path = fileWith(text);
		await expect(ResultFile.open(path, true)).rejects.toMatchObject({ message: path + message });
		expect(read(path)).toBe(text);
	});

	test("in a place that cannot be written to is refused", async () => {
		const path = join(emptyFolder(), "none", "out.jsonl");
		await expect(ResultFile.open(path, false)).rejects.toMatchObject({
			message: `The output ${path} cannot be written: its folder does not exist`,
		});
		const folder = emptyFolder();
		await expect(ResultFile.open(folder, true)).rejects.toMatchObject({ message: `The output ${folder} is a folder` });
	});

	test("is whole in the end, wherever calls before were ended", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 12 }),
				fc.array(fc.record({ until: fc.nat({ max: 12 }), isForced: fc.boolean(), torn: fc.nat({ max: 20 }) }), {
					maxLength: 4,
				}),
				async (size, calls) => {
					const path = fileWith(null);
					const all = Array.from({ length: size }, (_, index) => index + 1);
					for (const { until, isForced, torn } of [...calls, { until: size, isForced: false, torn: 0 }]) {
						const file = await ResultFile.open(path, true);
						for (const line of all.slice(0, until)) {
							if ((await file.oldResult(line))?.hasResponse) continue;
							// Some fail at first.
							file.write(until < size && line % 3 === 0 ? failed(line) : done(line));
						}
						if (isForced && until < size) file.write(done(until + 1).slice(0, torn));
						else await file.close(until >= size);
					}
					expect(read(path)).toBe(all.map((line) => done(line)).join(""));
				},
			),
			{ numRuns: 40 },
		);
	});
});
