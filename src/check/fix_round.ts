import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { appliesOf, type Diagnostic, type Edit, type Fix } from "../diagnostics/diagnostic.js";
import { applyEdits, withLineEnds } from "../diagnostics/fix.js";
import type { ProjectFile } from "../project/project.js";

/** A fix that has been made. */
export interface AppliedFix {
	/** Of the diagnostic it put right. */
	readonly code: string;
	readonly title: string;
}

interface Candidate extends AppliedFix {
	readonly edits: readonly Edit[];
}

/** A text after some fixes. */
export interface Round {
	readonly text: string;
	readonly fixes: readonly AppliedFix[];
}

/**
 * Makes safe fixes of one file, of those that touch each other the first. None stays that makes a new syntax error.
 * @param found diagnostics; those of other files do not count
 */
export function fixRound(file: ProjectFile, found: readonly Diagnostic[]): Round {
	const { text } = file.source;
	const candidates = apart(
		found.filter((diagnostic) => diagnostic.source === file.source && appliesOf(diagnostic) === "safe"),
		file.source,
	);
	const all = applied(text, candidates);
	if (candidates.length === 0 || isReadable(all, file)) return done(all, candidates);
	// One of them does harm: they are tried one after the other.
	const kept: Candidate[] = [];
	for (const candidate of candidates) {
		if (isReadable(applied(text, [...kept, candidate]), file)) kept.push(candidate);
	}
	return done(applied(text, kept), kept);
}

function done(text: string, candidates: readonly Candidate[]): Round {
	return { text, fixes: candidates.map(({ code, title }) => ({ code, title })) };
}

/** Fixes from the beginning of the file to its end, without those that reach into one before them. */
function apart(diagnostics: readonly Diagnostic[], source: Source): Candidate[] {
	const chosen: Candidate[] = [];
	let reached = -1;
	const placed = diagnostics.map(({ code, fix }) => ({ code, fix: fix as Fix, ...reachOf((fix as Fix).edits) }));
	for (const { code, fix, start, end } of placed.sort((a, b) => a.start - b.start || a.end - b.end)) {
		if (start <= reached) continue;
		reached = end;
		chosen.push({ code, title: fix.title, edits: withLineEnds(source, fix.edits) });
	}
	return chosen;
}

function reachOf(edits: readonly Edit[]): { start: number; end: number } {
	return {
		start: Math.min(...edits.map(({ span }) => span.start)),
		end: Math.max(...edits.map(({ span }) => span.end)),
	};
}

function applied(text: string, candidates: readonly Candidate[]): string {
	return applyEdits(
		text,
		candidates.flatMap(({ edits }) => edits),
	);
}

/** Whether a text has no more syntax errors than the file it would replace. */
function isReadable(text: string, { source, issues }: ProjectFile): boolean {
	return parse(new Source(source.name, text)).issues.length <= issues.length;
}
