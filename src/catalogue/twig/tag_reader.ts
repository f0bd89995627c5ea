import type { Body, Expression, Macro, Statement } from "./nodes.js";
import type { ExpressionReader } from "./reader.js";
import type { ImportedSymbols } from "./symbols.js";
import type { TokenStream } from "./token_stream.js";

/** What a parser of a tag may use. */
export interface TagReader {
	readonly stream: TokenStream;
	readonly symbols: ImportedSymbols;
	readonly expressions: ExpressionReader;
	readonly blocks: Map<string, { body: Body; readonly line: number }>;
	readonly macros: Map<string, Macro>;
	/**
	 * What stands between two tags.
	 *
	 * @param tag the tag it belongs to, for messages
	 * @param ends names of the tags that may end it; the tag itself is left to be read
	 */
	parseBody(tag: string, ends: readonly string[]): Body;
	/** What stands up to the ending tag, which is read as well. */
	parseBodyUntil(tag: string, end: string): Body;
	/** Reads with another strategy of autoescaping, false for none. */
	withStrategy<Result>(strategy: string | false, read: () => Result): Result;
	/** A printed expression, escaped as the present strategy asks. */
	printed(expression: Expression, line: number): Statement;
}
