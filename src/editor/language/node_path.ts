import type { Expression, File, FilterUse, Item } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { partsOf } from "../../../grammar/tree.js";

/** What an offset stands in, from the outermost to the innermost. */
export interface NodePath {
	readonly items: readonly Item[];
	readonly expressions: readonly Expression[];
	/** The innermost filter around the offset, of a value or a declaration. */
	readonly filter: FilterUse | null;
}

/** Whether an offset stands in a span or directly behind it. */
export function touches({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}

/** The nodes an offset stands in. What is switched off is part of the text as everything else. */
export function nodePath(file: File, offset: number): NodePath {
	const items: Item[] = [];
	let inside: readonly Item[] = file.items;
	for (;;) {
		const item: Item | undefined =
			inside.find((each) => touches(each, offset) && offset < each.end) ??
			inside.findLast((each) => touches(each, offset));
		if (item === undefined) break;
		items.push(item);
		if (item.kind === "Attribute" || item.body === null || !touches(item.body, offset)) break;
		inside = item.body.items;
	}
	const last = items.at(-1);
	const expressions: Expression[] = [];
	let filter: FilterUse | null = null;
	let parts: readonly Expression[] = last === undefined ? [] : expressionsIn(last);
	if (last?.kind === "Column") filter = last.filters.find((use) => touches(use, offset)) ?? null;
	for (;;) {
		const node: Expression | undefined =
			parts.find((each) => touches(each, offset) && offset < each.end) ??
			parts.findLast((each) => touches(each, offset));
		if (node === undefined) break;
		expressions.push(node);
		if (node.kind === "Pipe") filter = node.filters.find((use) => touches(use, offset)) ?? filter;
		parts = partsOf(node, true);
	}
	return { items, expressions, filter };
}

function expressionsIn(item: Item): Expression[] {
	switch (item.kind) {
		case "Attribute":
			return [item.value];
		case "Statement":
			return [
				...item.args,
				...item.namedArguments.map(({ value }) => value),
				...[item.binding, item.result].filter((part) => part !== null),
			];
		case "Column":
			return item.default ? [item.default] : [];
	}
}
