const lineEscapes: Readonly<Record<string, string>> = { "\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f" };
const entities: Readonly<Record<string, string>> = {
	"&": "&(?:amp|#38);",
	"<": "&(?:lt|#60);",
	">": "&(?:gt|#62);",
	'"': "&(?:quot|#34);",
	"'": "&(?:apos|#0?39);",
};

/**
 * The source of a regular expression that finds a text however it is spelled: as it is, escaped in JSON (also in JSON
 * within JSON), percent-encoded (also twice), in HTML, and in base64, alone or with something before and after it as in
 * `Basic base64(user:password)`.
 */
export function secretPattern(text: string): string {
	const bytes = Buffer.from(text);
	const parts = [bytes.toString("base64"), ...[0, 1, 2].map((shift) => base64Part(bytes, shift))];
	return [spelled(text, characterPattern), ...parts.map((part) => spelled(part, base64CharacterPattern))].join("|");
}

/** What base64 writes of some bytes for certain when others stand around them. */
function base64Part(bytes: Buffer, before: number): string {
	const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
	return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

function spelled(text: string, pattern: (character: string) => string): string {
	return [...text].map(pattern).join("");
}

function characterPattern(character: string): string {
	if (/^[A-Za-z0-9]$/.test(character)) return character;
	const bytes = Buffer.from(character);
	const asBytes = bytes.toString("latin1");
	const choices = [
		character === "\\" ? "\\\\+" : `${/["'/]/.test(character) ? "\\\\*" : ""}${literal(character)}`,
		`${[...bytes].map((byte) => `%(?:25)*${hexadecimal(byte, 2)}`).join("")}`,
		[...Array(character.length).keys()].map((index) => `\\\\+u${hexadecimal(character.charCodeAt(index), 4)}`).join(""),
	];
	if (asBytes !== character) choices.push(literal(asBytes));
	if (character === " ") choices.push("\\+");
	const lineEscape = lineEscapes[character];
	if (lineEscape !== undefined) choices.push(`\\\\+${lineEscape}`);
	const entity = entities[character];
	if (entity !== undefined) choices.push(entity);
	return `(?:${choices.join("|")})`;
}

/** Base64 for addresses has other letters for two of its 64. */
function base64CharacterPattern(character: string): string {
	if (character === "+") return `(?:${characterPattern("+")}|-)`;
	if (character === "/") return `(?:${characterPattern("/")}|_)`;
	return characterPattern(character);
}

function literal(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function hexadecimal(number: number, digits: number): string {
	const text = number.toString(16).padStart(digits, "0");
	return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
