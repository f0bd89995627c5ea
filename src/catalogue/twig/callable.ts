import type { Rendering } from "./rendering.js";
import type { TwigValue } from "./values.js";

/** A parameter of a filter, function or test. */
export interface Parameter {
	readonly name: string;
	/** What it is when left out; a parameter without one is required. */
	readonly default?: TwigValue;
}

/** What has a name and parameters. */
export interface Callable {
	readonly name: string;
	readonly parameters: readonly Parameter[];
	/** Takes any number of further arguments. */
	readonly isVariadic?: true;
}

/** `subject|name(arguments)`. `run` gets one value for every parameter. */
export interface TwigFilter extends Callable {
	/** Strategies its result is escaped for; `escape` reads them from its argument. */
	readonly safe?: readonly string[];
	/** Escapes its subject by this strategy first, unless that is safe already. */
	readonly escapesSubject?: string;
	readonly run: (rendering: Rendering, subject: TwigValue, args: readonly TwigValue[]) => TwigValue;
}

/** `name(arguments)` */
export interface TwigFunction extends Callable {
	readonly run: (rendering: Rendering, args: readonly TwigValue[]) => TwigValue;
}

/** `subject is name(arguments)` */
export interface TwigTest extends Callable {
	/** Its one argument may stand without parentheses. */
	readonly takesOperand?: true;
	readonly run: (subject: TwigValue, args: readonly TwigValue[]) => boolean;
}
