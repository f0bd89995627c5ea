import { type Paint, painter } from "../diagnostics/ansi.js";
import { printable, widthOf } from "../diagnostics/cells.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { wrapText } from "../diagnostics/wrap.js";
import { type Entry, kindInWords as entryKindInWords, evidenceInWords } from "./entry.js";
import type { Answer } from "./look_up.js";
import type { Family } from "./reference.js";
import {
	aliasesInWords,
	codeOf,
	kindInWords,
	listed,
	portabilityInWords,
	resultInWords,
	type Section,
	sectionsOf,
} from "./words.js";

export interface DocsOptions {
	readonly color: boolean;
	/** Columns of the terminal. */
	readonly width: number;
}

/** As many lines of a search are shown. */
const longestList = 15;

/** Lines of text; no line end at the end. */
export function renderAnswer(answer: Answer, { color, width }: DocsOptions): string {
	return new Writer(painter(color), Math.max(40, Math.min(width, 100))).answer(answer).join("\n");
}

class Writer {
	constructor(
		private readonly paint: Paint,
		private readonly width: number,
	) {}

	answer(answer: Answer): string[] {
		switch (answer.about) {
			case "everything":
				return this.everything(answer.families, answer.gaps.size);
			case "name":
				return [
					...this.entries(answer.entries),
					...(answer.also.length > 0 ? ["", this.title("See also"), ...this.list(answer.also)] : []),
					...answer.families.flatMap((family) => ["", ...this.family(family)]),
				];
			case "family":
				return answer.families.flatMap((family, at) => [...(at > 0 ? [""] : []), ...this.family(family)]);
			case "meaning":
				return this.meaning(answer);
			case "code":
				return this.prose(
					`${answer.code} is the code of a message: ${answer.title}. \`xano explain ${answer.code}\` explains it.`,
				);
			case "sign":
				return [...this.prose(answer.meaning), this.paint("gutter", `docs/language.md#${answer.section}`)];
			case "search":
				return this.found(answer.words, answer.entries);
			case "nothing":
				return this.prose(
					`There is nothing about ${asked(answer.name)}${answer.suggestions.length > 0 ? `; ${didYouMean(answer.suggestions)}` : "."}`,
				).concat(this.prose("`xano docs` lists what there is."));
		}
	}

	private everything(families: readonly Family[], gaps: number): string[] {
		const lines: string[] = [];
		let kind = "";
		for (const family of families) {
			if (family.kind !== kind && (family.kind === "filter" || family.kind === "statement"))
				lines.push(...(lines.length > 0 ? [""] : []), this.title(`${entryKindInWords(family.kind)}s`));
			else if (family.kind !== kind && kind === "statement") lines.push("", this.title("Inputs and functions"));
			kind = family.kind;
			lines.push(...this.row(family.name, `${family.summary} (${family.entries.length})`, 16));
		}
		return [
			...lines,
			"",
			...this.prose("`xano docs NAME` shows one entry, `xano docs FAMILY` a family; any other words are searched for."),
			...this.prose(`${gaps} of Xano's names do not run here; known-gaps.md lists them.`),
		];
	}

	private family({ title, summary, entries }: Family): string[] {
		return [
			`${this.title(title)} ${this.paint("gutter", `(${entries.length})`)}`,
			...this.prose(summary),
			"",
			...this.list(entries, false),
		];
	}

	private meaning({ name, advice, entries }: Extract<Answer, { about: "meaning" }>): string[] {
		const written = listed(advice.map((each) => (each.includes("`") ? each : `\`${each}\``)));
		const whose = name.includes(" ") ? "has another name here:" : "is another language's name. Here it is";
		const lines = this.prose(`${asked(name)} ${whose} ${written}.`);
		if (entries.length === 0) return lines;
		return [...lines, "", ...(entries.length === 1 ? this.entries(entries) : this.list(entries))];
	}

