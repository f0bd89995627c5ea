import type { Expression, Statement } from "../../../grammar/ast.js";
import type { Target } from "../../../grammar/tree.js";
import { countedIndex } from "../growing.js";
import { isObserved } from "../observing.js";
import type { BoxedKey, FunctionScope, TalliedObject } from "../scope.js";
import { kinds } from "../types.js";

/** Lets what is counted in the passes of a loop be kept in boxes. Gives the objects that may have some. */
export function openTallies(node: Statement, scope: FunctionScope): readonly (readonly [string, TalliedObject])[] {
	const { instruments } = scope.linker;
	// A mock or what is told of a statement may take the place of what it does, or look at the object.
	if (instruments.mocks || instruments.observe !== undefined) return [];
	const tallies = (scope.tallied.get(node) ?? [])
		.filter((name) => scope.assigned.has(name) && !scope.queues.has(name))
		.map(
			(name) =>
				[name, { tally: scope.label("tally"), isUsed: false, isRead: false, walked: null as string | null }] as const,
		);
	for (const [name, tally] of tallies) scope.tallies.set(name, tally);
	return tallies;
}

/** Lines to stand before the loop; adds to the code those behind it. */
export function closeTallies(
	tallies: readonly (readonly [string, TalliedObject])[],
	scope: FunctionScope,
): readonly string[] {
	const used = tallies.filter(([, { isUsed }]) => isUsed);
	for (const [name] of tallies) scope.tallies.delete(name);
	for (const [name, { tally }] of used)
		scope.buffer.line(`${scope.support("settleTally")}(${tally}, ${scope.local(name)});`);
	return used.map(([, { tally, walked }]) => `const ${tally} = ${scope.support("newTally")}(${walked ?? ""});`);
}

/** Code of the box of a key, undefined where it has none. */
export function boxCode(tallied: TalliedObject, key: string, scope: FunctionScope): string {
	const { tally } = tallied;
	const { walked } = scope;
	tallied.isUsed = true;
	const byKey = `${tally}.byKey.get(${scope.local(key)})`;
	if (walked?.variable !== key) return byKey;
	tallied.walked = walked.pieces;
	const place = `${walked.places}[${walked.counter}]`;
	const byPlace = `${tally}.byPlace[${place}] ?? ${scope.support("boxOf")}(${tally}, ${scope.local(key)}, ${place})`;
	return `${walked.places} === null ? ${byKey} : ${byPlace}`;
}

/**
 * Looks for the box of the key under which `var.update $counts[$key] { value = ($counts[$key] ?? 0) + 1 }` counts. Until
 * `closeBox` its value is read there.
 * @returns null where there are no boxes; otherwise with a temporary, which the caller gives back
 */
export function openBox(target: Target, value: Expression, scope: FunctionScope): BoxedKey | null {
	const { variable } = target;
	const tallied = scope.tallies.get(variable);
	const key = countedIndex(target, value);
	if (tallied === undefined || key === null || isObserved(scope)) return null;
	if (!scope.assigned.has(variable) || !scope.assigned.has(key)) return null;
	if (scope.typeOf(variable).kinds !== kinds.object || scope.typeOf(key).kinds !== kinds.text) return null;
	const box = scope.temporary();
	scope.buffer.line(`${box} = ${boxCode(tallied, key, scope)};`);
	const boxed = { variable, box, tallied };
	scope.plainKeys.set(key, { isPlain: null, boxed });
	return boxed;
}

/** Ends what `openBox` has begun. Gives whether the box has been read, so that there may be one. */
export function closeBox(boxed: BoxedKey, scope: FunctionScope): boolean {
	for (const [key, plain] of scope.plainKeys) if (plain.boxed === boxed) scope.plainKeys.delete(key);
	return boxed.tallied.isRead;
}
