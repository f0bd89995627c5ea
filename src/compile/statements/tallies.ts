import type { Statement } from "../../../grammar/ast.js";
import type { FunctionScope, TalliedObject } from "../scope.js";

/** Lets what is counted in the passes of a loop be kept in boxes. Gives the objects that may have some. */
export function openTallies(node: Statement, scope: FunctionScope): readonly (readonly [string, TalliedObject])[] {
	const { instruments } = scope.linker;
	// A mock or what is told of a statement may take the place of what it does, or look at the object.
	if (instruments.mocks || instruments.observe !== undefined) return [];
	const tallies = (scope.tallied.get(node) ?? [])
		.filter((name) => scope.assigned.has(name) && !scope.queues.has(name))
		.map((name) => [name, { tally: scope.label("tally"), isUsed: false, isRead: false }] as const);
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
	return used.map(([, { tally }]) => `const ${tally} = ${scope.support("newTally")}();`);
}
