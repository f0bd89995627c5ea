/** A call that cannot be answered as it was made: its caller is told why, and what to do instead. */
export class Refusal extends Error {
	override readonly name = "Refusal";
	constructor(
		message: string,
		readonly help: string | null = null,
	) {
		super(message);
	}
}
