import { nextOf } from "../model/places.js";
import type { SearchBox } from "./search_box.js";
import type { Session } from "./session.js";
import type { StepsPanel } from "./steps_panel.js";
import type { TimelinePanel } from "./timeline_panel.js";
import type { Workspace } from "./workspace.js";

/** Whom keys are for. */
export interface Hands {
	readonly session: Session;
	readonly workspace: Workspace;
	readonly steps: StepsPanel;
	readonly timeline: TimelinePanel;
	readonly search: SearchBox;
	readonly help: HTMLDialogElement;
	readonly theme: HTMLButtonElement;
}

/** How many of the slowest steps one can go through. */
const slowest = 50;

/** Listens for the keys that mean the same everywhere on the page. */
export function listenForKeys(hands: Hands): void {
	const { session, workspace, steps, timeline, search, help, theme } = hands;
	const toSlow = slowestOf(session);
	const actions: Record<string, () => void> = {
		j: () => steps.move(1),
		k: () => steps.move(-1),
		e: () => toFailed(session, 1),
		E: () => toFailed(session, -1),
		s: () => toSlow(1),
		S: () => toSlow(-1),
		"[": () => toOther(session, -1),
		"]": () => toOther(session, 1),
		"/": () => search.focus(),
		n: () => search.go(1),
		N: () => search.go(-1),
		"+": () => timeline.zoomBy(1),
		"=": () => timeline.zoomBy(1),
		"-": () => timeline.zoomBy(-1),
		"0": () => timeline.fit(),
		f: () => timeline.fitSelected(),
		t: () => theme.click(),
		"?": () => help.showModal(),
		Escape: () => search.clear(),
	};
	document.addEventListener("keydown", (event) => {
		if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "f") {
			// A second time it is the browser's own search.
			if (search.node.contains(document.activeElement)) return;
			search.focus();
			event.preventDefault();
			return;
		}
		if (event.key === "F6") {
			workspace.focusNext(event.shiftKey ? -1 : 1);
			event.preventDefault();
			return;
		}
		if (event.ctrlKey || event.metaKey || event.altKey || help.open || isTyping(event.target)) return;
		const action = actions[event.key];
		if (!action) return;
		action();
		event.preventDefault();
	});
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
	);
}

/** Goes to the innermost events that an error left: what failed around them failed because of them. */
function toFailed(session: Session, step: 1 | -1): void {
	const { events } = session.trace;
	const hasFailedWithin = new Set(events.flatMap(({ failed, parent }) => (failed ? [parent] : [])));
	const origins = events.flatMap(({ failed }, index) => (failed && !hasFailedWithin.has(index) ? [index] : []));
	go(session, nextOf(origins, session.selected, step), "Nothing failed.");
}

/** Goes through the events with the longest own time, longest first; anything else that is selected begins anew. */
function slowestOf(session: Session): (step: 1 | -1) => void {
	const { table } = session;
	let ranking: readonly number[] | null = null;
	let at = -1;
	return (step) => {
		ranking ??= Array.from(table.order)
			.sort((one, other) => table.self[other]! - table.self[one]!)
			.slice(0, slowest);
		const { length } = ranking;
		if (length === 0) return;
		at = at >= 0 && ranking[at] === session.selected ? (at + step + length) % length : 0;
		session.select(ranking[at]!);
		session.tell("said", `Number ${at + 1} of the slowest`);
	};
}

function toOther(session: Session, step: 1 | -1): void {
	if (session.selected < 0) return;
	const like = session.occurrences.like(session.selected);
	const next = nextOf(like, session.selected, step);
	go(session, next === session.selected ? null : next, "It ran only this time.");
	if (like.length > 1) session.tell("said", `${like.indexOf(session.selected) + 1} of ${like.length} times`);
}

function go(session: Session, event: number | null, otherwise: string): void {
	if (event === null) session.tell("said", otherwise);
	else session.select(event);
}
