import type { Rendering } from "./rendering.js";
import type { Scope } from "./scope.js";
import type { TwigValue } from "./values.js";

/** A macro as a function of its arguments. */
export type MacroCall = (positional: readonly TwigValue[], named: ReadonlyMap<string, TwigValue>) => TwigValue;

/** What evaluating an expression needs of the whole template. */
export interface Surface {
	readonly rendering: Rendering;
	/** Renders a block; null when there is none of that name. */
	renderBlock(name: string, scope: Scope): TwigValue | null;
	hasBlock(name: string): boolean;
	/** The macro of that name, or null. */
	macro(name: string): MacroCall | null;
}
