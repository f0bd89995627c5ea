import type { Attribute, Block, Expression, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { code } from "../code.js";
import { applyFilter } from "../filters.js";
import type { FunctionScope } from "../scope.js";
import { assignTo } from "./targets.js";

/** The enabled property of that name, or null. */
export function attributeOf(node: Statement, name: string): Attribute | null {
	for (const item of node.body?.items ?? []) {
		if (item.kind === "Attribute" && item.name === name && !item.disabled) return item;
	}
	return null;
}

/** Whether `disabled = true` switches a statement off. */
export function isDisabled(node: Statement): boolean {
	const disabled = attributeOf(node, "disabled")?.value;
	return disabled?.kind === "Word" && disabled.value === "true";
}

/** All enabled properties of that name, for those that may repeat. */
export function attributesOf(node: Statement, name: string): Attribute[] {
	return (node.body?.items ?? []).filter(
		(item): item is Attribute => item.kind === "Attribute" && item.name === name && !item.disabled,
	);
}

/** The body of the enabled sub-block of that name (`each`, `stack`, `try`), or null. */
export function blockOf(node: Statement, name: string): Block | null {
	return childOf(node, name)?.body ?? null;
}

export function childOf(node: Statement, name: string): Statement | null {
	for (const item of node.body?.items ?? []) {
		if (item.kind === "Statement" && item.name === name && !item.disabled) return item;
	}
	return null;
}

/** An expression without the parentheses around it. */
export function unwrap(node: Expression): Expression {
	return node.kind === "Group" && node.style === "parenthesis" ? node.expression : node;
}

/** A name given as a word or as a text: `function.run utils/add`, `function.run "utils/add"`. */
export function nameOf(node: Expression | undefined): string | null {
	return node && (node.kind === "Text" || node.kind === "Word") ? node.value : null;
}

/** Stores the result of a statement where `as $x|filter` says; without `as` it is only evaluated. */
export function bindResult(node: Statement, value: string, fresh: boolean, scope: FunctionScope): void {
	const { result } = node;
	if (result === null) {
		scope.buffer.line(`${scope.mark(node)}${value};`);
		return;
	}
	if (result.kind === "Pipe") {
		let piped = code(value);
		for (const filter of result.filters) if (!filter.disabled) piped = applyFilter(piped, filter, scope, "escape");
		assignTo(result.subject, piped.text, false, scope, node);
		return;
	}
	assignTo(result, value, fresh, scope, node);
}

/** Generated text that raises an error the checker should have found before. */
export function misuse(scope: FunctionScope, span: Span, message: string): string {
	return `${scope.mark(span)}${scope.support("misuse")}(${JSON.stringify(message)})`;
}
