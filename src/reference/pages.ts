import { anchorOf, type Entry, type EntryExample, type EntryKind, evidenceInWords } from "./entry.js";
import type { Family, Reference } from "./reference.js";
import { aliasesInWords, kindInWords, portabilityInWords, resultInWords, type Section, sectionsOf } from "./words.js";

/** A file below docs/reference. */
export interface Page {
	readonly path: string;
	readonly text: string;
}

const mark = "<!-- Written by scripts/reference.mjs from src/catalogue. -->";

/** The pages of the reference: an index, and one for every family. */
export function referencePages(reference: Reference): Page[] {
	return [
		{ path: "README.md", text: indexPage(reference) },
		...reference.families.map((family) => ({ path: family.page, text: familyPage(family) })),
	];
}

function indexPage({ families, entries }: Reference): string {
	return page([
		"# Reference",
		`Everything a program can name: ${entries.length} entries, made of the definitions that the checker and the compiler use. Every example is executed by the tests. \`xano docs NAME\` shows an entry in the terminal.`,
		"What a program means as a whole is in [the language](../language.md); what Xano has and does not run here is in [known-gaps.md](../../known-gaps.md).",
		...table("Filters", families, "filter"),
		...table("Statements", families, "statement"),
		"## Inputs and functions",
		rows(families.filter(({ kind }) => kind !== "filter" && kind !== "statement")),
		"## How to read an entry",
		[
			"- In a **signature**, `[ ]` and `?` mark what may be left out, `…` what may be repeated.",
			"- **Kinds**: `any` is any value; `int` a whole number; `number` one with or without a fraction; `expression` is evaluated for every element.",
			"- An **example** of a filter shows its value behind `//`; other examples show it in a block of its own.",
			'- **How sure** an entry is stands at its end. "Documented by Xano": its public documentation says so. "Observed on the live engine": its users have measured it. "Our choice": nothing is known, and this is what seemed most useful.',
		].join("\n"),
	]);
}

function table(title: string, families: readonly Family[], kind: EntryKind): string[] {
	return [`## ${title}`, rows(families.filter((family) => family.kind === kind))];
}

function rows(families: readonly Family[]): string {
	return markdownTable(
		["page", "entries", "about"],
		families.map(({ title, page: path, entries, summary }) => [
			`[${title}](${path})`,
			String(entries.length),
			prose(summary),
		]),
	);
}

function familyPage(family: Family): string {
	const { title, summary, introduction = [], rule, entries } = family;
	const up = family.page.includes("/") ? "../" : "";
	return page([
		`# ${title}`,
		`${prose(summary)} [All pages](${up}README.md).`,
		...introduction,
		...(rule === undefined ? [] : [`**Unless an entry says otherwise:** ${prose(lowerFirst(rule))}`]),
		entries.map(({ name, summary: line }) => `- [\`${name}\`](#${anchorOf(name)}): ${prose(line)}`).join("\n"),
		...entries.flatMap(entrySection),
	]);
}

function entrySection(entry: Entry): string[] {
	const { name, kind, summary, signature, notes, examples, evidence, gap } = entry;
	const aliases = aliasesInWords(entry);
	const result = resultInWords(entry);
	const portability = portabilityInWords(entry);
	return [
		`## \`${name}\``,
		[prose(summary), ...(aliases === null ? [] : [aliases])].join(" "),
		...(gap === null ? [] : [`**${prose(gap)}**`]),
		fenced("text", signature),
		...sectionsOf(entry).map(parameterTable),
		...(result === null ? [] : [prose(result)]),
		...(notes === null ? [] : notes.split("\n").map(prose)),
		...(gap === null ? examplesOf(kind, examples) : [fenced("xs", examples.map(({ code }) => code).join("\n"))]),
		[
			...(portability === null ? [] : [prose(portability)]),
			...(evidence === null ? [] : [`_${evidenceInWords(evidence)}_`]),
		].join(" "),
	].filter((part) => part !== "");
}

function parameterTable({ title, parameters }: Section): string {
	return markdownTable(
		[title.toLowerCase(), "", ""],
		parameters.map((parameter) => [
			`\`${parameter.name}\``,
			cell(kindInWords(parameter)),
			cell(prose(parameter.summary)),
		]),
	);
}

function examplesOf(kind: EntryKind, examples: readonly EntryExample[]): string[] {
	if (kind === "filter") return [fenced("xs", examples.map(expressionLine).join("\n"))];
	if (kind === "type" || kind === "input filter") {
		const cells = examples.map(({ code, sent, result }) => [code, sent ?? "", result].map((each) => cell(span(each))));
		return [markdownTable(["declared", "given", "bound"], cells)];
	}
	return examples.flatMap(({ code, result }) => [
		fenced("xs", code),
		result.startsWith("error: ") ? fenced("text", result) : fenced("json", result),
	]);
}

/** An expression with its value behind it, or below when the line would be long. */
function expressionLine({ code, result }: EntryExample): string {
	const line = `${code} // ${result}`;
	return line.length <= 100 && !code.includes("\n") ? line : `${code}\n// ${result}`;
}

/** The beginning of a sentence within another; a quotation mark or code stays. */
function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

function fenced(language: string, text: string): string {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text}\n${fence}`;
}

/** Code in a line, whatever backticks are in it. */
function span(code: string): string {
	if (!code.includes("`")) return `\`${code}\``;
	const fence = "`".repeat(Math.max(...(code.match(/`+/g) ?? []).map((run) => run.length)) + 1);
	return `${fence} ${code} ${fence}`;
}

/** A sentence of the catalogue, in which only backticks mean something. */
function prose(text: string): string {
	return text.replace(
		/(`[^`]+`)|([\\*<]|\b_|_\b)/g,
		(_all, code: string | undefined, sign: string) => code ?? `\\${sign}`,
	);
}

/** Content of a table's cell: a bar would end it, even within code. */
function cell(markdown: string): string {
	return markdown.replaceAll("|", "\\|");
}

function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
	const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
	return [row(head), row(head.map(() => "---")), ...lines.map(row)].join("\n");
}

function page(parts: readonly string[]): string {
	return `${[mark, ...parts].join("\n\n")}\n`;
}
