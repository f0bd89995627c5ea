import { bytesOf } from "../../../values/bytes.js";
import { isObject, type Value } from "../../../values/kinds.js";
import { entriesOf } from "../../../values/object.js";

/** `a=1&b[0]=2`, encoded as PHP's `http_build_query` does: nested names in brackets, blanks as `+`, null left out. */
export function formText(value: Value): string {
	return formFields(value)
		.map(([name, written]) => `${encode(name)}=${encode(written)}`)
		.join("&");
}

/**
 * The fields of a form that hold a value, as PHP names and writes them: `a`, `b[0]`, `c[d]`; true is 1, false 0, null is
 * left out.
 */
export function formFields(value: Value): [name: string, written: string][] {
	const fields: [string, string][] = [];
	for (const [key, inner] of pairsOf(value)) collect(key, inner, fields);
	return fields;
}

function pairsOf(value: Value): [string, Value][] {
	if (Array.isArray(value)) return value.map((element, index) => [String(index), element]);
	return isObject(value) ? entriesOf(value) : [];
}

function collect(name: string, value: Value, fields: [string, string][]): void {
	// Null has no pairs, either.
	if (typeof value === "object") {
		for (const [key, inner] of pairsOf(value)) collect(`${name}[${key}]`, inner, fields);
		return;
	}
	fields.push([name, value === true ? "1" : value === false ? "0" : String(value)]);
}

/** As PHP's `urlencode`: everything but letters, digits and `-_.`, byte by byte. */
function encode(text: string): string {
	let encoded = "";
	for (const byte of bytesOf(text)) {
		const character = String.fromCharCode(byte);
		encoded += /[A-Za-z0-9_.-]/.test(character)
			? character
			: character === " "
				? "+"
				: `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}
	return encoded;
}
