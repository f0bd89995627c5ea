import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, linesIn } from "../../../src/cli/many/lines.js";

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
	let start = 0;
	for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
		if (cut < start || cut > bytes.length) continue;
		yield bytes.subarray(start, cut);
		start = cut;
	}
}

async function lines(text: string, cuts: readonly number[] = [], longest?: number): Promise<Line[]> {
	const found: Line[] = [];
	for await (const line of linesIn(inPieces(Buffer.from(text), cuts), longest)) found.push(line);
	return found;
}

test("lines are counted from 1, and blank ones are left out", async () => {
	expect(await lines("\uFEFF{}\r\n\n \t\n [1] \nend")).toEqual([
		{ number: 1, text: "{}", isEnded: true },
		{ number: 4, text: "[1]", isEnded: true },
		{ number: 5, text: "end", isEnded: false },
	]);
	expect(await lines("")).toEqual([]);
});

test("a line that is too long is not held, and the next one is read", async () => {
	const text = `${"x".repeat(30)}\n{}\n${"y".repeat(11)}`;
	expect((await lines(text, [3, 9, 20], 10)).map((line) => line.text)).toEqual([null, "{}", null]);
	expect((await lines("0123456789\n", [5], 10)).map((line) => line.text)).toEqual(["0123456789"]);
});

test("it does not matter in what pieces they arrive", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.string({ unit: fc.constantFrom("a", "ä", "😀", " ", "\n", "\r\n", '"') })),
			fc.array(fc.nat({ max: 60 })),
			async (parts, cuts) => {
				const text = parts.join("");
				const expected = text
					.split("\n")
					.map((line, index) => [index + 1, line.trim()] as const)
					.filter(([, line]) => line !== "");
				expect((await lines(text, cuts)).map(({ number, text }) => [number, text])).toEqual(expected);
			},
		),
	);
});
