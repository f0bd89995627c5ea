import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { format } from "../../src/index.js";
import { blocksOf } from "./blocks.js";

const page = readFileSync(new URL("../../docs/formatting.md", import.meta.url), "utf8");
const blocks = blocksOf(page).filter(({ language }) => language === "xs");

test("the page shows something", () => {
	expect(blocks.filter(({ next }) => next?.language === "xs").length).toBeGreaterThan(5);
});

test.each(blocks)("block in line $line becomes the next one, or stays", ({ text, next }) => {
	expect(format("block.xs", text).text).toBe(next?.language === "xs" ? next.text : text);
});
