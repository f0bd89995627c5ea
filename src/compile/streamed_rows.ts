import type { CallContext } from "../catalogue/define.js";
import type { Value } from "../values/kinds.js";
import type { XanoStream } from "../values/stream.js";

/**
 * What a `foreach` over a stream holds in place of an array: never more than the current row, so that the loop over
 * arrays stays what it is and only asks for more at the end.
 */
class StreamedRows extends Array<Value> {
	constructor(private readonly rows: Iterator<Value>) {
		super();
	}

	/** Puts the next row in the place of the last one. */
	advance(): boolean {
		const next = this.rows.next();
		this.length = 0;
		if (next.done === true) return false;
		this.push(next.value);
		return true;
	}
}

/** Begins to walk a stream. */
export function streamedRows(context: Pick<CallContext, "warn">, stream: XanoStream): Value[] {
	if (stream.isWalked) {
		context.warn(
			"stream-walked-again",
			"a stream is walked a second time; here it begins anew, on Xano it may be used up",
		);
	}
	return new StreamedRows(stream.walk());
}

/** Whether there is another row; it has the index 0 then. Never for an array. */
export function nextRow(list: Value[]): boolean {
	return list instanceof StreamedRows && list.advance();
}
