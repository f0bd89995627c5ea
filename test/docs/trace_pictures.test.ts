import { readdirSync, readFileSync, statSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { pictures, size, takePictures } from "../../scripts/trace_pictures.mjs";
import { requireBuild } from "../examples/commands.js";
import { findBrowser } from "../tracing/page/browser.js";

const docs = new URL("../../docs/", import.meta.url);
const page = readFileSync(new URL("tracing.md", docs), "utf8");
const browser = findBrowser();

/** Width and height as a PNG says them. */
function sizeOf(picture: Buffer): { width: number; height: number } {
	expect(picture.subarray(1, 4).toString("latin1")).toBe("PNG");
	return { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
}

test("every picture of the page about tracing is there, and no other", () => {
	const shown = [...page.matchAll(/\(images\/([\w-]+\.png)\)/g)].map(([, name]) => name);
	expect(shown.sort()).toEqual(pictures.map(({ name }) => name).sort());
	expect(readdirSync(new URL("images/", docs)).sort()).toEqual(shown.sort());
	for (const { name } of pictures) {
		const path = new URL(`images/${name}`, docs);
		expect(sizeOf(readFileSync(path))).toEqual(size);
		expect(statSync(path).size).toBeLessThan(250_000);
	}
});

describe.skipIf(browser === null)("taken anew", () => {
	beforeAll(requireBuild);

	// Fonts differ from machine to machine, so that no two take the same picture to the last dot.
	test("they show the same runs", { timeout: 60_000 }, async () => {
		const taken = await takePictures(browser as string);
		expect([...taken.keys()]).toEqual(pictures.map(({ name }) => name));
		for (const { name, run } of pictures) {
			const { picture, shown } = taken.get(name) as { picture: Buffer; shown: string };
			expect(sizeOf(picture)).toEqual(size);
			// A page without anything on it takes a few thousand.
			expect(picture.length).toBeGreaterThan(40_000);
			expect(shown).toContain(run.includes("--simulate") ? "OpenAI Chat Completion" : "Not numeric.");
		}
	});
});
