import type { Statement } from "../../../grammar/ast.js";
import type { FunctionScope, Room } from "../scope.js";

/** Lets what is pushed in the passes of a loop go into room that is made before. Gives the lists there may be room in. */
export function openRooms(node: Statement, scope: FunctionScope): readonly (readonly [string, Room])[] {
	const { instruments } = scope.linker;
	// A mock or what is told of a statement may take the place of what it does, or look at the list.
	if (scope.coverage !== null || instruments.mocks || instruments.observe !== undefined) return [];
	const rooms = (scope.growing.get(node) ?? [])
		.filter((name) => scope.assigned.has(name) && !scope.queues.has(name))
		.map((name) => [name, { next: scope.label("room"), isUsed: false }] as const);
	for (const [name, room] of rooms) scope.rooms.set(name, room);
	return rooms;
}

/**
 * Lines that make the room, to stand before the loop.
 * @param passes code of how many passes there will be
 */
export function closeRooms(
	rooms: readonly (readonly [string, Room])[],
	passes: string,
	scope: FunctionScope,
): string[] {
	for (const [name] of rooms) scope.rooms.delete(name);
	return rooms
		.filter(([, { isUsed }]) => isUsed)
		.map(([name, { next }]) => {
			const parts = [scope.local(name), passes, "mostElements", scope.owned(name)];
			return `let ${next} = ${scope.support("makeRoom")}(${parts.join(", ")});`;
		});
}
