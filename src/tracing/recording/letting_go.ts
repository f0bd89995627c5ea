import type { Exchange } from "./requests.js";
import type { KeptValue } from "./values.js";

interface Event {
	readonly kind: "call" | "statement" | "pass";
	parent: number;
	changes: { readonly name: string; readonly after: KeptValue }[] | null;
	known: Map<string, KeptValue> | null;
}

interface Events<Kept extends Event> {
	events: Kept[];
	readonly room: number;
	readonly exchanges: readonly Exchange[];
	readonly logs: readonly { event: number }[];
}

/** What is open, by the numbers of events. */
interface OpenBranch {
	readonly open: number[];
	parent: number;
}

/**
 * Lets go of all events but the last ones, as many as there is room for, and those that are around them or still open. Calls
 * that stay keep what their variables were.
 */
export function letGo<Kept extends Event>(tape: Events<Kept>, branches: readonly OpenBranch[]): void {
	const { events, room } = tape;
	const stays = new Uint8Array(events.length);
	const stay = (from: number): void => {
		for (let at = from; at >= 0 && stays[at] === 0; at = (events[at] as Kept).parent) stays[at] = 1;
	};
	for (let at = Math.max(0, events.length - room); at < events.length; at++) stay(at);
	for (const { open, parent } of branches) {
		stay(parent);
		for (const at of open) stay(at);
	}
	const renamed = new Int32Array(events.length).fill(-1);
	const kept: Kept[] = [];
	events.forEach((event, at) => {
		if (stays[at] === 1) renamed[at] = kept.push(event) - 1;
		else if (event.changes) remember(event, events);
	});
	const newName = (at: number): number => (at < 0 ? -1 : (renamed[at] as number));
	for (const event of kept) event.parent = newName(event.parent);
	for (const branch of branches) {
		branch.parent = newName(branch.parent);
		branch.open.forEach((at, place) => {
			branch.open[place] = newName(at);
		});
	}
	for (const each of [...tape.exchanges, ...tape.logs]) each.event = newName(each.event);
	tape.events = kept;
}

function remember({ parent, changes }: Event, events: readonly Event[]): void {
	let call = events[parent];
	while (call !== undefined && call.kind !== "call") call = events[call.parent];
	if (call === undefined) return;
	call.known ??= new Map();
	for (const { name, after } of changes ?? []) call.known.set(name, after);
}
