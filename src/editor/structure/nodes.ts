import type { File } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";

/** Anything in a tree that knows its place: nodes, and the places of names in them. */
export interface Placed extends Span {
	readonly kind?: string;
}

/** What stands directly in a node. Trees are plain data, so whatever has a start and an end belongs to it. */
export function partsOfNode(node: object): Placed[] {
	const parts: Placed[] = [];
	for (const value of Object.values(node)) {
		for (const each of Array.isArray(value) ? value : [value]) if (isPlaced(each)) parts.push(each);
	}
	return parts.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isPlaced(value: unknown): value is Placed {
	if (typeof value !== "object" || value === null) return false;
	return "start" in value && typeof value.start === "number" && "end" in value && typeof value.end === "number";
}

/** Visits everything in a file that knows its place, from the outside in; without recursion, chains may be long. */
export function visitNodes(file: File, visit: (node: Placed) => void): void {
	const pending: Placed[] = [file];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		visit(node);
		for (const part of partsOfNode(node)) pending.push(part);
	}
}
