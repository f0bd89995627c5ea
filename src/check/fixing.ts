import type { Catalogue } from "../catalogue/catalogue.js";
import { type Project, withTexts } from "../project/project.js";
import { type CheckOptions, check } from "./check.js";
import { type AppliedFix, fixRound } from "./fix_round.js";

export type { AppliedFix } from "./fix_round.js";

/** A file that fixes have changed. */
export interface FixedFile {
	readonly path: string;
	/** What diagnostics call it. */
	readonly name: string;
	readonly before: string;
	readonly after: string;
	/** In the order they were made. */
	readonly fixes: readonly AppliedFix[];
}

export interface Fixed {
	/** The project with the new texts; nothing has been written. */
	readonly project: Project;
	/** Files that changed, in the order of the project. */
	readonly files: readonly FixedFile[];
}

/** One fix makes room for the next, as in brackets around brackets; more rounds than this help nobody (our choice). */
const maximumRounds = 50;

/**
 * Makes every safe fix (see `appliesOf`), round by round until nothing changes: in a round no two fixes of a file may
 * touch each other, and none that makes a new syntax error stays.
 * @param options `files`: only these are changed; `strict` as for `check`
 */
export function fixProject(project: Project, catalogue: Catalogue, options: CheckOptions = {}): Fixed {
	const wanted = new Set((options.files ? [...options.files] : project.files).map(({ path }) => path));
	const made = new Map<string, AppliedFix[]>();
	const seen = new Map(project.files.map(({ path, source }) => [path, new Set([source.text])]));
	let current = project;
	let open = wanted;
	for (let round = 0; round < maximumRounds && open.size > 0; round++) {
		const files = new Set(current.files.filter(({ path }) => open.has(path)));
		const found = [...current.diagnostics, ...check(current, catalogue, { ...options, files })];
		const texts = new Map<string, string>();
		for (const file of files) {
			const { text, fixes } = fixRound(file, found);
			// A text that was there before would come again and again.
			if (fixes.length === 0 || seen.get(file.path)?.has(text)) continue;
			seen.get(file.path)?.add(text);
			texts.set(file.path, text);
			made.set(file.path, [...(made.get(file.path) ?? []), ...fixes]);
		}
		if (texts.size === 0) break;
		current = withTexts(current, texts);
		open = new Set(texts.keys());
	}
	const after = new Map(current.files.map(({ path, source }) => [path, source.text]));
	return {
		project: current,
		files: project.files.flatMap(({ path, source }) => {
			const fixes = made.get(path);
			return fixes ? [{ path, name: source.name, before: source.text, after: after.get(path) ?? "", fixes }] : [];
		}),
	};
}
