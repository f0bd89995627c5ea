import { encodeJson } from "../values/json.js";
import type { Entry, EntryExample, Parameter } from "./entry.js";

/** Parameters of one sort under their heading, in the order they are written. */
export interface Section {
	readonly title: string;
	readonly parameters: readonly Parameter[];
}

const titles: Readonly<Record<Parameter["role"], string>> = {
	argument: "Arguments",
	positional: "Takes",
	clause: "Takes",
	attribute: "Properties",
	block: "Blocks",
	input: "Inputs",
};

/** What an entry takes, by sort. */
export function sectionsOf({ parameters }: Entry): Section[] {
	const sections = new Map<string, Parameter[]>();
	for (const parameter of parameters) {
		const title = titles[parameter.role];
		sections.set(title, [...(sections.get(title) ?? []), parameter]);
	}
	return [...sections].map(([title, members]) => ({ title, parameters: members }));
}

/** `int, default 5`, `text, optional, may be repeated`. */
export function kindInWords({ kind, required, repeated, values, ...rest }: Parameter): string {
	const words = [values.length > 0 ? listed(values.map((value) => `\`${value}\``)) : kind];
	// null stands for "left out"; a reader learns nothing from it.
	if (rest.default !== undefined && rest.default !== null) words.push(`default \`${encodeJson(rest.default)}\``);
	else if (!required) words.push("optional");
	if (repeated) words.push("may be repeated");
	return words.join(", ");
}

/** What comes before an entry's aliases; null when it has none. */
export function aliasesInWords({ kind, aliases }: Entry): string | null {
	if (aliases.length === 0) return null;
	const names = aliases.map((alias) => `\`${alias}\``).join(", ");
	return kind === "type" ? `Xano's engine calls it ${names}.` : `Also written ${names}.`;
}

/** What is known of the result, as a sentence; null for a statement that gives none. */
export function resultInWords({ kind, result }: Entry): string | null {
	if (result === "none") return null;
	return kind === "input filter" ? `${result.charAt(0).toUpperCase()}${result.slice(1)}.` : `Result: ${result}.`;
}

/** Where an entry and Xano part, as a sentence; null where they do not. */
export function portabilityInWords({ portability }: Entry): string | null {
	return portability === null ? null : portability.replace(/\.?$/, ".");
}

/** The code of an example with what is sent to it. */
export function codeOf({ code, sent }: EntryExample): string {
	return sent === null ? code : `${code}, given ${sent}`;
}

/** `a, b or c` */
export function listed(words: readonly string[]): string {
	const first = words.slice(0, -1).join(", ");
	const last = words[words.length - 1] ?? "";
	return first === "" ? last : `${first} or ${last}`;
}
