/** The part of time that a timeline shows, in milliseconds since the run began. */
export interface View {
	readonly from: number;
	readonly to: number;
}

/** The shortest time that can be looked at: a microsecond. */
const shortest = 0.001;

/** A view that lies within the run and is not too short. */
export function clamped({ from, to }: View, length: number): View {
	const span = Math.min(length, Math.max(shortest, to - from));
	const start = Math.min(Math.max(0, from), length - span);
	return { from: start, to: start + span };
}

/**
 * Shows less or more around a time that stays where it is.
 * @param factor below 1 shows less
 */
export function zoomed(view: View, at: number, factor: number, length: number): View {
	const span = Math.min(length, Math.max(shortest, (view.to - view.from) * factor));
	const share = (at - view.from) / (view.to - view.from);
	return clamped({ from: at - share * span, to: at - share * span + span }, length);
}

/** Moves by a share of what is shown. */
export function panned(view: View, share: number, length: number): View {
	const by = (view.to - view.from) * share;
	return clamped({ from: view.from + by, to: view.to + by }, length);
}

/** A view as long as this one in which a stretch of time can be seen, as much of it as there is room for. */
export function showing(view: View, from: number, to: number, length: number): View {
	const isVisible = from >= view.from && to <= view.to;
	const isAround = from <= view.from && to >= view.to;
	if (isVisible || isAround) return view;
	const span = view.to - view.from;
	const start = to - from > span ? from - span * 0.1 : (from + to - span) / 2;
	return clamped({ from: start, to: start + span }, length);
}

/** A view of a stretch of time with a little room around it. */
export function around(from: number, to: number, length: number): View {
	const room = Math.max((to - from) * 0.1, shortest);
	return clamped({ from: from - room, to: to + room }, length);
}

/** Times to mark on an axis: round ones, at least `room` apart. */
export function ticks({ from, to }: View, room: number): number[] {
	const least = 10 ** Math.floor(Math.log10(room));
	const step = least * ([1, 2, 5, 10].find((factor) => least * factor >= room) ?? 10);
	const first = Math.ceil(from / step);
	const last = Math.floor(to / step);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

/** Which rows of a list are to be there, a few more than can be seen. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number): View {
	const more = 8;
	const from = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight)) - more);
	return { from, to: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + more) };
}
