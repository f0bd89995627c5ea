import { readFileSync } from "node:fs";
import { normalizeInteger, type Value } from "../../src/values/kinds.js";
import { objectFrom } from "../../src/values/object.js";

/** How `scripts/php/values.php` writes a PHP value: numbers as texts, so that reading the file cannot round them. */
export type Tagged =
	| null
	| boolean
	| string
	| { int: string }
	| { decimal: string }
	| { pairs: [string, Tagged][] }
	| Tagged[];

/** The answers of PHP recorded in one file of `test/values/php`. */
export function readAnswers<T>(name: string): T & { php: string } {
	return JSON.parse(readFileSync(new URL(`./php/${name}.json`, import.meta.url), "utf8")) as T & { php: string };
}

export function fromTagged(tagged: Tagged): Value {
	if (typeof tagged !== "object" || tagged === null) return tagged;
	if (Array.isArray(tagged)) return tagged.map(fromTagged);
	if ("int" in tagged) return normalizeInteger(BigInt(tagged.int));
	if ("decimal" in tagged) return readDecimal(tagged.decimal);
	return objectFrom(tagged.pairs.map(([key, value]) => [key, fromTagged(value)] as const));
}

/** Reads "int 5", "decimal 1.5" and "text 5"; undefined for "error …". */
export function fromWords(words: string): Value | undefined {
	const [kind, content] = [words.slice(0, words.indexOf(" ")), words.slice(words.indexOf(" ") + 1)];
	if (kind === "int") return normalizeInteger(BigInt(content));
	if (kind === "decimal") return readDecimal(content);
	return kind === "text" ? content : undefined;
}

function readDecimal(text: string): number {
	return text.endsWith("INF") ? Number(text.replace("INF", "Infinity")) : Number(text) + 0;
}
