import { type ConstructPart, constructs, findConstruct } from "../catalogue/constructs/index.js";

/** Every word a file may begin with. */
export const constructKinds: readonly string[] = [...constructs.map(({ name }) => name), "test"];

const none: ReadonlyMap<string, ConstructPart> = new Map();
const partsByKind = new Map<string, ReadonlyMap<string, ConstructPart>>();

/** The parts of a construct by name; none for a word nobody knows. */
export function partsOfConstruct(kind: string): ReadonlyMap<string, ConstructPart> {
	const known = partsByKind.get(kind);
	if (known) return known;
	const definition = findConstruct(kind);
	if (definition === undefined) return none;
	const parts = new Map(definition.parts.map((part) => [part.name, part]));
	partsByKind.set(kind, parts);
	return parts;
}

/** Whether a construct has a stack. */
export function hasStack(kind: string): boolean {
	return partsOfConstruct(kind).get("stack") !== undefined;
}
