import type { Gap } from "./define.js";
import { queryFilters } from "./filters/query.js";
import { gapReasons, gapSentence } from "./gap.js";
import { allStatements } from "./statements/index.js";

/*
 * What Xano has and this version does not run. It is known all the same: each has a definition that says how it is
 * written, with a `gap` that says why it does not run. `known-gaps.md` is made of them.
 */

function gaps(): readonly { readonly name: string; readonly gap: Gap }[] {
	return [...allStatements, ...queryFilters].flatMap(({ name, gap }) => (gap === undefined ? [] : [{ name, gap }]));
}

/** Every known gap with its reason as a sentence. */
export function knownGaps(): ReadonlyMap<string, string> {
	return new Map(gaps().map(({ name, gap }) => [name, gapSentence(name, gap)]));
}

/** The gaps by reason, for the page that lists them. */
export function gapsByReason(): readonly { readonly reason: string; readonly names: readonly string[] }[] {
	const all = gaps();
	return (Object.keys(gapReasons) as Gap[]).map((reason) => ({
		reason: gapReasons[reason],
		names: all.filter(({ gap }) => gap === reason).map(({ name }) => name),
	}));
}
