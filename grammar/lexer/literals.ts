/** Decoding of what stands between quotes. */

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", "\\": "\\", '"': '"', "'": "'", "`": "`" };

/**
 * Text between single or double quotes. `\n \t \r \\ \" \'` are decoded, any other escape keeps its backslash
 * (documented; PHP does the same).
 */
export function decodeText(inner: string): string {
	if (!inner.includes("\\")) return inner;
	return inner.replace(/\\([\s\S])/g, (whole, character: string) => escapes[character] ?? whole);
}

/**
 * Text between triple quotes: the line break after the opening quotes and the one before the closing quotes do not
 * count, and the closing line's indentation is removed from every line. There are no escapes (our choice).
 */
export function decodeHeredoc(inner: string): string {
	const opening = /^[ \t]*\r?\n/.exec(inner);
	if (!opening) return inner;
	const lines = inner.slice(opening[0].length).split(/\r?\n/);
	const last = lines[lines.length - 1] as string;
	if (/^[ \t]*$/.test(last)) {
		lines.pop();
		if (last !== "") {
			for (let index = 0; index < lines.length; index++) lines[index] = removeIndentation(lines[index] as string, last);
		}
	}
	return lines.join("\n");
}

function removeIndentation(line: string, indentation: string): string {
	if (line.startsWith(indentation)) return line.slice(indentation.length);
	return line.replace(/^[ \t]*/, (blank) => blank.slice(Math.min(blank.length, indentation.length)));
}

/** Whole numbers beyond 2^53 become exact 64-bit integers, beyond 64 bits decimals. */
export function decodeNumber(raw: string): number | bigint {
	const value = Number(raw);
	// 64 bits have at most 19 digits; leading zeros aside, longer ones need no second look.
	if (Number.isSafeInteger(value) || raw.length > 40 || !/^-?\d+$/.test(raw)) return value;
	const exact = BigInt(raw);
	return BigInt.asIntN(64, exact) === exact ? exact : value;
}
