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
 * within JSON), percent-encoded (also twice), in HTML, in hexadecimal digits, and in base64, alone or with something before
 * and after it as in `Basic base64(user:password)`.
 */
export function secretPattern(text: string): string {
	const bytes = Buffer.from(text);
	const parts = [bytes.toString("base64"), ...[0, 1, 2].map((shift) => base64Part(bytes, shift))];
	const hexadecimals = [...bytes].map((byte) => hexadecimal(byte, 2)).join("");
	const others = parts.map((part) => spelled(part, base64CharacterPattern));
	return [spelled(text, characterPattern), ...others, hexadecimals].join("|");
}

/** One way in which a secret may be written, before anything in it is escaped. Letters and digits never are. */
export interface Spelling {
	readonly text: string;
	/** Whether its letters may be small or capital ones. */
	readonly caseless: boolean;
}

/**
 * What {@link secretPattern} finds, for picking out secrets that may be in a text; or, of `starts`, what
 * {@link withoutStartOf} begins with.
 */
export function spellingsOf(secret: string, starts: boolean): Spelling[] {
	const bytes = Buffer.from(secret);
	const written = [secret, ...[0, 1, 2].map((shift) => base64Part(bytes, shift))];
	const digits = starts ? bytes.subarray(0, shortestStart) : bytes;
	return [
		...written.map((text) => ({ text: starts ? firstOf(text) : text, caseless: false })),
		{ text: digits.toString("hex"), caseless: true },
	];
}

/** Characters with which a secret begins that tell nothing yet. */
const shortestStart = 6;

function firstOf(text: string): string {
	return [...text].slice(0, shortestStart).join("");
}

/** What may be left of a character of which the end was cut off. */
const partOfCharacter = String.raw`(?:\\+(?:u[\da-f]{0,3})?|(?:%(?:25)*[\da-f]{0,2})+|&[a-z\d#]{0,5}|[\da-f]|[\ud800-\udbff])?`;

/**
 * Puts something else in the place of what is there of a secret where a text was cut off within it: from where it
 * begins, however it is spelled, up to the `…` that stands for the rest.
 */
export function withoutStartOf(secret: string, text: string, instead: string): string {
	if (!text.includes("\u2026")) return text;
	const bytes = Buffer.from(secret);
	const spellings = [
		[...secret].map(characterPattern),
		...[0, 1, 2].map((shift) => [...base64Part(bytes, shift)].map(base64CharacterPattern)),
		[...bytes].map((byte) => hexadecimal(byte, 2)),
	];
	return spellings.reduce((rest, patterns) => withoutStart(patterns, rest, instead), text);
}

/** @param patterns of the characters of the secret */
function withoutStart(patterns: readonly string[], text: string, instead: string): string {
	const beginning = new RegExp(patterns.slice(0, shortestStart).join(""), "g");
	const end = new RegExp(`${partOfCharacter}\u2026`, "iy");
	let result = "";
	let done = 0;
	for (let found = beginning.exec(text); found; found = beginning.exec(text)) {
		end.lastIndex = beginning.lastIndex;
		for (const pattern of patterns.slice(shortestStart)) {
			const next = new RegExp(pattern, "y");
			next.lastIndex = end.lastIndex;
			if (!next.test(text)) break;
			end.lastIndex = next.lastIndex;
		}
		if (!end.test(text)) continue;
		result += `${text.slice(done, found.index)}${instead}\u2026`;
		done = end.lastIndex;
		beginning.lastIndex = done;
	}
	return result + text.slice(done);
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
