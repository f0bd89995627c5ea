/** What mbstring writes for what an encoding cannot say. */
export const REPLACEMENT = "?";

/** Bytes read in an encoding. */
export interface Decoded {
	/** The characters, with {@link REPLACEMENT} for bytes that mean nothing. */
	readonly text: string;
	/** Offset of the first byte that means nothing, or -1. */
	readonly firstError: number;
}
