/**
 * A list of texts of which most come again and again, as a loop walks it: the element `index` is `known[places[index]]`.
 * Where an element has been found once, what a loop keeps about it is found by its place.
 */
export interface Pieces {
	readonly length: number;
	/** Each of them once, or a few times; all elements in order where `places` is null. */
	readonly known: readonly string[];
	readonly places: Int32Array | null;
	/** To be called when nobody reads them any more: their memory is used again. */
	done(): void;
}
