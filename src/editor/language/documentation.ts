import { findConstruct } from "../../catalogue/constructs/index.js";
import type { Entry } from "../../reference/entry.js";
import type { Reference } from "../../reference/reference.js";
import { signs } from "../../reference/signs.js";
import type { Workspace } from "../workspace.js";
import { constructMarkdown, entryMarkdown, prose } from "./markdown.js";
import type { DocumentationKey } from "./results.js";

const indexes = new WeakMap<Reference, ReadonlyMap<string, Entry>>();

/** The entry of the reference of that kind and name, or alias; undefined when there is none. */
export function findEntry(reference: Reference, kind: Entry["kind"], name: string): Entry | undefined {
	let index = indexes.get(reference);
	if (index === undefined) {
		const made = new Map<string, Entry>();
		for (const entry of reference.entries) {
			for (const alias of entry.aliases) made.set(`${entry.kind} ${alias}`, entry);
		}
		for (const entry of reference.entries) made.set(`${entry.kind} ${entry.name}`, entry);
		index = made;
		indexes.set(reference, index);
	}
	return index.get(`${kind} ${name}`);
}

/** The Markdown behind a key; null when nothing is known. */
export function documentationOf({ kind, name }: DocumentationKey, { reference }: Workspace): string | null {
	switch (kind) {
		case "construct": {
			const definition = findConstruct(name);
			return definition ? constructMarkdown(definition) : null;
		}
		case "sign": {
			const sign = signs().get(name);
			return sign ? prose(sign.meaning) : null;
		}
		default: {
			const entry = findEntry(reference, kind, name);
			return entry === undefined ? null : entryMarkdown(entry);
		}
	}
}
