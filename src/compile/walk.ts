import type { Block, Expression, Item, Statement } from "../../grammar/ast.js";

/** Direct parts of an expression. */
export function partsOf(node: Expression): Expression[] {
	switch (node.kind) {
		case "Access":
			return [node.base, ...node.steps.flatMap((step) => (step.kind === "index" ? [step.expression] : []))];
		case "Pipe":
			return [
				node.subject,
				...node.filters
					.filter((filter) => !filter.disabled)
					.flatMap((filter) => filter.args.filter((argument) => argument !== null)),
			];
		case "Binary":
			return [node.left, node.right];
		case "Unary":
		case "Cast":
			return [node.operand];
		case "Ternary":
			return [node.condition, node.consequent, node.alternate];
		case "Array":
			return node.elements.filter((element) => !element.disabled).map((element) => element.value);
		case "Object":
			return node.entries
				.filter((entry) => !entry.disabled)
				.flatMap((entry) =>
					entry.key !== null && typeof entry.key !== "string" ? [entry.key, entry.value] : [entry.value],
				);
		case "Group":
			return [node.expression];
		default:
			return [];
	}
}

/** Visits an expression and everything in it, without recursion: expressions may be very long. */
export function visitExpression(root: Expression, visit: (node: Expression) => void): void {
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		visit(node);
		for (const part of partsOf(node)) pending.push(part);
	}
}

/** Whether an index is a condition over the elements (`$list[$$.a == 1]`) rather than a position. */
export function mentionsElement(root: Expression): boolean {
	let found = false;
	visitExpression(root, (node) => {
		if (node.kind === "Variable" && (node.name === "$" || node.name === "this")) found = true;
	});
	return found;
}

/** Enabled statements of a block, in order. */
export function statementsOf(block: Block | null): Statement[] {
	return (block?.items ?? []).filter((item): item is Statement => item.kind === "Statement" && !item.disabled);
}

/** Visits every enabled item of a block and of the blocks inside it. */
export function visitItems(items: readonly Item[], visit: (item: Item) => void): void {
	for (const item of items) {
		if (item.disabled) continue;
		visit(item);
		if (item.kind !== "Attribute" && item.body) visitItems(item.body.items, visit);
	}
}

/** Expressions that stand directly in an item: its arguments, value, `as` and defaults. */
export function expressionsOf(item: Item): Expression[] {
	switch (item.kind) {
		case "Attribute":
			return [item.value];
		case "Statement":
			return [
				...item.args,
				...item.namedArguments.map((argument) => argument.value),
				...[item.binding, item.result].filter((part) => part !== null),
			];
		case "Column":
			return item.default ? [item.default] : [];
	}
}
