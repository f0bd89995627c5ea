import { tokenize } from "../lexer.js";
import { Source } from "../source.js";
import * as T from "../tokens.js";

/**
 * Gives a printed text the line ends of the one it was made of: CRLF where most lines end so. The last line ends as it
 * did: Xano's own exports have no line end there.
 * @param printed lines that end with `\n`; texts of several lines as they were
 */
export function withLineEnds(printed: string, source: string): string {
	if (printed === "") return "";
	const whole = source.endsWith("\n") ? printed : printed.slice(0, -1);
	if (!source.includes("\r")) return whole;
	const carriage = source.split("\r\n").length - 1;
	const bare = source.split("\n").length - 1 - carriage;
	if (carriage <= bare) return whole;
	if (bare === 0) return toCarriage(whole);
	let text = "";
	let at = 0;
	for (const { startOffset, end } of textsWithBareEnds(whole)) {
		text += toCarriage(whole.slice(at, startOffset)) + whole.slice(startOffset, end);
		at = end;
	}
	return text + toCarriage(whole.slice(at));
}

/** In these another line end would be another value; in a heredoc every line end counts the same. */
function textsWithBareEnds(text: string): readonly { startOffset: number; end: number }[] {
	return tokenize(new Source("", text)).tokens.filter(
		({ tokenType, image }) => tokenType === T.Text && /(?<!\r)\n/.test(image) && !/^(?:"""|''')[ \t]*\r?\n/.test(image),
	);
}

function toCarriage(text: string): string {
	return text.replace(/(?<!\r)\n/g, "\r\n");
}
