import type { Expression, Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf } from "../../../grammar/tree.js";
import { expression } from "../expressions.js";
import { isFresh } from "../fresh.js";
import { handOver, knownElements } from "../handing.js";
import { isObserved, observed } from "../observing.js";
import type { FunctionScope } from "../scope.js";
import { selfUpdatesOf } from "../self_updates.js";
import { openFront } from "./arrays.js";
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
		const given = observed(node, expression(value.value, scope, "escape").text, scope);
		assignPathOf(target, given, scope, node, isFresh(value.value, scope) && !isObserved(scope));
		return;
	}
	const { text, owned, rows, after, from } = handOver(value.value, scope);
	assignTo(
		place,
		observed(node, text, scope),
		owned,
		scope,
		node,
		rows,
		target ? knownElements(value.value, target.variable, scope) : "0",
	);
	if (after !== "" && from !== target?.variable) scope.buffer.line(after.trim());
}

/**
 * `var.update $a { value = $a|push:1 }` changes `$a` where it is when nobody else holds it. The arguments are evaluated
 * before anything changes, and the change is the last thing that can fail.
 */
function selfUpdate(name: string, value: Expression, node: Statement, scope: FunctionScope): boolean {
	if (!scope.isOwnable(name) || !scope.assigned.has(name)) return false;
	const updates = selfUpdatesOf(name, value, scope);
	if (updates === null) return false;
	const { buffer } = scope;
	const check = updates[0]?.check;
	if (check !== undefined) {
		const current = scope.read(name, "borrow", node).text;
		buffer.line(`${scope.mark(updates[0]?.span ?? node)}${scope.support(check)}(${current});`);
	}
	// Each argument is stored before the next is translated, so that the next one's temporaries cannot overwrite it.
	const prepared = updates.map((update) => ({
		...update,
		held: update.arguments.map((argument) => {
			const { text } = expression(argument, scope, "escape");
			const temporary = scope.temporary();
			buffer.line(`${temporary} = ${text};`);
			return temporary;
		}),
	}));
	const atEnd = updates.every(({ helper }) => helper === "pushSelf" || helper === "pushOwned");
	let current = atEnd ? scope.readEnd(name, node) : scope.read(name, "borrow", node).text;
	let owned = scope.owned(name);
	const [first] = prepared;
	const atFront = first?.helper === "unshiftSelf" && openFront(name, first.held[0] as string, scope);
	if (scope.nested.has(name)) buffer.line(`if (${scope.rows(name)} === null) ${scope.rows(name)} = new Set();`);
	const rows = scope.nested.has(name) ? `, ${scope.rows(name)}` : "";
	for (const { helper, run, span, held } of prepared) {
		const own = run === null ? "" : `${scope.constant(run)}, `;
		current = `${scope.mark(span)}${scope.support(helper)}(R, ${[`${own}${current}`, ...held, owned].join(", ")}${rows})`;
		owned = "true";
	}
	// Elements that are added at the end leave those before them as they are.
	buffer.line(replaceOwned(name, current, scope, atEnd ? scope.count(name) : "0"));
	if (atFront) buffer.close();
	for (const { held } of prepared) for (const temporary of held) scope.release(temporary);
	return true;
}
