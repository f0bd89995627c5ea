import type { Expression, FilterUse, Pipe, Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf, visitExpression, withoutGroups } from "../../../grammar/tree.js";
import { expression } from "../expressions.js";
import { handOver } from "../handing.js";
import { isObserved, observed } from "../observing.js";
import type { FunctionScope } from "../scope.js";
import { misuse } from "./parts.js";
import { assignPathOf, assignTo, isWritable, replaceOwned } from "./targets.js";

/** `var $x { value = … }` */
export function variable(node: Statement, scope: FunctionScope): void {
	writeVariable(node, scope);
}

/** `var.update $x.path { value = … }` */
export function updateVariable(node: Statement, scope: FunctionScope): void {
	writeVariable(node, scope);
}

function writeVariable(node: Statement, scope: FunctionScope): void {
	const place = node.args[0];
	const value = attributeOf(node, "value");
	if (!place || !value) {
		scope.buffer.line(`${misuse(scope, node, `\`${node.name}\` needs a variable and a value`)};`);
		return;
	}
	const target = targetOf(place);
	if (target?.steps.length === 0 && !isObserved(scope) && selfUpdate(target.variable, value.value, node, scope)) return;
	if (target && target.steps.length > 0) {
		if (!isWritable(target, scope)) return;
		assignPathOf(target, observed(node, expression(value.value, scope, "escape").text, scope), scope, node);
		return;
	}
	const { text, owned, rows, after, from } = handOver(value.value, scope);
	assignTo(place, observed(node, text, scope), owned, scope, node, rows);
	if (after !== "" && from !== target?.variable) scope.buffer.line(after.trim());
}

/** Filters that a self-update can do in place, and the helper that does them; it leaves all but the plain case to the filter. */
const inPlace: Readonly<Record<string, { readonly helper: string; readonly arguments: number }>> = {
	push: { helper: "pushSelf", arguments: 1 },
	merge: { helper: "mergeSelf", arguments: 1 },
	set: { helper: "setSelf", arguments: 2 },
	set_ifnotnull: { helper: "setSelfIfNotNull", arguments: 2 },
	set_ifnotempty: { helper: "setSelfIfNotEmpty", arguments: 2 },
};

/**
 * `var.update $a { value = $a|push:1 }` changes `$a` where it is when nobody else holds it. The argument is evaluated
 * before anything changes, and the change is the last thing that can fail.
 */
function selfUpdate(name: string, value: Expression, node: Statement, scope: FunctionScope): boolean {
	if (!scope.isOwnable(name) || !scope.assigned.has(name)) return false;
	const filter = selfUpdateFilter(name, value, scope);
	if (filter === null) return false;
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition) return false;
	const helper = scope.support(inPlace[definition.name]?.helper as string);
	// Each argument is stored before the next is translated, so that the next one's temporaries cannot overwrite it.
	const held = filter.args.map((argument) => {
		const text = argument === null ? "null" : expression(argument, scope, "escape").text;
		const temporary = scope.temporary();
		scope.buffer.line(`${temporary} = ${text};`);
		return temporary;
	});
	const atEnd = definition.name === "push";
	const current = atEnd ? scope.readEnd(name, node) : scope.read(name, "borrow", node).text;
	scope.buffer.line(
		replaceOwned(
			name,
			`${scope.mark(filter)}${helper}(R, ${scope.constant(definition.run)}, ${current}, ${held.join(", ")}, ${scope.owned(name)})`,
			scope,
		),
	);
	for (const temporary of held) scope.release(temporary);
	return true;
}

/** The filter of a value that updates its own variable in a way that can be done in place, or null. */
export function selfUpdateFilter(
	name: string,
	value: Expression,
	scope: { linker: Pick<FunctionScope["linker"], "catalogue"> },
): FilterUse | null {
	const pipe = withoutGroups(value);
	if (pipe.kind !== "Pipe") return null;
	const filters = (pipe as Pipe).filters.filter((filter) => !filter.disabled);
	const [filter] = filters;
	if (filters.length !== 1 || !filter) return null;
	const subject = withoutGroups(pipe.subject);
	const isSelf =
		(subject.kind === "Variable" && subject.name === name) ||
		(subject.kind === "Access" &&
			subject.base.kind === "Variable" &&
			subject.base.name === "var" &&
			subject.steps.length === 1 &&
			subject.steps[0]?.kind === "member" &&
			subject.steps[0].name === name);
	if (!isSelf) return null;
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition || definition.family === "custom" || !Object.hasOwn(inPlace, definition.name)) return null;
	if (filter.args.length !== inPlace[definition.name]?.arguments || filter.args.some((argument) => argument === null))
		return null;
	if (filter.args.length === 2) {
		// Only a plain key: paths and element conditions are the filter's own business.
		const key = filter.args[0] as Expression;
		if (key.kind === "Access" && key.base.kind === "Word") return null;
		if (key.kind === "Text" ? /[.[]/.test(key.value) : key.kind === "Word" && /[.[]/.test(key.value)) return null;
	}
	let anchored = false;
	for (const argument of filter.args) {
		visitExpression(argument as Expression, (part) => {
			if (part.kind === "Variable" && /^(\d+|\$)$/.test(part.name)) anchored = true;
		});
	}
	return anchored ? null : filter;
}
