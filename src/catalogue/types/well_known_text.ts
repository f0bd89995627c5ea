import type { Value } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";

/** A coordinate pair at the scanner's place. */
const pair = /\s*(-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)\s+(-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)\s*/y;

/** Raised inside this file only, where the text leaves the form. */
class NotWellKnownText extends Error {}

class Scanner {
	private position: number;

	constructor(
		private readonly text: string,
		start: number,
	) {
		this.position = start;
	}

	/** Whether this character comes next, blanks aside. */
	sees(character: string): boolean {
		while (/\s/.test(this.text.charAt(this.position))) this.position++;
		return this.text.charAt(this.position) === character;
	}

	take(character: string): boolean {
		if (!this.sees(character)) return false;
		this.position++;
		return true;
	}

	expect(character: string): void {
		if (!this.take(character)) throw new NotWellKnownText();
	}

	atEnd(): boolean {
		return this.text.slice(this.position).trim() === "";
	}

	point(): Value {
		pair.lastIndex = this.position;
		const match = pair.exec(this.text);
		const lng = Number(match?.[1]);
		const lat = Number(match?.[2]);
		if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new NotWellKnownText();
		this.position = pair.lastIndex;
		return objectFrom([
			["lng", lng],
			["lat", lat],
		]);
	}

	/** Bracketed, comma-separated items. */
	list(item: () => Value): Value[] {
		this.expect("(");
		const items = [item()];
		while (this.take(",")) items.push(item());
		this.expect(")");
		return items;
	}
}

function bracketedPoint(scanner: Scanner): Value {
	scanner.expect("(");
	const point = scanner.point();
	scanner.expect(")");
	return point;
}

/** MULTIPOINT allows each point brackets of its own. */
function loosePoint(scanner: Scanner): Value {
	return scanner.sees("(") ? bracketedPoint(scanner) : scanner.point();
}

/** The outer ring of a polygon: Xano's value has no place for holes, so a text with holes is refused. (our choice) */
function ring(scanner: Scanner): Value {
	const rings = scanner.list(() => scanner.list(() => scanner.point()));
	const [outer] = rings;
	if (outer === undefined || rings.length > 1) throw new NotWellKnownText();
	return outer;
}

function readBody(scanner: Scanner, keyword: string): Value {
	const path = (): Value => scanner.list(() => scanner.point());
	switch (keyword) {
		case "POINT":
			return bracketedPoint(scanner);
		case "MULTIPOINT":
			return scanner.list(() => loosePoint(scanner));
		case "LINESTRING":
			return path();
		case "MULTILINESTRING":
			return scanner.list(path);
		case "POLYGON":
			return ring(scanner);
		default:
			return scanner.list(() => ring(scanner));
	}
}

/**
 * The `data` part of a geo value out of well-known text such as `POINT(1 2)`, longitude first.
 * @param keyword the form asked for: POINT, MULTIPOINT, LINESTRING, MULTILINESTRING, POLYGON or MULTIPOLYGON
 * @returns null when the text is anything else
 */
export function readWellKnownText(text: string, keyword: string): Value | null {
	const start = /^\s*([A-Za-z]+)/.exec(text);
	if (start?.[1]?.toUpperCase() !== keyword) return null;
	const scanner = new Scanner(text, start[0].length);
	try {
		const data = readBody(scanner, keyword);
		return scanner.atEnd() ? data : null;
	} catch (error) {
		if (error instanceof NotWellKnownText) return null;
		throw error;
	}
}
