import type { Session, SessionEntry } from "../../index.js";
import { argumentOf, findCommand } from "./commands.js";

/** What can be run once it is whole. */
export type Gathered =
	| { readonly kind: "command"; readonly text: string }
	| { readonly kind: "entry"; readonly text: string; readonly entry: SessionEntry };

/** Puts lines together until they are something that can be run. */
export class Gathering {
	/** What has been gathered of something that is not whole yet. */
	pending = "";

	constructor(private readonly session: Session) {}

	/** @returns null when the next line belongs to it as well */
	add(line: string): Gathered | null {
		this.pending += this.pending === "" ? line : `\n${line}`;
		return this.whole(false);
	}

	/** What has been gathered although it is not whole; null when that is nothing. */
	rest(): Gathered | null {
		return this.pending === "" ? null : this.whole(true);
	}

	private whole(isOver: boolean): Gathered | null {
		const text = this.pending;
		const command = argumentOf(text);
		if (command !== null) {
			const takesEntry = findCommand(command.name)?.completes === "entry";
			if (takesEntry && !isOver && this.session.read(command.argument).kind === "incomplete") return null;
			this.pending = "";
			return { kind: "command", text };
		}
		const entry = this.session.read(text, isOver);
		if (entry.kind === "incomplete") return null;
		this.pending = "";
		return { kind: "entry", text, entry };
	}
}
