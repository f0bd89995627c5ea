import type { Expression, Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf } from "../../../grammar/tree.js";
import { type Code, code } from "../code.js";
import { expression } from "../expressions.js";
import { isFresh } from "../fresh.js";
import { countedKey } from "../growing.js";
import { handOver, knownElements } from "../handing.js";
import { isObserved, observed } from "../observing.js";
import type { FunctionScope, PlainKey } from "../scope.js";
import { onlyElementOf, type SelfUpdate, selfUpdatesOf } from "../self_updates.js";
import { anything, isShareable, kinds, objectType, type ValueType } from "../types.js";
import { openFront, quickPush, typeAfterAdding } from "./arrays.js";
import { misuse } from "./parts.js";
import { boxCode, openBox } from "./tallies.js";
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
	const given = (value: Code): Code =>
		isObserved(scope) ? code(observed(node, value.text, scope), value.type) : value;
	if (target && target.steps.length > 0) {
		if (!isWritable(target, scope)) return;
		const boxed = openBox(target, value.value, scope);
		assignPathOf(
			target,
			given(expression(value.value, scope, "escape")),
			scope,
			node,
			isFresh(value.value, scope) && !isObserved(scope),
			boxed,
		);
		if (boxed !== null) scope.release(boxed.box);
		return;
	}
	const { value: handed, owned, rows, after, from } = handOver(value.value, scope);
	const known = target ? knownElements(value.value, target.variable, scope) : "0";
	assignTo(place, given(handed), owned, scope, node, rows, known);
	if (after !== "" && from !== target?.variable) scope.buffer.line(after.trim());
}

/**
 * `var.update $a { value = $a|push:1 }` changes `$a` where it is when nobody else holds it. The arguments are evaluated
 * before anything changes, and the change is the last thing that can fail.
 */
function selfUpdate(name: string, value: Expression, node: Statement, scope: FunctionScope): boolean {
	if (!scope.isOwnable(name) || !scope.assigned.has(name)) return false;
	const updates = selfUpdatesOf(name, value, scope)?.map((update) => addingOne(name, update, scope)) ?? null;
	if (updates === null) return false;
	const { buffer } = scope;
	const check = updates[0]?.check;
	if (check !== undefined) {
		const current = scope.read(name, "borrow", node).text;
		buffer.line(`${scope.mark(updates[0]?.span ?? node)}${scope.support(check)}(${current});`);
	}
	const key = updates.length === 1 ? closedKey(name, updates[0] as SelfUpdate, scope) : null;
	// Each argument is stored before the next is translated, so that the next one's temporaries cannot overwrite it.
	const prepared = updates.map((update) => ({
		...update,
		held: update.arguments.map((argument) => scope.hold(expression(argument, scope, "escape"))),
	}));
	const atEnd = updates.every(({ helper }) => helper === "pushSelf" || helper === "pushOwned");
	const before = scope.typeOf(name);
	const first = scope.owned(name);
	let current = atEnd ? scope.readEnd(name, node) : scope.read(name, "borrow", node).text;
	let owned = first;
	let type: ValueType = before;
	const [beginning] = prepared;
	const element = beginning?.held[0];
	const atFront = beginning?.helper === "unshiftSelf" && element !== undefined && openFront(name, element.text, scope);
	if (key !== null) openPlainKey(name, key, prepared[0]?.held ?? [], scope);
	if (scope.nested.has(name))
		buffer.line(`if (${scope.rows(name)} === null) ${scope.rows(name)} = ${scope.support("newRows")}();`);
	const rows = scope.nested.has(name) ? `, ${scope.rows(name)}` : "";
	for (const { helper, run, span, held } of prepared) {
		const own = run === null ? "" : `${scope.constant(run)}, `;
		const parts = [`${own}${current}`, ...held.map(({ text }) => text), owned];
		current = `${scope.mark(span)}${scope.support(helper)}(R, ${parts.join(", ")}${rows})`;
		owned = "true";
		type = typeAfterUpdate(helper, type, held[0]);
	}
	const isQuick = atEnd && prepared.length === 1 && before.kinds === kinds.array && element !== undefined;
	const quick = isQuick ? quickPush(name, element.text, scope) : "";
	// Elements that are added at the end leave those before them as they are.
	const update = replaceOwned(name, current, scope, type, atEnd ? scope.count(name) : "0");
	buffer.line(isQuick ? `${quick} else { ${update} }` : update);
	if (atFront || key !== null) buffer.close();
	for (const { held } of prepared) scope.letGo(...held);
	return true;
}

