import type { Expression } from "./nodes.js";
import type { TokenStream } from "./token_stream.js";

/** What the readers of the parts of an expression share. */
export interface ExpressionReader {
	readonly stream: TokenStream;
	/** An expression; see the parser. */
	parse(precedence?: number, allowArrow?: boolean): Expression;
	/** An operand with what hangs on it. */
	parsePrimary(): Expression;
	/** A filter and those behind it, from the name of the first. */
	parseFilters(subject: Expression): Expression;
}

/** The name of a variable of the template: the dollar sign of the program means nothing here. */
export function plainName(written: string): string {
	return written.startsWith("$") ? written.slice(1) : written;
}
