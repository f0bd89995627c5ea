import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson } from "../../../values/json.js";
import type { Value } from "../../../values/kinds.js";

/**
 * The value of each line of a text, when it is asked for; blank lines have none.
 *
 * @throws XanoError that names the line, when it is no JSON
 */
export function* valuesOfLines(text: string): Generator<Value, void, undefined> {
	let number = 0;
	for (let start = text.startsWith("\ufeff") ? 1 : 0; start < text.length; ) {
		const lineFeed = text.indexOf("\n", start);
		const end = lineFeed < 0 ? text.length : lineFeed;
		const line = text.slice(start, end);
		number++;
		start = end + 1;
		if (line.trim() !== "") yield decoded(line, number);
	}
}

function decoded(line: string, number: number): Value {
	try {
		return decodeJson(line);
	} catch (error) {
		if (!(error instanceof XanoError)) throw error;
		throw fatalError(`Line ${number} of the stream: ${error.message}`, error.help);
	}
}
