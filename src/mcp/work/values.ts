import { encodeJson, fromJavaScript, type Value } from "../../index.js";
import type { Redaction } from "../redaction.js";
import { cut, longestValue } from "./bounds.js";

/** A value of a program as it is answered. */
export interface ShownValue {
	/** Absent when it is too long. */
	readonly data?: unknown;
	/** JSON, cut where it is long; null when `data` says the same. */
	readonly text: string | null;
	/** JSON to be read, cut where it is long. */
	readonly shown: string;
}

/** A value without secrets, as data where that is short enough and exact: JavaScript orders numeric keys and rounds long integers. */
export function shownValue(value: Value, redaction: Redaction, longest = longestValue): ShownValue {
	const text = redaction.text(encodeJson(value));
	const shown = cut(text, longest);
	if (text.length > longest) return { text: shown, shown };
	try {
		const data: unknown = JSON.parse(text);
		return { data, text: JSON.stringify(data) === text ? null : text, shown };
	} catch {
		return { text: shown, shown };
	}
}

/** A value that is one of many: as data, or as text where it is long. */
export function dataOf(value: unknown, redaction: Redaction): unknown {
	let held: Value;
	try {
		held = fromJavaScript(value);
	} catch {
		return "… (cannot be shown)";
	}
	const { data, shown } = shownValue(held, redaction, 4_000);
	return data === undefined ? shown : data;
}
