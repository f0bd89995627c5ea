/*
 * What is known of a value without running anything, and how such knowledge is put together.
 */

/** The kinds of values that completion and hover tell apart. */
export type KnownKind = "text" | "number" | "bool" | "array" | "object";

/** What the program tells of a value. */
export interface Known {
	readonly kind: KnownKind | null;
	/** Members of an object by name; null when none are known. */
	readonly members: ReadonlyMap<string, KnownMember> | null;
	/** What the elements of an array are. */
	readonly element: Known | null;
}

export interface KnownMember {
	readonly known: Known;
	/** A few words: a declaration, a kind. */
	readonly detail: string;
	readonly documentation: string | null;
}

export const unknown: Known = { kind: null, members: null, element: null };

/** A value of a kind and nothing else known of it. */
export function ofKind(kind: KnownKind | null): Known {
	return kind === null ? unknown : { kind, members: null, element: null };
}

/** In a word what a value is: `text`, `array of objects`. */
export function kindInWords({ kind, element }: Known): string {
	if (kind === null) return "any";
	if (kind !== "array" || element?.kind == null) return kind;
	return `array of ${element.kind}s`;
}

/** A member of an object; of an array those of all its elements. */
export function memberIn(known: Known, name: string): Known {
	if (known.kind === "array") {
		if (/^\d+$/.test(name)) return known.element ?? unknown;
		const inner = known.element?.members?.get(name)?.known;
		return inner ? { kind: "array", members: null, element: inner } : unknown;
	}
	return known.members?.get(name)?.known ?? unknown;
}

/** What is known of an object with the members of another. */
export function merged(first: Known, second: Known): Known {
	if (second.members === null) return first;
	return { ...first, members: new Map([...(first.members ?? []), ...second.members]) };
}

/** What is known of a value that is one of two. */
export function either(first: Known, second: Known): Known {
	if (first === unknown) return second.members ? { ...second, kind: null } : unknown;
	if (second === unknown) return first.members ? { ...first, kind: null } : unknown;
	return {
		kind: first.kind === second.kind ? first.kind : null,
		members:
			first.members === null && second.members === null
				? null
				: new Map([...(first.members ?? []), ...(second.members ?? [])]),
		element:
			first.element && second.element ? either(first.element, second.element) : (first.element ?? second.element),
	};
}

/**
 * What is known of a value after something has been written within it.
 * @param about what is said of the member the path leads to; its kind when left out
 */
export function withPath(
	known: Known,
	path: readonly string[],
	value: Known,
	about: Omit<KnownMember, "known"> | null = null,
): Known {
	const [name, ...rest] = path;
	if (name === undefined) return value;
	const inner = withPath(known.members?.get(name)?.known ?? unknown, rest, value, about);
	const said = rest.length === 0 ? about : null;
	const members = new Map(known.members ?? []);
	members.set(name, {
		known: inner,
		detail: said?.detail ?? (inner.kind === null && inner.members !== null ? "object" : kindInWords(inner)),
		documentation: said?.documentation ?? members.get(name)?.documentation ?? null,
	});
	return { ...known, members };
}
