import type { Source, Span } from "../../grammar/source.js";
import { findCode } from "./codes.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { withLineEnds } from "./fix.js";

type Level = "error" | "warning" | "note";

interface Message {
	readonly text: string;
}

interface Region {
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
}

interface ArtifactLocation {
	readonly uri: string;
	readonly uriBaseId?: string;
}

interface Location {
	readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region: Region };
	readonly message?: Message;
}

interface Rule {
	readonly id: string;
	readonly name?: string;
	readonly shortDescription?: Message;
	readonly fullDescription?: Message;
	readonly help?: Message & { readonly markdown: string };
	readonly defaultConfiguration: { readonly level: Level };
}

interface Result {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: Level;
	readonly message: Message;
	readonly locations: readonly Location[];
	readonly relatedLocations?: readonly Location[];
	readonly fixes?: readonly {
		readonly description: Message;
		readonly artifactChanges: readonly {
			readonly artifactLocation: ArtifactLocation;
			readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: Message }[];
		}[];
	}[];
}

/** The part of SARIF 2.1.0 (OASIS, 2020) that is written here. */
export interface SarifLog {
	readonly $schema: string;
	readonly version: "2.1.0";
	readonly runs: readonly {
		readonly tool: {
			readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly Rule[] };
		};
		readonly columnKind: "unicodeCodePoints";
		readonly results: readonly Result[];
	}[];
}

const levels: Readonly<Record<Severity, Level>> = {
	error: "error",
	portability: "warning",
	warning: "warning",
	hint: "note",
};

/**
 * Diagnostics as SARIF 2.1.0, the form in which code scanning services take what checkers find. Files are named
 * relative to the folder the check ran in, `%SRCROOT%`, where they stand in it.
 * @param version of this program
 */
export function toSarif(list: readonly Diagnostic[], version: string): SarifLog {
	const rules: Rule[] = [];
	const indexes = new Map<string, number>();
	const results = list.map((diagnostic): Result => {
		const rule = ruleOf(diagnostic);
		let ruleIndex = indexes.get(rule.id);
		if (ruleIndex === undefined) {
			ruleIndex = rules.push(rule) - 1;
			indexes.set(rule.id, ruleIndex);
		}
		return resultOf(diagnostic, rule.id, ruleIndex);
	});
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{ tool: { driver: { name: "xano", version, rules } }, columnKind: "unicodeCodePoints", results }],
	};
}

function ruleOf({ code, severity }: Diagnostic): Rule {
	const entry = findCode(code);
	if (!entry) return { id: code, defaultConfiguration: { level: levels[severity] } };
	const examples = `Wrong:\n\n\`\`\`\n${entry.wrong}\n\`\`\`\n\nRight:\n\n\`\`\`\n${entry.right}\n\`\`\``;
	return {
		id: entry.code,
		name: entry.name.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase()),
		shortDescription: { text: entry.title },
		fullDescription: { text: entry.explanation },
		help: { text: entry.explanation, markdown: `${entry.explanation}\n\n${examples}` },
		defaultConfiguration: { level: levels[entry.severity] },
	};
}

function resultOf(diagnostic: Diagnostic, ruleId: string, ruleIndex: number): Result {
	const { severity, message, why, help, source, span, related = [], fix } = diagnostic;
	const text = [message, why, help === undefined ? undefined : `help: ${help}`]
		.filter((part) => part !== undefined)
		.join("\n");
	return {
		ruleId,
		ruleIndex,
		level: levels[severity],
		message: { text },
		locations: [locationOf(source, span)],
		...(related.length === 0
			? {}
			: {
					relatedLocations: related.map((place) => ({
						...locationOf(place.source, place.span),
						message: { text: place.message },
					})),
				}),
		...(fix === undefined || fix.edits.length === 0
			? {}
			: {
					fixes: [
						{
							description: { text: fix.title },
							artifactChanges: [
								{
									artifactLocation: artifactOf(source),
									replacements: withLineEnds(source, fix.edits).map((edit) => ({
										deletedRegion: regionOf(source, edit.span),
										insertedContent: { text: edit.text },
									})),
								},
							],
						},
					],
				}),
	};
}

function locationOf(source: Source, span: Span): Location {
	return { physicalLocation: { artifactLocation: artifactOf(source), region: regionOf(source, span) } };
}

/** A path as a URI; an absolute one is a URI of its own, anything else is relative to the source root. */
function artifactOf({ name }: Source): ArtifactLocation {
	// Half a surrogate pair, which Windows takes in names, has no place in a URI.
	const whole = name.replaceAll("\\", "/").replace(/\p{Surrogate}/gu, "\ufffd");
	const path = whole.split("/").map(encodeURIComponent).join("/");
	if (path.startsWith("/")) return { uri: `file://${path}` };
	if (/^[A-Za-z]%3A\//.test(path)) return { uri: `file:///${path.replace("%3A", ":")}` };
	return { uri: path, uriBaseId: "%SRCROOT%" };
}

function regionOf(source: Source, { start, end }: Span): Region {
	const from = source.lineAndColumn(Math.min(start, source.text.length));
	const to = source.lineAndColumn(Math.min(Math.max(start, end), source.text.length));
	return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
