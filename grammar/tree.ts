import type { Attribute, Block, Expression, Item, ObjectLiteral, Statement, Step } from "./ast.js";
import type { Span } from "./source.js";

/** An expression without the brackets around it. */
export function withoutGroups(node: Expression): Expression {
	let current = node;
	while (current.kind === "Group") current = current.expression;
	return current;
}

/** A name given as a text or as a bare word, with or without brackets around it. */
export function nameOf(node: Expression | undefined | null): string | null {
	if (!node) return null;
	const bare = withoutGroups(node);
	return bare.kind === "Text" || bare.kind === "Word" ? bare.value : null;
}

/** A name without any brackets, as calls need it. */
export function plainName(node: Expression | undefined | null): string | null {
	return node?.kind === "Text" || node?.kind === "Word" ? node.value : null;
}

/** Whether a statement starts something without waiting for it: what it binds is then an id. */
export function startsOnly(node: Statement): boolean {
	const mode = attributeOf(node, "runtime_mode")?.value ?? null;
	const flag = attributeOf(node, "async")?.value ?? null;
	return plainName(mode)?.startsWith("async") === true || plainName(flag) === "true";
}

/** An argument without the parentheses that belong to the statement: `foreach ($list)`. */
export function unwrap(node: Expression): Expression {
	return node.kind === "Group" && node.style === "parenthesis" ? node.expression : node;
}

/** A place that can be written: a variable, or steps into one. */
export interface Target {
	readonly variable: string;
	readonly steps: readonly Step[];
	readonly span: Span;
}

/** Reads `$x`, `$var.x`, `$x.a[$i]` or a bare name as a place to write; null for anything else. */
export function targetOf(node: Expression): Target | null {
	if (node.kind === "Variable") return { variable: node.name, steps: [], span: node };
	if (node.kind === "Word" && /^[A-Za-z_]\w*$/.test(node.value)) return { variable: node.value, steps: [], span: node };
	if (node.kind !== "Access" || node.base.kind !== "Variable") return null;
	const first = node.steps[0];
	if (node.base.name === "var" && first?.kind === "member") {
		return { variable: first.name, steps: node.steps.slice(1), span: node };
	}
	return { variable: node.base.name, steps: node.steps, span: node };
}

/** The place that `as` names: `$x`, `$x.a`, and `$x` in `as $x|first`. */
export function resultTargetOf(node: Expression): Target | null {
	return targetOf(node.kind === "Pipe" ? node.subject : node);
}

/** Where the name of `.name` stands; of `."name"` too. */
export function memberName(step: Step & { readonly name: string }): Span {
	const isQuoted = step.end - step.start > step.name.length + 1 && !/^\w+$/.test(step.name);
	const end = isQuoted ? step.end - 1 : step.end;
	return { start: end - step.name.length, end };
}

/** The value of an object's entry of that name, or null. */
export function entryOf(node: ObjectLiteral, key: string): Expression | null {
	return node.entries.find((entry) => entry.key === key && !entry.disabled)?.value ?? null;
}

/** Enabled items of a block. */
export function enabledItems(block: Block | null): Item[] {
	return (block?.items ?? []).filter((item) => !item.disabled);
}

/** Enabled statements of a block, in order. */
export function statementsOf(block: Block | null): Statement[] {
	return (block?.items ?? []).filter((item): item is Statement => item.kind === "Statement" && !item.disabled);
}

/** The enabled property of that name, or null. */
export function attributeOf(node: Statement, name: string): Attribute | null {
	for (const item of node.body?.items ?? []) {
		if (item.kind === "Attribute" && item.name === name && !item.disabled) return item;
	}
	return null;
}

/** All enabled properties of that name, for those that may repeat. */
export function attributesOf(node: Statement, name: string): Attribute[] {
	return enabledItems(node.body).filter((item): item is Attribute => item.kind === "Attribute" && item.name === name);
}

