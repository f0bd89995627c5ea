import { readFileSync } from "node:fs";

import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { diagnose } from "../check/support.js";
import { folderOf, requireBuild, xano } from "../cli/xano.js";
import { blocksOf, programOf } from "./blocks.js";

beforeAll(requireBuild);

const path = fileURLToPath(new URL("../../docs/checking.md", import.meta.url));
const page = readFileSync(path, "utf8");
const blocks = blocksOf(page);
const program = blocks.find(({ language }) => language === "xs")?.text ?? "";
const shown = blocks.filter(({ language }) => language === "console");

/** What a terminal shows of a command; `| jq .a[0]` picks a part of a JSON document. */
async function outputOf(command: string): Promise<string> {
	const [call = "", filter] = command.split(" | jq .");
	const [, ...args] = call.split(" ");
	const { out, error } = await xano(args, { cwd: folderOf({ "greet.xs": program }) });
	if (filter === undefined) return out + error;
	const part = (filter.match(/\w+/g) ?? []).reduce(
		(value: unknown, key) => (value as Record<string, unknown>)[key],
		JSON.parse(out) as unknown,
	);
	return `${JSON.stringify(part, null, 2)}\n`;
}

test.each(shown)("docs/checking.md, line $line", async ({ text }) => {
	const [first = "", ...rest] = text.split("\n");
	const output = await outputOf(first.replace(/^\$ /, ""));
	expect(output).toBe(rest.join("\n"));
});

test("docs/checking.md shows commands", () => {
	expect(shown.length).toBeGreaterThan(3);
});

test("its example of a silenced warning is one", () => {
	const silenced = programOf(blocks.filter(({ language }) => language === "xs")[1]?.text ?? "");
	expect(diagnose(silenced)).toEqual([]);
	expect(diagnose(silenced.replace(/\/\/ xano-ignore.*/, "")).map(({ code }) => code)).toEqual(["decimal-index"]);
});
