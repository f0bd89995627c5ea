/** The flags in force at one place of a pattern; groups such as `(?i)` change them. */
export interface PatternFlags {
	/** i */
	readonly caseless: boolean;
	/** m */
	readonly multiline: boolean;
	/** s */
	readonly dotAll: boolean;
	/** x, and xx, which also skips blanks in classes. */
	readonly extended: 0 | 1 | 2;
	/** U */
	readonly ungreedy: boolean;
	/** n */
	readonly noCapture: boolean;
	/** J */
	readonly sameNames: boolean;
	/** D */
	readonly dollarEndOnly: boolean;
	/** u: classes and case know all of Unicode. */
	readonly utf: boolean;
}

/** The flags behind the closing delimiter. `A` is the caller's; S and X change nothing. */
export function initialFlags(flags: string): PatternFlags {
	const has = (flag: string): boolean => flags.includes(flag);
	return {
		caseless: has("i"),
		multiline: has("m"),
		dotAll: has("s"),
		extended: has("x") ? 1 : 0,
		ungreedy: has("U"),
		noCapture: has("n"),
		sameNames: has("J"),
		dollarEndOnly: has("D"),
		utf: has("u"),
	};
}

/**
 * The flags after an option setting.
 *
 * @param letters what stands between `(?` and `)` or `:`, for example "i-m" or "^s"
 */
export function changedFlags(flags: PatternFlags, letters: string): PatternFlags {
	const fresh = letters.startsWith("^")
		? { ...flags, caseless: false, multiline: false, dotAll: false, extended: 0 as const, noCapture: false }
		: flags;
	const [on = "", off = ""] = letters.replace("^", "").split("-");
	const setting = (letter: string, before: boolean): boolean =>
		off.includes(letter) ? false : on.includes(letter) || before;
	return {
		...fresh,
		caseless: setting("i", fresh.caseless),
		multiline: setting("m", fresh.multiline),
		dotAll: setting("s", fresh.dotAll),
		extended: off.includes("x") ? 0 : on.includes("xx") ? 2 : on.includes("x") ? 1 : fresh.extended,
		ungreedy: setting("U", fresh.ungreedy),
		noCapture: setting("n", fresh.noCapture),
		sameNames: setting("J", fresh.sameNames),
	};
}
