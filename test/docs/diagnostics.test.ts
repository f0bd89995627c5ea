import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { diagnosticsPage } from "../../scripts/diagnostics/page.js";
import { allCodes } from "../../src/diagnostics/codes.js";
import { toJson } from "../../src/diagnostics/json.js";
import { diagnosticAt } from "../diagnostics/build.js";

const page = readFileSync(fileURLToPath(new URL("../../docs/diagnostics.md", import.meta.url)), "utf8");

test("docs/diagnostics.md is what the code pages say: run `node scripts/diagnostics.mjs`", async () => {
	expect(page).toBe(await diagnosticsPage());
});

test("every code has the heading that its anchor leads to", () => {
	const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, heading = ""]) => heading);
	expect(headings).toEqual(allCodes().map(({ code }) => code));
	for (const { code, name } of allCodes()) {
		const { docs = "" } = toJson(diagnosticAt("«x»", { code: name }));
		expect(docs).toBe(`docs/diagnostics.md#${code.toLowerCase()}`);
	}
	const anchors = [...page.matchAll(/^##+ (.+)$/gm)].map(([, heading = ""]) =>
		heading
			.toLowerCase()
			.replace(/[^a-z0-9 ]/g, "")
			.replaceAll(" ", "-"),
	);
	const targets = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = ""]) => target);
	expect(targets.length).toBeGreaterThan(allCodes().length);
	expect(targets.filter((target) => !anchors.includes(target))).toEqual([]);
});
