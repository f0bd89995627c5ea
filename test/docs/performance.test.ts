import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEngine, projectFromText } from "../../src/index.js";
import { blocksOf } from "./blocks.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/performance.md"), "utf8");
const blocks = blocksOf(page);
const shown = blocks.flatMap(({ language, text, next }, at) => {
	const code = blocks[at + 1]?.next;
	if (language !== "xs" || next?.language !== "sh" || !next.text.startsWith("xano compile ")) return [];
	return code?.language === "js" ? [{ program: text, code: code.text }] : [];
});

test("the page shows what became of a program", () => {
	expect(shown).toHaveLength(1);
});

// When the compiler has changed: npm run build && node scripts/generated_code.mjs
test.each(shown)("the generated code is what the compiler generates", async ({ program, code }) => {
	const project = projectFromText("program.xs", program, "/");
	const [found] = project.all("function");
	const engine = createEngine({ project });
	expect(`${engine.generatedCode(found?.name as string)}\n`).toBe(code);
	expect((await engine.run({ function: found?.name as string, input: { n: 4 } })).value).toBe(14);
});
