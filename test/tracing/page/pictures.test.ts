import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireBuild } from "../../cli/xano.js";
import { findBrowser, TestBrowser } from "./browser.js";
import { contentOf, type Picture, pictureSize, pictures, readPicture, take, traceOfExample } from "./pictures.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const executable = findBrowser();
const stored = ({ file }: Picture): Buffer => readFileSync(join(root, "docs/images", file));
const traces = new Map<string, ReturnType<typeof traceOfExample>>();

beforeAll(() => {
	requireBuild();
	for (const { example } of pictures) if (!traces.has(example)) traces.set(example, traceOfExample(example, root));
});

test("docs/images has these pictures and no others, and docs/tracing.md shows them", () => {
	expect(readdirSync(join(root, "docs/images")).sort()).toEqual(pictures.map(({ file }) => file).sort());
	const page = readFileSync(join(root, "docs/tracing.md"), "utf8");
	expect(pictures.filter(({ file }) => !page.includes(`"images/${file}"`))).toEqual([]);
});

// When an example or what is kept of a run has changed: npm run build && node scripts/trace_screenshots.mjs
test.each(pictures)("$file is of the trace that the example has now", (picture) => {
	const content = contentOf(traces.get(picture.example)!);
	expect(readPicture(stored(picture))).toEqual({ ...pictureSize, content });
});

/** Squares of a picture, across and down, whose mean colours are compared. */
const squares = { across: 44, down: 28 };

/** Mean colours, red, green and blue for each square: letters of another typeface make hardly a difference. */
function script(png: Buffer): string {
	return `(async () => {
		const image = new Image();
		image.src = "data:image/png;base64,${png.toString("base64")}";
		await image.decode();
		const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
		const context = canvas.getContext("2d");
		context.drawImage(image, 0, 0);
		const wide = Math.floor(image.width / ${squares.across}), high = Math.floor(image.height / ${squares.down});
		const means = [];
		for (let y = 0; y < ${squares.down}; y++) for (let x = 0; x < ${squares.across}; x++) {
			const { data } = context.getImageData(x * wide, y * high, wide, high);
			const sums = [0, 0, 0];
			for (let at = 0; at < data.length; at += 4) for (const part of [0, 1, 2]) sums[part] += data[at + part];
			means.push(...sums.map((sum) => sum / (wide * high)));
		}
		return means;
	})()`;
}

/** Share of squares that may look different in pictures of the same page. */
const alike = 0.15;

/** The share of squares that look different. */
function difference(one: readonly number[], other: readonly number[]): number {
	let different = 0;
	for (let at = 0; at < one.length; at += 3)
		if ([0, 1, 2].some((part) => Math.abs(one[at + part]! - other[at + part]!) > 24)) different++;
	return different / (one.length / 3);
}

describe.skipIf(!executable)("taken anew", () => {
	const browser = new TestBrowser();
	const means = new Map<string, { before: readonly number[]; now: readonly number[] }>();

	beforeAll(async () => {
		await browser.start(executable!);
		const { page } = await browser.open(browser.write(traces.get("failing-invoice")!), { bypassCSP: true });
		for (const picture of pictures) {
			const now = await take(browser, traces.get(picture.example)!, picture);
			expect(readPicture(now)).toEqual(readPicture(stored(picture)));
			means.set(picture.file, {
				before: (await page.evaluate(script(stored(picture)))) as number[],
				now: (await page.evaluate(script(now))) as number[],
			});
		}
		await page.context().close();
	}, 60_000);
	afterAll(() => browser.stop());

	// Bars are where times put them and letters as wide as the typeface of the machine: all else is where it was.
	test.each(pictures)("$file is nearly the same", ({ file }) => {
		const { before, now } = means.get(file)!;
		expect(before).toHaveLength(3 * squares.across * squares.down);
		expect(difference(before, now)).toBeLessThan(alike);
	});

	test("the other theme, the other example and an empty page are not", () => {
		for (const [file, { before }] of means) {
			for (const [other, { now }] of means)
				if (other !== file) expect(difference(before, now), `${file}, ${other}`).toBeGreaterThan(alike);
			const empty = before.map(() => (file.includes("dark") ? 18 : 255));
			expect(difference(before, empty), file).toBeGreaterThan(alike);
		}
	});
});
