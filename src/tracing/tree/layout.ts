import type { Paint } from "../../diagnostics/ansi.js";
import { time } from "../words.js";
import type { TreeLine } from "./branches.js";
import { fitted, type Segment } from "./fitting.js";

/** Columns of the time and of the share of the whole, each with its distance to what follows. */
const timeColumns = 10;
const shareColumns = 7;

/** Narrower terminals go without the share, or without both. */
const narrow = { share: 50, time: 30 } as const;

/** Shares of a shorter run are noise. */
const shortestRun = 1;

/** Puts times, guides and text into lines of one width. */
export class Layout {
	constructor(
		readonly paint: Paint,
		readonly width: number,
		/** Of the whole run. */
		private readonly milliseconds: number,
		private readonly slowShare: number,
	) {}

	/** Pieces as one line, as long as the terminal is wide at most. */
	line(segments: readonly Segment[]): string {
		return fitted(segments, this.width, this.paint);
	}

	/** A line of the tree, with its time on the left. */
	row({ levels, milliseconds, segments }: TreeLine): string {
		// What everything is within took all of the time, and need not be marked.
		const columns = this.columns(milliseconds, levels.length > 1 && milliseconds !== null);
		const guides = this.guides(levels.slice(1));
		return `${columns}${this.paint("dim", guides)}${fitted(segments, this.textWidth - guides.length, this.paint)}`;
	}

	/** A line of a table of times. */
	timed(milliseconds: number, segments: readonly Segment[]): string {
		return `${this.columns(milliseconds, true)}${fitted(segments, this.textWidth, this.paint)}`;
	}

	private get textWidth(): number {
		if (this.width < narrow.time) return this.width;
		return this.width - timeColumns - (this.width < narrow.share ? 0 : shareColumns);
	}

	/** The time on the right of its column, and the share of the whole where that is much. */
	private columns(milliseconds: number | null, withShare: boolean): string {
		if (this.width < narrow.time) return "";
		const share = withShare && milliseconds !== null ? this.shareOf(milliseconds) : "";
		const style = share === "" ? "dim" : "warning";
		const told = milliseconds === null ? "" : time(milliseconds);
		const columns = `${this.paint(style, told.padStart(timeColumns - 2))}  `;
		if (this.width < narrow.share) return columns;
		return `${columns}${this.paint(style, share.padStart(shareColumns - 2))}  `;
	}

	private shareOf(milliseconds: number): string {
		if (this.milliseconds < shortestRun || milliseconds < this.milliseconds * this.slowShare) return "";
		return `${Math.min(100, Math.round((milliseconds / this.milliseconds) * 100))} %`;
	}

	/** What leads from the nodes around to a line; of very many of them only the innermost. */
	private guides(levels: readonly boolean[]): string {
		const most = Math.max(2, Math.floor(this.textWidth / 4));
		const shown = levels.slice(-most);
		const inner = shown
			.map((goesOn, at) => (at < shown.length - 1 ? (goesOn ? "│ " : "  ") : goesOn ? "├ " : "└ "))
			.join("");
		return shown.length < levels.length ? `‥${inner.slice(1)}` : inner;
	}
}