	private found(words: readonly string[], entries: readonly Entry[]): string[] {
		const shown = entries.slice(0, longestList);
		const rest = entries.length - shown.length;
		const count = entries.length === 1 ? "1 entry" : `${entries.length} entries`;
		return [
			...this.prose(`${count} about ${asked(words.join(" "))}:`),
			"",
			...this.list(shown),
			...(rest > 0 ? ["", ...this.prose(`… and ${rest} more. Further words narrow the search.`)] : []),
		];
	}

	private entries(entries: readonly Entry[]): string[] {
		return entries.flatMap((entry, at) => [...(at > 0 ? ["", ""] : []), ...this.entry(entry)]);
	}

	private entry(entry: Entry): string[] {
		const { name, kind, summary, signature, notes, rule, examples, evidence, gap, page } = entry;
		const aliases = aliasesInWords(entry);
		const result = resultInWords(entry);
		const portability = portabilityInWords(entry);
		return [
			`${this.paint("strong", name)} ${this.paint("gutter", `(${entryKindInWords(kind)})`)}`,
			...this.prose(summary),
			...(gap === null ? [] : this.prose(gap)),
			...(aliases === null ? [] : this.prose(aliases)),
			"",
			...signature.split("\n").map((line) => `    ${this.paint("code", line)}`),
			...sectionsOf(entry).flatMap((section) => ["", ...this.section(section)]),
			...(result === null ? [] : ["", ...this.prose(result)]),
			...(notes === null ? [] : ["", ...this.prose(notes)]),
			...(rule === null ? [] : ["", ...this.prose(`In general: ${rule.charAt(0).toLowerCase()}${rule.slice(1)}`)]),
			...(portability === null ? [] : ["", ...this.prose(portability)]),
			...(examples.length > 0 ? ["", this.title("Examples"), ""] : []),
			...examples.flatMap((example, at) => {
				const lines = codeOf(example).split("\n");
				const isLong = lines.length > 1;
				return [
					...(isLong && at > 0 ? [""] : []),
					...lines.map((line) => (line === "" ? "" : `    ${line}`)),
					...(gap === null ? [`    ${this.paint("help", "→")} ${example.result}`] : []),
				];
			}),
			"",
			...(evidence === null ? [] : this.prose(evidenceInWords(evidence))),
			this.paint("gutter", `docs/reference/${page}`),
		];
	}

	private section({ title, parameters }: Section): string[] {
		const longest = Math.min(16, Math.max(...parameters.map(({ name }) => widthOf(name))));
		return [
			this.title(title),
			...parameters.flatMap((parameter) =>
				this.row(parameter.name, `${kindInWords(parameter)}: ${parameter.summary}`, longest),
			),
		];
	}

	/** Entries with a line of what they are for. */
	private list(entries: readonly Entry[], withKind = true): string[] {
		const longest = Math.min(24, Math.max(...entries.map(({ name }) => widthOf(name))));
		return entries.flatMap((entry) =>
			this.row(entry.name, withKind ? `${entry.summary} (${entryKindInWords(entry.kind)})` : entry.summary, longest),
		);
	}

	/** A name in a column of its own, and wrapped text beside it; a longer name has a line to itself. */
	private row(name: string, text: string, column: number): string[] {
		const margin = " ".repeat(column + 4);
		const lines = wrapText(text, this.width, margin, margin).map((line) => this.coded(line));
		const [first = ""] = lines;
		if (widthOf(name) > column) return [`  ${this.paint("code", name)}`, ...lines];
		return [
			`  ${this.paint("code", name)}${" ".repeat(column - widthOf(name))}  ${first.slice(margin.length)}`,
			...lines.slice(1),
		];
	}

	private title(text: string): string {
		return this.paint("strong", `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
	}

	private prose(text: string): string[] {
		return wrapText(text, this.width, "", "").map((line) => this.coded(line));
	}

	private coded(line: string): string {
		return line.replace(/`[^`]+`/g, (part) => this.paint("code", part));
	}
}

/** What somebody asked for, with nothing in it that could move the cursor. */
function asked(text: string): string {
	return `\`${printable(text.slice(0, 60))}\``;
}
