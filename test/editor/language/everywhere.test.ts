import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../../grammar/source.js";
import {
	complete,
	definition,
	highlights,
	hover,
	prepareRename,
	references,
	rename,
	signature,
} from "../../../src/editor/language/index.js";
import { mutatedPrograms } from "../../check/mutations.js";
import { workspaceOf } from "./support.js";

const root = join(import.meta.dirname, "../../..");

function programsIn(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".xs"))
		.sort()
		.map((name) => readFileSync(join(root, folder, name), "utf8"));
}

const programs = [...programsIn("test/programs"), ...programsIn("examples")];
const path = "main.xs";

/** Asks everything at some places of a text: nothing throws, and what is answered lies in the file and at the place. */
function askEverything(text: string, offsets: readonly number[]): void {
	const workspace = workspaceOf({ [path]: text });
	const isInside = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= text.length;
	const isAt = (span: Span, offset: number): boolean => isInside(span) && span.start <= offset && offset <= span.end;
	for (const offset of offsets) {
		const wrong: string[] = [];
		if (!complete(workspace, path, offset).every(({ span }) => isAt(span, offset))) wrong.push("complete");
		const said = hover(workspace, path, offset);
		if (said && (said.markdown.trim() === "" || !isAt(said.span, offset))) wrong.push("hover");
		const help = signature(workspace, path, offset);
		const isLabel = ({ start, end }: Span): boolean => start < end && end <= (help?.label.length ?? 0);
		if (help && !help.parameters.every(({ label }) => isLabel(label))) wrong.push("signature");
		if (help?.active !== null && help?.parameters[help.active] === undefined && help) wrong.push("active parameter");
		if (!definition(workspace, path, offset).every(({ span }) => isInside(span))) wrong.push("definition");
		const all = references(workspace, path, offset);
		if (!all.every(({ span }) => isInside(span))) wrong.push("references");
		if (all.length !== highlights(workspace, path, offset).length) wrong.push("highlights");
		const prepared = prepareRename(workspace, path, offset);
		if ("span" in prepared && !isAt(prepared.span, offset)) wrong.push("prepareRename");
		const renamed = rename(workspace, path, offset, "renamed_by_test");
		for (const edits of "edits" in renamed ? renamed.edits.values() : []) {
			if (!edits.every(({ span }, index) => isInside(span) && span.start >= (edits[index - 1]?.span.end ?? 0)))
				wrong.push("rename");
		}
		expect([wrong, text.slice(Math.max(0, offset - 40), offset)]).toEqual([[], expect.anything()]);
	}
}

/** Every so many offsets of a text, from a start that differs from text to text. */
function offsetsOf(text: string, step: number, start: number): number[] {
	const offsets: number[] = [];
	for (let offset = start % step; offset <= text.length; offset += step) offsets.push(offset);
	return offsets;
}

describe("at every place", () => {
	test("of programs", () => {
		for (const [index, text] of programs.entries()) askEverything(text, offsetsOf(text, 401, index * 17));
	});

	test("of programs that end in the middle", () => {
		for (const [index, text] of programs.entries()) {
			if (index % 3 !== 0) continue;
			const end = (index * 7919) % text.length;
			askEverything(
				text.slice(0, end),
				[end, end - 1, Math.floor(end / 2)].filter((offset) => offset >= 0),
			);
		}
	});

	test("of programs with words taken out and exchanged", () => {
		fc.assert(
			fc.property(mutatedPrograms, fc.nat(), (text, start) => askEverything(text, offsetsOf(text, 97, start))),
			{ numRuns: 40 },
		);
	});

	test("of texts of signs, and beyond their ends", () => {
		const signs = fc.string({
			unit: fc.constantFrom(..."$|.:{}[]()\"'`!?=~/ \n\tax1é😀".split(/(?:)/u)),
			maxLength: 30,
		});
		fc.assert(
			fc.property(signs, fc.constantFrom("", 'function "f" { stack { ', "table t { schema { "), (text, before) => {
				const whole = before + text;
				askEverything(whole, offsetsOf(whole, 3, before.length));
				expect(() => complete(workspaceOf({ [path]: whole }), path, whole.length + 5)).not.toThrow();
				expect(() => complete(workspaceOf({ [path]: whole }), path, -1)).not.toThrow();
			}),
			{ numRuns: 60 },
		);
	});
});
