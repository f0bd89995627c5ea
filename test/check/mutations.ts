import fc from "fast-check";
import { allCodes, exampleFiles } from "../../src/diagnostics/codes.js";
import { checkedPrograms } from "./programs.js";

const corpus = [
	...checkedPrograms().map(({ text }) => text),
	...allCodes().flatMap((entry) => [...(exampleFiles(entry, "wrong") ?? []), ...(exampleFiles(entry, "right") ?? [])]),
];
const pieces = corpus.map((text) => text.match(/\w+|\s+|[^\w\s]/g) ?? []);
const words = [...new Set(pieces.flat())];

/** Programs with some of their words taken out, doubled, exchanged or replaced. */
export const mutatedPrograms = fc
	.tuple(
		fc.nat(pieces.length - 1),
		fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.nat(words.length - 1)), { minLength: 1, maxLength: 6 }),
	)
	.map(([which, changes]) => {
		const tokens = [...(pieces[which] ?? [])];
		for (const [position, kind, word] of changes) {
			const at = tokens.length === 0 ? 0 : position % tokens.length;
			const other = words[word] ?? "";
			if (kind === 0) tokens.splice(at, 1);
			else if (kind === 1) tokens.splice(at, 0, tokens[at] ?? other);
			else if (kind === 2) tokens.splice(at, 1, other);
			else tokens.splice(at, 0, other);
		}
		return tokens.join("");
	});
