import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { allCodes, exampleFiles } from "../../src/diagnostics/codes.js";
import { blocksOf, programOf } from "../docs/blocks.js";
import { checkedPrograms } from "./programs.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every `.xs` file in a folder of this repository. */
function filesIn(folder: string): string[] {
	return readdirSync(root + folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".xs"))
		.sort()
		.map((name) => readFileSync(`${root}${folder}/${name}`, "utf8"));
}

/** The programs the pages for users show. */
function shownPrograms(): string[] {
	const pages = readdirSync(`${root}docs`).filter((name) => name.endsWith(".md") && name !== "diagnostics.md");
	return pages
		.sort()
		.flatMap((name) => blocksOf(readFileSync(`${root}docs/${name}`, "utf8")))
		.filter(({ language }) => language === "xs")
		.map(({ text }) => programOf(text));
}

const corpus = [
	...checkedPrograms().map(({ text }) => text),
	...filesIn("test/programs/run"),
	...filesIn("examples"),
	...shownPrograms(),
	...allCodes().flatMap((entry) => [...(exampleFiles(entry, "wrong") ?? []), ...(exampleFiles(entry, "right") ?? [])]),
];
const pieces = corpus.map((text) => text.match(/\w+|\s+|[^\w\s]/g) ?? []);
const words = [...new Set(pieces.flat())];

const change = fc.record({
	at: fc.nat(),
	kind: fc.constantFrom("delete", "double", "swap", "replace", "insert", "character", "cut"),
	word: fc.nat(words.length - 1),
	character: fc.string({ unit: "binary", minLength: 1, maxLength: 2 }),
});

/** One or two programs with some of their words taken out, doubled, exchanged, replaced or added, or ended early. */
export const mutatedPrograms = fc
	.record({
		which: fc.nat(pieces.length - 1),
		joined: fc.option(fc.nat(pieces.length - 1), { freq: 5 }),
		changes: fc.array(change, { minLength: 1, maxLength: 6 }),
	})
	.map(({ which, joined, changes }) => {
		const tokens = [...(pieces[which] ?? []), ...(joined === null ? [] : (pieces[joined] ?? []))];
		for (const { at: position, kind, word, character } of changes) {
			const at = tokens.length === 0 ? 0 : position % tokens.length;
			const other = words[word] ?? "";
			if (kind === "delete") tokens.splice(at, 1);
			else if (kind === "double") tokens.splice(at, 0, tokens[at] ?? other);
			else if (kind === "swap") tokens.splice(at, 2, tokens[at + 1] ?? other, tokens[at] ?? other);
			else if (kind === "replace") tokens.splice(at, 1, other);
			else if (kind === "insert") tokens.splice(at, 0, other);
			else if (kind === "character") tokens.splice(at, 0, character);
			// In the middle of a word as well as behind it; most of a program stays.
			else if (at > tokens.length / 2) tokens.splice(at, tokens.length, (tokens[at] ?? "").slice(0, 1));
		}
		return tokens.join("");
	});
