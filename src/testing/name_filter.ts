import { suggest } from "../diagnostics/suggest.js";
import { titleOf } from "./report/words.js";
import type { TestIdentity } from "./results.js";

/** Says of a test whether it is meant. */
export type NameFilter = (test: TestIdentity) => boolean;

/**
 * Which tests a text means: those whose name, or `function > name`, contains it in whatever case; a text between slashes
 * is a regular expression, such as `/^rounds/i`.
 * @returns what is wrong with the regular expression, where there is something
 */
export function nameFilter(text: string): NameFilter | { readonly mistake: string } {
	const [, pattern, flags] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? [];
	if (pattern === undefined) {
		const wanted = text.toLowerCase();
		return (test) => titleOf(test).toLowerCase().includes(wanted);
	}
	let expression: RegExp;
	try {
		expression = new RegExp(pattern, flags);
	} catch (thrown) {
		return { mistake: (thrown as Error).message };
	}
	return (test) => expression.test(test.name) || expression.test(titleOf(test));
}

/** Names of tests, and of what they belong to, that are spelled like a text that means none. */
export function similarNames(text: string, tests: readonly TestIdentity[]): string[] {
	return suggest(text, [...tests.map(({ name }) => name), ...tests.map(({ construct }) => construct)]);
}
