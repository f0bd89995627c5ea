/** What the shell sees: 0 done, 1 the program failed, 2 the project or the call is wrong, 130 interrupted. */
export const exitCodes = { done: 0, failed: 1, wrong: 2, interrupted: 130 } as const;

/** The call is wrong; its message is for the person who typed it. */
export class UsageError extends Error {
	override readonly name = "UsageError";
	constructor(
		message: string,
		readonly help: string | null = null,
		/** Name of an entry of the code table, where there is one. */
		readonly code: string | null = null,
	) {
		super(message);
	}
}
