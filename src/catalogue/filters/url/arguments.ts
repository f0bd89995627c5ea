import type { Value } from "../../../values/kinds.js";
import { getKey } from "../../../values/object.js";
import { encodeUrl } from "./percent.js";
import { collect, readArgument } from "./query.js";

/** A URL cut where its query is: what comes before, the arguments as written, the fragment with its "#". */
interface UrlParts {
	readonly base: string;
	/** null when there is no "?". */
	readonly query: string | null;
	readonly fragment: string;
}

function cutUrl(url: string): UrlParts {
	const hash = url.indexOf("#");
	const fragment = hash < 0 ? "" : url.slice(hash);
	const rest = hash < 0 ? url : url.slice(0, hash);
	const mark = rest.indexOf("?");
	return mark < 0
		? { base: rest, query: null, fragment }
		: { base: rest.slice(0, mark), query: rest.slice(mark + 1), fragment };
}

function joinUrl(parts: UrlParts, pieces: readonly string[]): string {
	const query = pieces.filter((piece) => piece !== "").join("&");
	return `${parts.base}${query === "" ? "" : `?${query}`}${parts.fragment}`;
}

/** Whether a piece of a query belongs to a key, also as `key[]` or `key[x]`. */
function isFor(piece: string, key: string): boolean {
	const [own] = readArgument(piece);
	return own === key || own.startsWith(`${key}[`);
}

function piecesOf(parts: UrlParts): string[] {
	return parts.query === null ? [] : parts.query.split("&");
}

/**
 * A URL with an argument set. Other arguments stay as they are written; an argument of that name is replaced where the
 * first one stands (our choice), a new one goes to the end, before a fragment.
 *
 * @param rfc3986 how key and value are encoded, see {@link encodeUrl}
 */
export function withArgument(url: string, key: string, value: string, rfc3986: boolean): string {
	const parts = cutUrl(url);
	const written = `${encodeUrl(key, rfc3986)}=${encodeUrl(value, rfc3986)}`;
	const pieces = piecesOf(parts);
	const first = pieces.findIndex((piece) => isFor(piece, key));
	const kept = pieces.filter((piece, index) => index <= first || !isFor(piece, key));
	return joinUrl(parts, first < 0 ? [...pieces, written] : kept.with(first, written));
}

/** A URL without an argument; a "?" that nothing follows goes too [D]. */
export function withoutArgument(url: string, key: string): string {
	const parts = cutUrl(url);
	return joinUrl(
		parts,
		piecesOf(parts).filter((piece) => !isFor(piece, key)),
	);
}

/**
 * The value of an argument of a URL: a text, an array or object for `key[]` and `key[x]`, or null when there is none. Of
 * several the last counts (PHP).
 */
export function argumentOf(url: string, key: string): Value {
	const pieces = piecesOf(cutUrl(url)).filter((piece) => piece !== "" && isFor(piece, key));
	// Read under a key of our own: PHP's reading would change a key such as "a.b".
	const pairs = pieces.map((piece) => {
		const [own, value] = readArgument(piece);
		return [`k${own.slice(key.length)}`, value] as const;
	});
	return getKey(collect(pairs), "k") ?? null;
}

/** Whether a URL has an argument, also as `key[]` or `key[x]`. */
export function hasArgument(url: string, key: string): boolean {
	return piecesOf(cutUrl(url)).some((piece) => piece !== "" && isFor(piece, key));
}
