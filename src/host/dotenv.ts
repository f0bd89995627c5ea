/** A `.env` file holds a line that is no variable. The message never quotes the line: it may hold a secret. */
export class DotenvError extends Error {
	override readonly name = "DotenvError";
	constructor(
		message: string,
		/** Counted from 1. */
		readonly line: number,
	) {
		super(message);
	}
}

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*/;
const blankOrComment = /^[ \t]*(?:#.*)?$/;

/**
 * Reads the text of a `.env` file, as the common readers of such files do (our choice; there is no standard):
 * `NAME=value` a line, an optional `export` before it, `#` comments on lines of their own or after a blank. Values in
 * `"…"` know `\n \r \t \" \\ \$`, values in `'…'` and backticks know no escapes, all three may run over several lines.
 * Nothing is interpolated: `$OTHER` stays as it is. Of a name given twice the last value counts.
 *
 * @throws DotenvError for a line that is no variable, and for a quote that is never closed
 */
export function parseDotenv(text: string): Map<string, string> {
	const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
	const variables = new Map<string, string>();
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] as string;
		if (blankOrComment.test(line)) continue;
		const found = assignment.exec(line);
		if (found === null) throw new DotenvError(`Line ${index + 1} is not of the form NAME=value`, index + 1);
		const rest = line.slice(found[0].length);
		const quote = rest[0];
		if (quote !== '"' && quote !== "'" && quote !== "`") {
			variables.set(found[1] as string, bareValue(rest));
			continue;
		}
		const quoted = quotedValue([rest.slice(1), ...lines.slice(index + 1)], quote);
		if (quoted === null) throw new DotenvError(`The quote opened in line ${index + 1} is never closed`, index + 1);
		if (!blankOrComment.test(quoted.after)) {
			throw new DotenvError(
				`Something stands behind the closing quote in line ${index + 1 + quoted.lineBreaks}`,
				index + 1,
			);
		}
		variables.set(found[1] as string, quoted.value);
		index += quoted.lineBreaks;
	}
	return variables;
}

function bareValue(rest: string): string {
	return (rest.startsWith("#") ? "" : rest.replace(/[ \t]#.*$/, "")).trim();
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", $: "$" };

interface Quoted {
	readonly value: string;
	readonly lineBreaks: number;
	/** What follows the closing quote on its line. */
	readonly after: string;
}

/** @param lines what follows the opening quote */
function quotedValue(lines: readonly string[], quote: string): Quoted | null {
	let value = "";
	for (const [lineBreaks, line] of lines.entries()) {
		if (lineBreaks > 0) value += "\n";
		for (let at = 0; at < line.length; at++) {
			const character = line[at] as string;
			if (character === quote) return { value, lineBreaks, after: line.slice(at + 1) };
			const escaped = quote === '"' && character === "\\" ? escapes[line[at + 1] ?? ""] : undefined;
			value += escaped ?? character;
			if (escaped !== undefined) at++;
		}
	}
	return null;
}
