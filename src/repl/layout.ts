import type { Value, XanoObject } from "../values/kinds.js";
import { entriesOf } from "../values/object.js";

/** What a piece of a value is, for its colour. */
export type ValueStyle = "key" | "text" | "number" | "word" | "cut";

export interface LayoutOptions {
	/** Columns there are. */
	readonly width: number;
	readonly paint: (style: ValueStyle, text: string) => string;
	/** Shows all of it, however long it is. */
	readonly all?: boolean;
}

export interface Layout {
	readonly text: string;
	/** Whether something has been left out. */
	readonly isCut: boolean;
}

/** What is shown of a long value unless all of it is wanted. */
const most = { elements: 40, characters: 1_000, lines: 60 } as const;

/** Keys that need no quotation marks. */
const plainKey = /^[A-Za-z_]\w*$/;

/** Room that is never made smaller: values nest deeper than a terminal is wide. */
const narrowest = 20;

/** A value as it would be written in a program: on one line when it fits there, laid out otherwise. */
export function layoutValue(value: Value, options: LayoutOptions): Layout {
	const painter = new ValuePainter(options);
	const lines = painter.lines(value, options.width);
	const kept = options.all || lines.length <= most.lines ? lines : lines.slice(0, most.lines);
	if (kept.length < lines.length) kept.push(options.paint("cut", `… ${left(lines.length - kept.length, "more line")}`));
	return { text: kept.join("\n"), isCut: painter.isCut || kept.length < lines.length };
}

/** A value on one line of at most so many characters, without colours; what does not fit is left out. */
export function lineOf(value: Value, width: number): string {
	const painter = new ValuePainter({ width, paint: (_style, text) => text });
	const text = painter.flat(value, width)?.plain;
	if (text !== undefined) return text;
	if (typeof value === "string") return `${JSON.stringify(value.slice(0, width)).slice(0, Math.max(1, width - 2))}…"`;
	if (Array.isArray(value)) return `[… ${left(value.length, "element")}]`;
	return `{… ${left(entriesOf(value as XanoObject).length, "key")}}`;
}

interface Piece {
	readonly plain: string;
	readonly painted: string;
}

class ValuePainter {
	isCut = false;

	constructor(private readonly options: LayoutOptions) {}

	/** On one line, or null when it takes more than so many characters. */
	flat(value: Value, room: number): Piece | null {
		if (typeof value !== "object" || value === null) {
			if (typeof value === "string" && value.length > room) return null;
			const piece = this.scalar(value);
			return piece.plain.length <= room ? piece : null;
		}
		const isList = Array.isArray(value);
		let plain = isList ? "[" : "{";
		let painted = plain;
		// Longer ones never fit: each takes three characters at least.
		if ((isList ? value.length : 0) * 3 > room + 3) return null;
		for (const [key, element] of isList ? value.map((each) => [null, each] as const) : entriesOf(value)) {
			const before = plain.length > 1 ? ", " : "";
			const name = key === null ? null : this.key(key);
			const inner = this.flat(element, room - plain.length - before.length - (name?.plain.length ?? 0) - 1);
			if (inner === null) return null;
			plain += before + (name?.plain ?? "") + inner.plain;
			painted += before + (name?.painted ?? "") + inner.painted;
		}
		const end = isList ? "]" : "}";
		return plain.length + 1 > room ? null : { plain: plain + end, painted: painted + end };
	}

	lines(value: Value, width: number): string[] {
		const room = Math.max(narrowest, width);
		const flat = this.flat(value, room);
		if (flat !== null) return [flat.painted];
		if (typeof value !== "object" || value === null) return [this.long(value)];
		const inner = room - 2;
		const lines = Array.isArray(value) ? this.elements(value, inner) : this.entries(value, inner);
		const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
		return [open, ...lines.map((line) => `  ${line}`), close];
	}

	/** Elements of a list, as many on a line as fit when all of them are short. */
	private elements(list: readonly Value[], room: number): string[] {
		const shown = this.some(list);
		const lines: string[] = [];
		let plain = "";
		let painted = "";
		const isShort = shown.every((each) => typeof each !== "object" || each === null);
		shown.forEach((element, index) => {
			const comma = index < list.length - 1 ? "," : "";
			const piece = isShort ? this.flat(element, room - 1) : null;
			if (piece === null) {
				if (plain !== "") lines.push(painted);
				plain = painted = "";
				const own = this.lines(element, room - 1);
				lines.push(...own.slice(0, -1), `${own.at(-1)}${comma}`);
				return;
			}
			if (plain !== "" && plain.length + 1 + piece.plain.length + comma.length > room) {
				lines.push(painted);
				plain = painted = "";
			}
			const space = plain === "" ? "" : " ";
			plain += space + piece.plain + comma;
			painted += space + piece.painted + comma;
		});
		if (plain !== "") lines.push(painted);
		return this.withRest(lines, list.length - shown.length, "element");
	}

	private entries(object: XanoObject, room: number): string[] {
		const all = entriesOf(object);
		const shown = this.some(all);
		const lines = shown.flatMap(([key, element], index) => {
			const comma = index < all.length - 1 ? "," : "";
			const name = this.key(key);
			const flat = this.flat(element, room - name.plain.length - comma.length);
			const own = flat === null ? this.lines(element, room) : [flat.painted];
			const [first, ...rest] = own;
			const laid = [`${name.painted}${first}`, ...rest];
			return [...laid.slice(0, -1), `${laid.at(-1)}${comma}`];
		});
		return this.withRest(lines, all.length - shown.length, "key");
	}

	private some<Part>(all: readonly Part[]): readonly Part[] {
		return this.options.all || all.length <= most.elements ? all : all.slice(0, most.elements);
	}

	private withRest(lines: readonly string[], count: number, what: string): string[] {
		if (count === 0) return [...lines];
		this.isCut = true;
		return [...lines, this.options.paint("cut", `… ${left(count, `more ${what}`)}`)];
	}

	/** A text that is longer than its line. */
	private long(value: Value): string {
		if (typeof value !== "string" || this.options.all || value.length <= most.characters)
			return this.scalar(value).painted;
		this.isCut = true;
		const rest = this.options.paint("cut", `… ${value.length - most.characters} more characters`);
		return `${this.scalar(value.slice(0, most.characters)).painted}${rest}`;
	}

	private key(name: string): Piece {
		const plain = plainKey.test(name) ? name : JSON.stringify(name);
		return { plain: `${plain}: `, painted: `${this.options.paint("key", plain)}: ` };
	}

	private scalar(value: Value): Piece {
		const plain = typeof value === "string" ? printable(value) : String(value);
		const style = typeof value === "string" ? "text" : typeof value === "boolean" || value === null ? "word" : "number";
		return { plain, painted: this.options.paint(style, plain) };
	}
}

function left(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A text in quotation marks; what would move the cursor of a terminal, or its colours, is escaped. */
function printable(text: string): string {
	return JSON.stringify(text).replace(
		/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
