/** A run cannot become a test; nothing has been written. */
export class SaveError extends Error {
	override readonly name = "SaveError";
	constructor(
		message: string,
		readonly help: string | null = null,
	) {
		super(message);
	}
}
