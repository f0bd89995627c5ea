import { isObject, kindOf, type Value, type XanoObject } from "../../values/kinds.js";
import { firstEntries, sizeOf } from "../../values/object.js";
import type { ShownValue } from "../trace.js";

/** Characters that are shown of a value. */
export const shownCharacters = 240;

/** Elements and keys that are looked at of one array or object: a look at a large one has to cost little. */
const shownElements = 40;

/** Arrays and objects inside of each other that are looked into. */
const shownDepth = 6;

/**
 * What is kept of a value until it is shown: those that can never change as they are, and of all others what will be
 * shown, for the program may change them where they are.
 */
export type KeptValue = null | boolean | number | bigint | string | ShownValue;

/**
 * Keeps a value as it is now.
 * @param characters how many are shown of an array or object
 */
export function keptValue(value: Value, characters = shownCharacters): KeptValue {
	if (typeof value === "string") return value.length <= shownCharacters ? value : shownText(value);
	if (typeof value !== "object" || value === null) return value;
	const isArray = Array.isArray(value);
	const preview = new Preview(characters);
	preview.add(value, 0);
	return {
		type: kindOf(value),
		text: preview.text,
		size: isArray ? value.length : sizeOf(value),
		isCut: preview.isCut,
	};
}

/** A value as it is shown. */
export function shownValue(kept: KeptValue): ShownValue {
	if (typeof kept === "string") return shownText(kept);
	if (typeof kept === "object" && kept !== null) return kept;
	return { type: kindOf(kept), text: String(kept), size: null, isCut: false };
}

/** What is shown where a value is kept back. */
export const hiddenValue: ShownValue = { type: "hidden", text: "«hidden»", size: null, isCut: false };

function shownText(text: string): ShownValue {
	const isCut = text.length > shownCharacters;
	const shown = isCut ? `${wellFormed(text.slice(0, shownCharacters))}…` : text;
	return { type: "text", text: JSON.stringify(shown), size: text.length, isCut };
}

/** Without the half of a character that was cut in two. */
function wellFormed(text: string): string {
	return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/** The beginning of a value as JSON, however large it is. */
class Preview {
	text = "";
	isCut = false;

	constructor(private readonly characters: number) {}

	private get isFull(): boolean {
		return this.text.length >= this.characters;
	}

	add(value: Value, depth: number): void {
		if (typeof value === "string") {
			const room = Math.max(0, this.characters - this.text.length);
			if (value.length > room) this.isCut = true;
			this.text += JSON.stringify(value.length > room ? `${wellFormed(value.slice(0, room))}…` : value);
		} else if (Array.isArray(value)) this.addElements(value, depth);
		else if (isObject(value)) this.addEntries(value, depth);
		else this.text += String(value);
	}

	private addElements(list: readonly Value[], depth: number): void {
		this.text += "[";
		for (let at = 0; at < list.length; at++) {
			if (at > 0) this.text += ", ";
			if (this.isEnough(at, depth)) break;
			this.add(list[at] as Value, depth + 1);
		}
		this.text += "]";
	}

	private addEntries(object: XanoObject, depth: number): void {
		this.text += "{";
		let at = 0;
		for (const [key, value] of firstEntries(object, shownElements + 1)) {
			if (at > 0) this.text += ", ";
			if (this.isEnough(at++, depth)) break;
			this.text += `${JSON.stringify(key)}: `;
			this.add(value, depth + 1);
		}
		this.text += "}";
	}

	/** Ends an array or object with an ellipsis where no more of it is shown. */
	private isEnough(at: number, depth: number): boolean {
		if (!this.isFull && at < shownElements && depth < shownDepth) return false;
		this.text += "…";
		this.isCut = true;
		return true;
	}
}
