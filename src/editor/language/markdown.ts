import type { ConstructDefinition, ConstructPart } from "../../catalogue/constructs/index.js";
import { type Entry, type EntryExample, evidenceInWords, type Parameter } from "../../reference/entry.js";
import { aliasesInWords, kindInWords, portabilityInWords, resultInWords, sectionsOf } from "../../reference/words.js";

/** At most so many examples are shown: a hover is no page. */
const mostExamples = 3;

/** Program text as a block of its own, whatever backticks are in it. */
export function codeBlock(text: string, language = "xanoscript"): string {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text}\n${fence}`;
}

/** Program text within a line. */
export function code(given: string): string {
	// An empty line would end it.
	const text = given.replace(/\s*[\r\n]\s*/g, " ");
	const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
	if (runs.length === 0) return `\`${text}\``;
	const fence = "`".repeat(Math.max(...runs) + 1);
	return `${fence} ${text} ${fence}`;
}

/**
 * A sentence in which only pairs of backticks mean something. A project may be anybody's: its descriptions bring no
 * links along, and no pictures that an editor would fetch.
 */
export function prose(text: string): string {
	return text.replace(/((?<!`)`[^`]+`(?!`))|([\\*<[`]|\b_|_\b)/g, (_all, written: string | undefined, sign: string) =>
		written === undefined ? `\\${sign}` : written,
	);
}

/** Parts that are there, with an empty line between two. */
export function paragraphs(...parts: readonly (string | null | undefined)[]): string {
	return parts.filter((part) => part !== null && part !== undefined && part !== "").join("\n\n");
}

/** An entry of the reference, as short as a hover should be. */
export function entryMarkdown(entry: Entry): string {
	const aliases = aliasesInWords(entry);
	const result = resultInWords(entry);
	const portability = portabilityInWords(entry);
	return paragraphs(
		codeBlock(entry.signature),
		entry.gap === null ? null : `**${prose(entry.gap)}**`,
		[prose(entry.summary), ...(aliases === null ? [] : [aliases])].join(" "),
		...sectionsOf(entry).map(({ parameters }) => parameters.map(parameterLine).join("\n")),
		result === null ? null : prose(result),
		entry.notes === null ? null : entry.notes.split("\n").map(prose).join("\n\n"),
		portability === null ? null : `**${prose(portability)}**`,
		examplesMarkdown(entry.examples),
		entry.evidence === null ? null : `_${evidenceInWords(entry.evidence)}_`,
	);
}

function parameterLine(parameter: Parameter): string {
	const summary = parameter.summary === "" ? "" : `: ${prose(parameter.summary)}`;
	return `- ${code(parameter.name)} (${prose(kindInWords(parameter))})${summary}`;
}

/** One parameter alone, for the signature that is being written. */
export function parameterMarkdown(parameter: Parameter): string {
	return paragraphs(prose(parameter.summary), prose(kindInWords(parameter)));
}

function examplesMarkdown(examples: readonly EntryExample[]): string | null {
	const shown = examples.slice(0, mostExamples);
	if (shown.length === 0) return null;
	const lines = shown.map(({ code: written, sent, result }) => {
		const program = sent === null ? written : `${written} // given ${sent}`;
		return program.includes("\n") || program.length + result.length > 90
			? `${program}\n// ${result}`
			: `${program} // ${result}`;
	});
	return codeBlock(lines.join("\n"));
}

/** A word that files begin with. */
export function constructMarkdown(definition: ConstructDefinition): string {
	const { name, summary, location, parts, runs, notes, example } = definition;
	return paragraphs(
		codeBlock(example),
		prose(summary),
		runs ? null : `It does not run here: it is read and checked.`,
		`Usually in ${code(location)}.`,
		parts.map((part) => `- ${code(part.name)}${part.required ? "" : " (optional)"}: ${prose(part.summary)}`).join("\n"),
		notes === undefined ? null : prose(notes),
		`\`${name}\` is found by its declared name; file names mean nothing.`,
	);
}

/** A part of a construct. */
export function partMarkdown(part: ConstructPart, construct: string): string {
	const written = part.value === undefined ? `${part.name} { … }` : `${part.name} = …`;
	return paragraphs(
		codeBlock(written),
		prose(part.summary),
		`Part of a ${code(construct)}${part.required ? "." : ", optional."}`,
	);
}
