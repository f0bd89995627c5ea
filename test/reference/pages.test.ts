import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { anchorOf } from "../../src/reference/entry.js";
import { referencePages } from "../../src/reference/pages.js";
import { createReference } from "../../src/reference/reference.js";
import { blocksOf } from "../docs/blocks.js";

const folder = fileURLToPath(new URL("../../docs/reference/", import.meta.url));
const pages = referencePages(createReference());

describe("the committed pages", () => {
	test("are all there are", () => {
		const committed = readdirSync(folder, { recursive: true, encoding: "utf8" })
			.map((path) => path.replaceAll("\\", "/"))
			.filter((path) => path.endsWith(".md"));
		expect(committed.sort()).toEqual(pages.map(({ path }) => path).sort());
	});

	test.each(pages)("$path is what the catalogue gives; `npm run generate` writes it", ({ path, text }) => {
		expect(readFileSync(join(folder, path), "utf8")).toBe(text);
	});
});

describe.each(pages)("$path", ({ path, text }) => {
	test("links to nothing that is missing", () => {
		const headings = new Set([...text.matchAll(/^## `?([^`\n]+)`?$/gm)].map(([, heading = ""]) => anchorOf(heading)));
		const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
		const broken = links.filter(([, target = "", anchor]) =>
			target === ""
				? !headings.has(anchor ?? "")
				: !pages.some((page) => join("/", page.path) === join("/", dirname(path), target)) &&
					!existsSync(join(folder, dirname(path), target)),
		);
		expect(broken.map(([link]) => link)).toEqual([]);
	});

	test("has no table row of another width", () => {
		const tables = text.match(/^\|.*(?:\n\|.*)*$/gm) ?? [];
		for (const table of tables) {
			const widths = table.split("\n").map((row) => row.replaceAll("\\|", "").split("|").length);
			expect(new Set(widths).size).toBe(1);
		}
	});

	test("shows code that can be read", () => {
		const unreadable = blocksOf(text)
			.filter(({ language }) => language === "xs")
			.filter(({ text: code }) => {
				const lines = code.split("\n").filter((line) => line !== "" && !line.startsWith("// "));
				return (
					parse(new Source("block", code)).issues.length > 0 &&
					lines.some((line) => parseExpression(new Source("block", line.replace(/ \/\/ .*$/, ""))).issues.length > 0)
				);
			});
		expect(unreadable.map(({ text: code }) => code)).toEqual([]);
	});
});

test("nothing in a page takes the reader's surroundings for granted", () => {
	for (const { text } of pages) {
		expect(text.startsWith("<!-- Written by scripts/reference.mjs")).toBe(true);
		expect(text.endsWith("\n")).toBe(true);
		expect(text).not.toMatch(/(?<!`)undefined|\[object|\n\n\n/);
	}
});
