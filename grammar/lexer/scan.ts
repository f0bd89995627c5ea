/** Nothing that anybody wrote by hand goes on for longer than this. */
const longest = 20_000;

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Where a bracket is closed, going by the text alone: texts and comments are passed over.
 * @param open offset of the bracket
 * @returns the offset of its partner, -1 when there is none near
 */
export function matchingBracket(text: string, open: number): number {
	const expected: string[] = [];
	const end = Math.min(text.length, open + longest);
	for (let at = open; at < end; at++) {
		const character = text[at] as string;
		const partner = closing[character];
		if (partner !== undefined) expected.push(partner);
		else if (character === '"' || character === "'" || character === "`") {
			const after = quotedEnd(text, at);
			if (after > 0) at = after - 1;
		} else if (character === "/" && text[at + 1] === "/" && text[at - 1] !== ":") {
			const lineEnd = text.indexOf("\n", at);
			if (lineEnd < 0) return -1;
			at = lineEnd;
		} else if (character === expected.at(-1)) {
			expected.pop();
			if (expected.length === 0) return at;
		} else if (character === ")" || character === "]" || character === "}") return -1;
	}
	return -1;
}

/** Behind a text on one line; -1 when the line ends first. */
export function quotedEnd(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const character = text[at];
		if (character === "\\") at++;
		else if (character === text[start]) return at + 1;
		else if (character === "\n") return -1;
	}
	return -1;
}

/** The parts of a text between commas that stand in no bracket and no text. */
export function splitArguments(text: string): string[] {
	const parts: string[] = [];
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at] as string;
		if (closing[character] !== undefined) {
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
