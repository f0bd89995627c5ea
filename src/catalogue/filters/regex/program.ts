import type { CharacterSet } from "./character_set.js";

/**
 * What the matcher can do. Operands follow in the code. Slots are the registers of a match: the bounds of the groups
 * first, then what loops, atomic groups and assertions have to remember.
 */
export enum Operation {
	/** unit: one UTF-16 unit. */
	Character,
	/** set: one code point. */
	Set,
	/** text: several units. */
	Text,
	/** other: goes on, and tries `other` when that fails. */
	Split,
	/** other: goes on at `other`, and tries what follows when that fails. */
	SplitLazy,
	/** target */
	Jump,
	/** set, minimum, maximum: as many as possible, then fewer. */
	Many,
	/** set, minimum, maximum: as few as possible, then more. */
	Few,
	/** set, minimum, maximum: as many as possible, never fewer. */
	All,
	/** slot: remembers the position. */
	SavePosition,
	/** slot, target: goes to `target` when the position is the one remembered. */
	JumpUnlessMoved,
	/** slot: a counter begins at 0. */
	Zero,
	/** counter, position slot, minimum, maximum, exit: the head of a counted loop. */
	Loop,
	/** the same, as few as possible. */
	LoopLazy,
	/** Where a lazy loop goes on for one more; operands of the loop before it. */
	LoopMore,
	/** number, start slot */
	CloseGroup,
	/** slot: remembers how high the stack is. */
	AtomicBegin,
	/** slot: forgets the other ways since then. */
	AtomicEnd,
	/** slot, position slot, other, 1 to stop verbs: begins an assertion; `other` is where to go when it does not match. */
	LookBegin,
	/** slot, position slot: it has matched. */
	LookEnd,
	/** slot, position slot, target or -1 to fail: it has matched, and its captures are undone. */
	LookUndo,
	/** count: steps back that many code points. */
	Back,
	/** list, fold */
	Reference,
	/** list, other: goes to `other` when none of the groups is set. */
	IfSet,
	/** group or -1, other */
	IfCalled,
	/** target, group */
	Call,
	/** group: ends a call of it. */
	Return,
	Grapheme,
	/** `\K` */
	Keep,
	Start,
	LineStart,
	End,
	FinalEnd,
	LineEnd,
	/** set */
	WordBoundary,
	/** set */
	NoWordBoundary,
	SearchStart,
	Commit,
	Prune,
	Skip,
	/** slot of the height to go back to. */
	Then,
	Match,
	Fail,
}

/** Which starting points a search need not try. */
export type Anchor = "none" | "start" | "search" | "line";

/** A pattern ready to be matched. */
export interface Program {
	readonly code: Int32Array;
	readonly sets: readonly CharacterSet[];
	readonly texts: readonly string[];
	readonly lists: readonly (readonly number[])[];
	readonly slotCount: number;
	readonly groupCount: number;
	/** For UTF-16 units below 256 whether a match can begin there; null when a match may be empty. */
	readonly first: Uint8Array | null;
	/** A text every match contains. */
	readonly required: string | null;
	readonly anchor: Anchor;
}

/** Stands for "no upper bound". */
export const UNBOUNDED = 0x7fffffff;
/** Address of an operation that fails. */
export const FAIL_ADDRESS = 0;
/** Address of the first operation. */
export const START_ADDRESS = 1;
