// Scanning by character codes: words and numbers are most of a text, and a regular expression takes several times as long
// to find the end of one.

/** `[A-Za-z_]` */
export function isWordStart(code: number): boolean {
	return (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90);
}

/** `[0-9]` */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** `\w` */
export function isWordCharacter(code: number): boolean {
	return isWordStart(code) || isDigit(code);
}

/** Behind the `\w` that follow one another from an offset on. */
export function wordEnd(text: string, from: number): number {
	let at = from;
	while (isWordCharacter(text.charCodeAt(at))) at++;
	return at;
}

/** Behind the digits that follow one another from an offset on. */
export function digitsEnd(text: string, from: number): number {
	let at = from;
	while (isDigit(text.charCodeAt(at))) at++;
	return at;
}

/** Behind a name; the offset itself when none begins there. */
export function nameEnd(text: string, start: number): number {
	return isWordStart(text.charCodeAt(start)) ? wordEnd(text, start + 1) : start;
}

/** Behind names with dots between them; the offset itself when none begins there. */
export function dottedNameEnd(text: string, start: number): number {
	let end = nameEnd(text, start);
	while (end > start && text.charCodeAt(end) === 46) {
		const next = nameEnd(text, end + 1);
		if (next === end + 1) break;
		end = next;
	}
	return end;
}

/**
 * Behind a bare word, which may hold `.`, `/`, `@`, and `-` before a letter or digit; the offset itself when none begins
 * there.
 * @param inPath it may begin with `/` and hold parameters: `books/{id}`
 */
export function bareWordEnd(text: string, start: number, inPath: boolean): number {
	const first = text.charCodeAt(start);
	if (!isWordStart(first) && !(inPath && first === 47)) return start;
	let at = start + 1;
	for (;;) {
		const code = text.charCodeAt(at);
		if (isWordCharacter(code) || code === 46 || code === 47 || code === 64) at++;
		else if (code === 45 && isWordCharacter(text.charCodeAt(at + 1))) at += 2;
		else if (code === 123 && inPath) {
			const end = parameterEnd(text, at);
			if (end === at) return at;
			at = end;
		} else return at;
	}
}

/** Behind `{id}` or `{id:int}`; the offset itself when it is something else. */
function parameterEnd(text: string, start: number): number {
	let at = start + 1;
	for (;;) {
		const code = text.charCodeAt(at);
		if (code === 125) return at > start + 1 ? at + 1 : start;
		if (!isWordCharacter(code) && code !== 58 && code !== 46) return start;
		at++;
	}
}
