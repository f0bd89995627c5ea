import { isObject, type Value } from "../../../values/kinds.js";
import { entriesOf } from "../../../values/object.js";

/** `a=1&b[0]=2`, encoded as PHP's `http_build_query` does: nested names in brackets, blanks as `+`, null left out. */
export function formText(value: Value): string {
	const pairs: string[] = [];
	for (const [key, inner] of pairsOf(value)) collect(key, inner, pairs);
	return pairs.join("&");
}

function pairsOf(value: Value): [string, Value][] {
	if (Array.isArray(value)) return value.map((element, index) => [String(index), element]);
	return isObject(value) ? entriesOf(value) : [];
}

function collect(name: string, value: Value, pairs: string[]): void {
	if (value === null) return;
	if (typeof value === "object") {
		for (const [key, inner] of pairsOf(value)) collect(`${name}[${key}]`, inner, pairs);
		return;
	}
	const written = value === true ? "1" : value === false ? "0" : String(value);
	pairs.push(`${encode(name)}=${encode(written)}`);
}

function encode(text: string): string {
	return encodeURIComponent(text)
		.replace(/%20/g, "+")
		.replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
