import { fatalError, type XanoError } from "../../values/error.js";

/**
 * A message with its line in Twig's manner: before the full stop or question mark.
 *
 * @param line counted from 1
 */
export function located(message: string, line: number): string {
	const mark = /[.?]$/.exec(message)?.[0] ?? "";
	return `${message.slice(0, message.length - mark.length)} at line ${line}${mark}`;
}

/** A template that cannot be read. */
export function syntaxError(message: string, line: number, help: string | null = null): XanoError {
	return fatalError(located(message, line), help);
}

/** What Twig says of files, for a template of `util.template_engine` stands alone. */
export function noSuchTemplate(names: readonly string[]): XanoError {
	const [name = ""] = names;
	return fatalError(
		names.length > 1
			? `Unable to find one of the following templates: "${names.join('", "')}".`
			: `Template "${name}" is not defined.`,
		"A template of util.template_engine stands alone: there are no other templates to include, extend or import from.",
	);
}

/** The names close to a mistyped one as Twig appends them to a message; "" when none is close. */
export function didYouMean(name: string, known: Iterable<string>): string {
	const close: [string, number][] = [];
	for (const candidate of known) {
		const distance = editDistance(name, candidate);
		if (distance <= name.length / 3 || candidate.includes(name)) close.push([candidate, distance]);
	}
	if (close.length === 0) return "";
	close.sort((left, right) => left[1] - right[1]);
	return ` Did you mean "${close.map(([candidate]) => candidate).join('", "')}"?`;
}

/** Names of templates are short; of longer ones only the beginning counts. */
const COMPARED_LENGTH = 64;

function editDistance(left: string, right: string): number {
	const a = left.slice(0, COMPARED_LENGTH);
	const b = right.slice(0, COMPARED_LENGTH);
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
		}
		row = next;
	}
	return row[b.length] as number;
}