/** The enabled block of that name in a statement, or null. */
export function childOf(node: Statement, name: string): Statement | null {
	return statementsOf(node.body).find((child) => child.name === name) ?? null;
}

/** What stands in the enabled block of that name (`each`, `stack`, `try`), or null. */
export function blockOf(node: Statement, name: string): Block | null {
	return childOf(node, name)?.body ?? null;
}

/** Whether `disabled = true` switches a statement off, as `!` before its name does. */
export function isSwitchedOff(node: Statement): boolean {
	const value = attributeOf(node, "disabled")?.value;
	return value?.kind === "Word" && value.value === "true";
}

/**
 * Direct parts of an expression.
 * @param everything also those that are switched off
 */
export function partsOf(node: Expression, everything = false): Expression[] {
	const parts: Expression[] = [];
	addParts(node, everything, parts);
	return parts;
}

/** Trees are walked again and again, and most expressions have no parts: no lists are made on the way. */
function addParts(node: Expression, everything: boolean, parts: Expression[]): void {
	switch (node.kind) {
		case "Access":
			parts.push(node.base);
			for (const step of node.steps) if (step.kind === "index") parts.push(step.expression);
			return;
		case "Pipe":
			parts.push(node.subject);
			for (const filter of node.filters) {
				if (filter.disabled && !everything) continue;
				for (const argument of filter.args) if (argument !== null) parts.push(argument);
			}
			return;
		case "Binary":
			parts.push(node.left, node.right);
			return;
		case "Unary":
		case "Cast":
			parts.push(node.operand);
			return;
		case "Ternary":
			parts.push(node.condition, node.consequent, node.alternate);
			return;
		case "Assignment":
			parts.push(node.target, node.value);
			return;
		case "Array":
			for (const element of node.elements) if (everything || !element.disabled) parts.push(element.value);
			return;
		case "Object":
			for (const { key, value, disabled } of node.entries) {
				if (disabled && !everything) continue;
				if (key !== null && typeof key !== "string") parts.push(key);
				parts.push(value);
			}
			return;
		case "Group":
			parts.push(node.expression);
	}
}

/** Visits an expression and everything in it, without recursion: expressions may be very long. */
export function visitExpression(root: Expression, visit: (node: Expression) => void): void {
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		visit(node);
		addParts(node, false, pending);
	}
}

/** Whether `$$` or `$this` occurs, which makes an index a condition over the elements: `$list[$$.a == 1]`. */
export function mentionsElement(root: Expression): boolean {
	let found = false;
	visitExpression(root, (node) => {
		if (node.kind === "Variable" && (node.name === "$" || node.name === "this")) found = true;
	});
	return found;
}

/**
 * Whether `$0`, `$1` … occurs: a value that the path around has come through.
 * @param from the first number that counts
 */
export function mentionsLevel(root: Expression, from = 0): boolean {
	let found = false;
	visitExpression(root, (node) => {
		if (node.kind === "Variable" && /^\d+$/.test(node.name) && Number(node.name) >= from) found = true;
	});
	return found;
}

/** Expressions that stand directly in an item. */
export function expressionsOf(item: Item): Expression[] {
	switch (item.kind) {
		case "Attribute":
			return [item.value];
		case "Statement":
			return statementParts(item);
		case "Column":
			return item.default ? [item.default] : [];
	}
}

function statementParts({ args, namedArguments, binding, result }: Statement): Expression[] {
	const parts = [...args];
	for (const { value } of namedArguments) parts.push(value);
	if (binding !== null) parts.push(binding);
	if (result !== null) parts.push(result);
	return parts;
}

/** Visits every enabled item and the items inside it. */
export function visitItems(items: readonly Item[], visit: (item: Item) => void): void {
	for (const item of items) {
		if (item.disabled) continue;
		visit(item);
		if (item.kind !== "Attribute" && item.body) visitItems(item.body.items, visit);
	}
}
