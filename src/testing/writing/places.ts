import type { Statement } from "../../../grammar/ast.js";

/** A statement of a function and how many blocks it stands in, the function's own among them. */
export interface Placed {
	readonly node: Statement;
	readonly depth: number;
}

/**
 * The statements of a function, outermost first and from top to bottom, without its tests. Adding tests and mocks does
 * not change their order, so that a number means the same statement before and after.
 */
export function statementsWithin(construct: Statement): Placed[] {
	const found: Placed[] = [];
	const visit = (parent: Statement, depth: number): void => {
		for (const item of parent.body?.items ?? []) {
			if (item.kind !== "Statement" || item.disabled || (depth === 1 && item.name === "test")) continue;
			found.push({ node: item, depth });
			visit(item, depth + 1);
		}
	};
	visit(construct, 1);
	return found;
}
