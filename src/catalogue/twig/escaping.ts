import { fatalError } from "../../values/error.js";
import { encodeUrl } from "../filters/url/percent.js";
import { Markup, type TwigValue } from "./values.js";

const htmlNames: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#039;",
};

const javaScriptNames: Readonly<Record<string, string>> = {
	"\\": "\\\\",
	"/": "\\/",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"\t": "\\t",
};

/** Halves of pairs, which stand for bytes that are no UTF-8. */
const BROKEN = /\p{Surrogate}/gu;
const BROKEN_ONCE = /\p{Surrogate}/u;

const hex = (code: number, digits: number): string => code.toString(16).toUpperCase().padStart(digits, "0");
const codeOf = (character: string): number => character.codePointAt(0) as number;

function escapeHtml(text: string): string {
	return text.replace(BROKEN, "\ufffd").replace(/[&<>"']/g, (character) => htmlNames[character] as string);
}

function escapeJavaScript(text: string): string {
	return text.replace(/[^a-zA-Z0-9,._]/g, (unit) => javaScriptNames[unit] ?? `\\u${hex(unit.charCodeAt(0), 4)}`);
}

function escapeCss(text: string): string {
	return text.replace(/[^a-zA-Z0-9]/gu, (character) => `\\${hex(codeOf(character), 1)} `);
}

function escapeAttribute(text: string): string {
	return text.replace(/[^a-zA-Z0-9,.\-_]/gu, (character) => {
		const code = codeOf(character);
		const isControl = code < 0x20 && character !== "\t" && character !== "\n" && character !== "\r";
		if (isControl || code === 0x7f) return "&#xFFFD;";
		if (character !== "'" && Object.hasOwn(htmlNames, character)) return htmlNames[character] as string;
		return `&#x${hex(code, code < 0x80 ? 2 : 4)};`;
	});
}

const strategies: ReadonlyMap<string, (text: string) => string> = new Map([
	["html", escapeHtml],
	["js", escapeJavaScript],
	["css", escapeCss],
	["html_attr", escapeAttribute],
	["url", (text) => encodeUrl(text, true)],
]);

/**
 * Escapes a text for a place in HTML, JavaScript, CSS, an attribute without quotes or a URL, character by character as
 * Twig does. What is no text stays as it is.
 *
 * @throws XanoError for an unknown strategy, or where a text is no valid Unicode
 */
export function escapeText(value: TwigValue, strategy: string): TwigValue {
	const write = strategies.get(strategy);
	const text = value instanceof Markup ? value.text : value;
	if (typeof text !== "string" && write !== undefined) return text;
	if (text === "") return "";
	if (write === undefined) {
		throw fatalError(`Invalid escaping strategy "${strategy}" (valid ones: html, js, url, css, html_attr).`);
	}
	const isBroken = strategy !== "html" && strategy !== "url" && BROKEN_ONCE.test(text as string);
	if (isBroken) throw fatalError("The string to escape is not a valid UTF-8 string.");
	return write(text as string);
}
