import type { Access, Assignment, Expression, FilterUse, Step } from "../../grammar/ast.js";
import { parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { mentionsElement, mentionsLevel, withoutGroups } from "../../grammar/tree.js";
import { accessBase, conditionOf, isElementCondition } from "./access.js";
import { type Code, code, quote } from "./code.js";
import { expression, type Strictness } from "./expressions.js";
import type { FunctionScope } from "./scope.js";
import { boolType } from "./types.js";

/** Whether a path has to remember what it has come through: a condition in it looks back, with `$0`, `$1` … */
export function looksBack(steps: readonly Step[], scope: FunctionScope): boolean {
	// In the argument of a filter, `$0` alone is the element of that filter.
	const from = scope.element === null ? 0 : 1;
	return steps.some((step) => step.kind === "index" && mentionsLevel(step.expression, from));
}

/** `$shops.items[$$.price < $1.budget]` */
export function navigation(
	start: Code,
	steps: readonly Step[],
	name: string,
	scope: FunctionScope,
	strictness: Strictness,
	node: Access,
): Code {
	const parts = [start.text, stepList(steps, scope), outerLevels(scope), quote(name)];
	const isLenient = strictness === "missing-is-null";
	return code(`${scope.mark(node)}${scope.support("navigate")}(${parts.join(", ")}, ${isLenient})`);
}

/** `$shops.items.price = $$.price * 2` */
export function assignment({ target, value }: Assignment, scope: FunctionScope): Code {
	const { start, steps, name } = accessBase(target, scope, "escape", "strict");
	const replacement = scope.elementFunction(() => expression(value, scope, "escape"), "both");
	return assignThrough(start, stepList(steps, scope), replacement, name, scope, target);
}

/**
 * `|set:items[$$.open].price:$2.price`: a path with a condition in it, or a value that looks at what the path has come
 * through. Null for any other `set`, which the filter itself does.
 */
export function setThroughPath(subject: Code, filter: FilterUse, scope: FunctionScope): Code | null {
	const [path, value] = filter.args;
	if (!path || !value) return null;
	const steps = writtenSteps(path, scope);
	// In the argument of another filter, `$$` is that filter's element.
	const bindsElement = scope.element === null && mentionsElement(value);
	if (steps === null && !bindsElement && !mentionsLevel(value)) return null;
	const list = steps === null ? `[{ path: ${expression(path, scope, "borrow").text} }]` : stepList(steps, scope);
	const replacement = scope.elementFunction(
		() => expression(value, scope, "escape"),
		scope.element === null ? "both" : "levels",
	);
	return assignThrough(subject, list, replacement, "value", scope, filter);
}

function assignThrough(
	start: Code,
	steps: string,
	replacement: string,
	name: string,
	scope: FunctionScope,
	span: { readonly start: number; readonly end: number },
): Code {
	const parts = [start.text, steps, outerLevels(scope), replacement, quote(name)];
	return code(`${scope.mark(span)}${scope.support("assignThrough")}(${parts.join(", ")})`);
}

function outerLevels(scope: FunctionScope): string {
	return scope.levels?.name ?? "[]";
}

function stepList(steps: readonly Step[], scope: FunctionScope): string {
	return `[${steps.map((step) => stepCode(step, scope)).join(", ")}]`;
}

function stepCode(step: Step, scope: FunctionScope): string {
	if (step.kind === "member") return `{ key: ${quote(step.name)} }`;
	if (step.kind === "variable-member") return `{ at: ${scope.read(step.name, "borrow", step).text} }`;
	if (!isElementCondition(step.expression, scope))
		return `{ at: ${expression(step.expression, scope, "borrow").text} }`;
	const test = scope.elementFunction(() => code(conditionOf(step.expression, scope), boolType), "both");
	return `{ where: ${test} }`;
}

/** The steps of a bare path with brackets, or of a text with a condition in it; null for a plain or computed path. */
function writtenSteps(path: Expression, scope: FunctionScope): readonly Step[] | null {
	const bare = withoutGroups(path);
	if (bare.kind === "Access" && bare.base.kind === "Word") return accessSteps(bare);
	if (bare.kind !== "Text" || !bare.value.includes("[")) return null;
	// The text stands between quotes: one further in than the literal. With escapes in it the places are a little off.
	const { expression: read, issues } = parseExpression(new Source("path", bare.value), bare.start + 1);
	if (read?.kind !== "Access" || read.base.kind !== "Word" || issues.length > 0) return null;
	// Without a condition the brackets are part of a key.
	return read.steps.some((step) => step.kind === "index" && isElementCondition(step.expression, scope))
		? accessSteps(read)
		: null;
}

function accessSteps({ base, steps }: Access): Step[] {
	const names = base.kind === "Word" ? base.value.split(".") : [];
	return [...names.map((name): Step => ({ kind: "member", name, start: base.start, end: base.end })), ...steps];
}
