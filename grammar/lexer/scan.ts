/** Nothing that anybody wrote by hand goes on for longer than this. */
const longest = 20_000;

/** The code of the bracket that closes one, 0 when the code is of no opening bracket. */
function closing(code: number): number {
	if (code === 40) return 41;
	return code === 91 || code === 123 ? code + 2 : 0;
}

/**
 * Where a bracket is closed, going by the text alone: texts and comments are passed over.
 * @param open offset of the bracket
 * @returns the offset of its partner, -1 when there is none near
 */
export function matchingBracket(text: string, open: number): number {
	const expected: number[] = [];
	const end = Math.min(text.length, open + longest);
	for (let at = open; at < end; at++) {
		const code = text.charCodeAt(at);
		switch (code) {
			case 40: // (
			case 91: // [
			case 123: // {
				expected.push(closing(code));
				break;
			case 34: // "
			case 39: // '
			case 96: {
				// `
				const after = quotedEnd(text, at);
				if (after > 0) at = after - 1;
				break;
			}
			case 47: {
				// /
				if (text.charCodeAt(at + 1) !== 47 || text.charCodeAt(at - 1) === 58) break;
				const lineEnd = text.indexOf("\n", at);
				if (lineEnd < 0) return -1;
				at = lineEnd;
				break;
			}
			case 41: // )
			case 93: // ]
			case 125: // }
				if (code !== expected.pop()) return -1;
				if (expected.length === 0) return at;
		}
	}
	return -1;
}

/** Behind a text on one line; -1 when the line ends first. */
export function quotedEnd(text: string, start: number): number {
	const quote = text.charCodeAt(start);
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 92) at++;
		else if (code === quote) return at + 1;
		else if (code === 10) return -1;
	}
	return -1;
}

/** The parts of a text between commas that stand in no bracket and no text. */
export function splitArguments(text: string): string[] {
	const parts: string[] = [];
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at] as string;
		if (closing(text.charCodeAt(at)) !== 0) {
			const close = matchingBracket(text, at);
			if (close > 0) at = close;
		} else if (character === '"' || character === "'") {
			const after = quotedEnd(text, at);
			if (after > 0) at = after - 1;
		} else if (character === ",") {
			parts.push(text.slice(from, at).trim());
			from = at + 1;
		}
	}
	const last = text.slice(from).trim();
	return last === "" && parts.length === 0 ? [] : [...parts, last];
}

/** Where a statement ends whose head goes on here: behind its block, or with its line. */
export function statementEnd(text: string, from: number): number | null {
	const lineEnd = text.indexOf("\n", from);
	const line = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
	const brace = /^(?:[^"'{}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*\{/.exec(line);
	if (!brace) return from + line.replace(/\s*(?:\/\/.*|[;}]\s*)$/, "").trimEnd().length;
	const close = matchingBracket(text, from + brace[0].length - 1);
	return close < 0 ? null : close + 1;
}