/** `$a|merge:[$x]` of an array, which adds one element. */
function addingOne(name: string, update: SelfUpdate, scope: FunctionScope): SelfUpdate {
	const [others] = update.arguments;
	const element = update.helper === "mergeSelf" && others !== undefined ? onlyElementOf(others) : null;
	if (element === null || scope.typeOf(name).kinds !== kinds.array) return update;
	return { ...update, helper: "pushOwned", run: null, arguments: [element] };
}

/** Finds out once whether the key of something that is counted leads to no further key, and whether it has a box. */
function closedKey(name: string, update: SelfUpdate, scope: FunctionScope): string | null {
	const key = countedKey(name, update);
	if (key === null || !scope.assigned.has(key)) return null;
	if (scope.typeOf(name).kinds !== kinds.object || scope.typeOf(key).kinds !== kinds.text) return null;
	const { buffer } = scope;
	const tallied = scope.tallies.get(name);
	const isPlain = scope.temporary();
	const [object, text] = [scope.local(name), scope.local(key)];
	if (tallied === undefined) {
		buffer.line(`${isPlain} = ${scope.support("isPlainKey")}(${text});`);
		scope.plainKeys.set(key, { isPlain, boxed: null });
	} else {
		const box = scope.temporary();
		buffer.line(`${box} = ${boxCode(tallied, key, scope)};`);
		buffer.line(
			`${isPlain} = ${box} === undefined && ${scope.support("isPlainIn")}(${tallied.tally}, ${object}, ${text});`,
		);
		scope.plainKeys.set(key, { isPlain, boxed: { variable: name, box, tallied } });
	}
	return key;
}

/** Sets a key that has a box, or that leads to no further one; what follows is for all others. */
function openPlainKey(name: string, key: string, [, value]: readonly Code[], scope: FunctionScope): void {
	const { buffer } = scope;
	const { isPlain, boxed } = scope.plainKeys.get(key) as PlainKey;
	const [object, text] = [scope.local(name), scope.local(key)];
	scope.plainKeys.delete(key);
	if (isPlain !== null) scope.release(isPlain);
	if (boxed !== null) scope.release(boxed.box);
	// What arrays and objects are the variable's alone is known of what stands in the object itself.
	const isBoxed = boxed?.tallied.isRead && value !== undefined && !isShareable(value.type);
	if (isBoxed) {
		buffer.open(`if (${boxed.box} !== undefined) {`);
		buffer.line(`${boxed.box}.value = ${value.text};`);
		buffer.close(`} else if (${isPlain}) {`);
	} else buffer.open(`if (${isPlain}) {`);
	if (scope.nested.has(name)) {
		const rows = scope.rows(name);
		buffer.line(`if (${rows} !== null) ${scope.support("forgetAt")}(${rows}, ${object}, ${text});`);
	}
	const helper = scope.support(isBoxed ? "storeTallied" : "storeElement");
	const tally = isBoxed ? [boxed.tallied.tally] : [];
	const parts = ["R", ...tally, object, text, value?.text, scope.owned(name)];
	buffer.line(`${object} = ${helper}(${parts.join(", ")});${scope.setOwned(name, true)}`);
	buffer.close("} else {");
}

/** What a variable is after a step: a list with something more at its end, or an object with another key. */
function typeAfterUpdate(helper: string, before: ValueType, added: Code | undefined): ValueType {
	const isPush = helper === "pushSelf" || helper === "pushOwned";
	if (isPush && before.kinds === kinds.array && added) return typeAfterAdding(before, added.type);
	// To an object `set` only ever adds a key.
	return helper.startsWith("setSelf") && before.kinds === kinds.object ? objectType : anything;
}
