import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/check/check.js";
import { prepareRename, rename } from "../../../src/editor/language/index.js";
import { constructsIn } from "../../../src/editor/language/places.js";
import type { XanoSymbol } from "../../../src/editor/language/symbols.js";
import type { Workspace } from "../../../src/editor/workspace.js";
import { createEngine } from "../../../src/engine.js";
import { memoryStore } from "../../../src/host/store.js";
import { projectFromText } from "../../../src/project/project.js";
import { encodeJson } from "../../../src/values/json.js";
import { instantClock } from "../../host/clocks.js";
import { applied, catalogue, workspaceOf } from "./support.js";

const folder = join(import.meta.dirname, "../../programs/run");

const programs = readdirSync(folder)
	.filter((name) => name.endsWith(".xs"))
	.map((name) => ({ name: name.slice(0, -3), text: readFileSync(join(folder, name), "utf8") }));

interface Renamable {
	readonly offset: number;
	readonly symbol: XanoSymbol;
}

/** Everything in a text that has a name which can be changed, each once. */
function renamable(workspace: Workspace): Renamable[] {
	const document = workspace.document("main.xs");
	const found = new Map<string, Renamable>();
	for (const { mentions } of document ? constructsIn(document, workspace) : []) {
		for (const { symbol, span } of mentions) {
			// Back to such a name no rename leads.
			if (/^(?:result|index|parent|this|response|output|error)$/.test(symbol.name)) continue;
			if (!found.has(symbol.key) && "span" in prepareRename(workspace, "main.xs", span.start))
				found.set(symbol.key, { offset: span.start, symbol });
		}
	}
	return [...found.values()];
}

function renamedText(text: string, offset: number, name: string): string {
	const workspace = workspaceOf({ "main.xs": text });
	const result = rename(workspace, "main.xs", offset, name);
	if ("refused" in result) throw new Error(result.refused);
	return applied(workspace, result.edits)["main.xs"] ?? "";
}

/** Where the same mention stands after everything before it has become longer or shorter. */
function moved(text: string, after: string, offset: number, oldName: string, name: string): number {
	for (let at = offset - 200; at <= offset + 20_000; at++) {
		if (at < 0 || !after.startsWith(name, at)) continue;
		const before = after.slice(0, at).replaceAll(name, oldName);
		if (before === text.slice(0, offset)) return at;
	}
	throw new Error(`${oldName} is not found again`);
}

/** What is said about a text, apart from where. */
function said(text: string): string[] {
	const project = projectFromText("main.xs", text, folder);
	return [...project.diagnostics, ...check(project, catalogue)]
		.map(({ code, severity }) => `${severity} ${code}`)
		.sort();
}

async function outcome(text: string, name: string): Promise<string> {
	const engine = createEngine({
		project: projectFromText("main.xs", text, folder),
		env: { REGION: "north" },
		host: { clock: instantClock(), store: memoryStore() },
	});
	try {
		return encodeJson((await engine.run({ function: name })).value);
	} catch (thrown) {
		return thrown instanceof Error ? thrown.constructor.name : "thrown";
	}
}

const fresh = "renamed_by_test";

describe("renaming", () => {
	test("there and back gives the same text", () => {
		let count = 0;
		for (const { text } of programs) {
			const all = renamable(workspaceOf({ "main.xs": text }));
			// Every eighth is enough for all kinds of places to come up.
			for (const { offset, symbol } of all.filter((_each, index) => index % 8 === 0)) {
				const after = renamedText(text, offset, fresh);
				expect(after).not.toBe(text);
				expect(renamedText(after, moved(text, after, offset, symbol.name, fresh), symbol.name)).toBe(text);
				count++;
			}
		}
		expect(count).toBeGreaterThan(50);
	});

	test("everything at once, the checker finds nothing new and the program runs the same", async () => {
		for (const { name, text } of programs.filter((_each, index) => index % 7 === 3)) {
			let after = text;
			const before = new Map<string, string>();
			const names = renamable(workspaceOf({ "main.xs": text }));
			// From the end of the text on, so that places before it stay.
			for (const [index, { offset, symbol }] of [...names].sort((a, b) => b.offset - a.offset).entries()) {
				if (symbol.kind === "construct") continue;
				before.set(`${fresh}_${index}`, symbol.name);
				after = renamedText(after, offset, `${fresh}_${index}`);
			}
			const known = said(text);
			expect([name, said(after).filter((each) => !known.includes(each))]).toEqual([name, []]);
			// Messages of errors name variables.
			const result = (await outcome(after, name)).replace(/renamed_by_test_\d+/g, (each) => before.get(each) ?? each);
			expect([name, result]).toEqual([name, await outcome(text, name)]);
		}
	});
});
