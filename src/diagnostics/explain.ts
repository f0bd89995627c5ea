import { type Paint, painter } from "./ansi.js";
import { printable, widthOf } from "./cells.js";
import type { CodeEntry } from "./codes/entry.js";
import { allCodes, allPhases, findCode } from "./codes.js";
import type { RenderOptions } from "./render.js";
import { didYouMean, suggest } from "./suggest.js";
import { wrapText } from "./wrap.js";

export interface Explanation {
	/** False when there is no such code; the text then says so and proposes others. */
	readonly found: boolean;
	/** Lines joined with `\n`, no line end at the end. */
	readonly text: string;
}

/**
 * The page of a code: title, rule, a wrong and a right example.
 * @param code a code, its name or an error code of the language, in any case
 */
export function explain(code: string, options: RenderOptions): Explanation {
	const paint = painter(options.color);
	const entry = findCode(code);
	if (entry) return { found: true, text: page(entry, options, paint) };
	const wanted = code.trim();
	const near = suggest(
		wanted,
		allCodes().flatMap(({ code: number, name }) => [number, name]),
	);
	const proposal = didYouMean(near);
	return {
		found: false,
		text: [
			`There is no code \`${printable(wanted.slice(0, 60)).replaceAll("\n", " ")}\`${proposal ? `; ${proposal}` : "."}`,
			"The code of a message stands in the brackets behind its first word: error[XS101].",
		].join("\n"),
	};
}

function page(entry: CodeEntry, { width: columns }: RenderOptions, paint: Paint): string {
	const width = Math.max(40, Math.min(columns, 100));
	const example = (text: string): string[] => text.split("\n").map((line) => (line === "" ? "" : `    ${line}`));
	return [
		`${paint(entry.severity, `${entry.severity}[${entry.code}]`)} ${paint("strong", entry.title)}`,
		paint("gutter", entry.name),
		"",
		...wrapText(entry.explanation, width, "", "").map((line) =>
			line.replace(/`[^`]+`/g, (part) => paint("code", part)),
		),
		"",
		paint("error", "Wrong:"),
		"",
		...example(entry.wrong),
		"",
		paint("help", "Right:"),
		"",
		...example(entry.right),
	].join("\n");
}

/** Every code with its title, by phase: what `xano explain` prints without a code. */
export function explainAll({ color, width }: RenderOptions): string {
	const paint = painter(color);
	const lines: string[] = [];
	for (const { title, codes } of allPhases()) {
		lines.push(...(lines.length > 0 ? [""] : []), paint("strong", title));
		const longest = Math.max(...codes.map(({ name }) => widthOf(name)));
		for (const { code, name, title: meaning } of codes) {
			const first = `  ${code}  ${name.padEnd(longest)}  `;
			const [line = "", ...rest] = wrapText(
				meaning,
				Math.max(width, first.length + 30),
				first,
				" ".repeat(first.length),
			);
			lines.push(`  ${paint("code", code)}${line.slice(2 + code.length)}`, ...rest);
		}
	}
	return lines.join("\n");
}
