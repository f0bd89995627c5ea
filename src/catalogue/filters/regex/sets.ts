/** Sets of characters, written as classes of a JavaScript pattern with the flag v; there classes nest. */

const ALPHANUMERIC = /^[A-Za-z0-9]$/;

/** A code point inside a class. */
export function inClass(code: number): string {
	const character = code < 0x80 ? String.fromCharCode(code) : "";
	return ALPHANUMERIC.test(character) ? character : `\\u{${code.toString(16)}}`;
}

export function range(from: number, to: number): string {
	return from === to ? inClass(from) : `${inClass(from)}-${inClass(to)}`;
}

const HORIZONTAL = "\\t\\u{20}\\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}";
const VERTICAL = "\\n-\\r\\u{85}\\u{2028}\\u{2029}";

/** What `\d \w \s \h \v` stand for; with the flag u they know the whole of Unicode, without it only ASCII. */
export function escapedSet(letter: string, utf: boolean): string | undefined {
	switch (letter) {
		case "d":
			return utf ? "\\p{Nd}" : "0-9";
		case "w":
			return utf ? "\\p{L}\\p{N}_" : "A-Za-z0-9_";
		case "s":
			return utf ? `\\p{Z}${HORIZONTAL}${VERTICAL}` : "\\t-\\r\\u{20}";
		case "h":
			return HORIZONTAL;
		case "v":
			return VERTICAL;
		default:
			return undefined;
	}
}

/** What `[:name:]` stands for. */
export function posixSet(name: string, utf: boolean, caseless: boolean): string | undefined {
	switch (caseless && !utf && (name === "upper" || name === "lower") ? "alpha" : name) {
		case "alpha":
			return utf ? "\\p{L}" : "A-Za-z";
		case "lower":
			return utf ? "\\p{Ll}" : "a-z";
		case "upper":
			return utf ? "\\p{Lu}" : "A-Z";
		case "alnum":
			return utf ? "\\p{L}\\p{N}" : "A-Za-z0-9";
		case "ascii":
			return "\\u{0}-\\u{7f}";
		case "blank":
			return utf ? HORIZONTAL : "\\t\\u{20}";
		case "cntrl":
			return utf ? "\\p{Cc}" : "\\u{0}-\\u{1f}\\u{7f}";
		case "digit":
			return utf ? "\\p{Nd}" : "0-9";
		case "graph":
			return utf
				? "[[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}]--[\\u{61c}\\u{180e}\\u{2066}-\\u{2069}]]"
				: "\\u{21}-\\u{7e}";
		case "print":
			return utf
				? "[[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Zs}]--[\\u{61c}\\u{2066}-\\u{2069}]]"
				: "\\u{20}-\\u{7e}";
		case "punct":
			return utf
				? "\\p{P}\\u{24}\\u{2b}\\u{3c}-\\u{3e}\\u{5e}\\u{60}\\u{7c}\\u{7e}"
				: "\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}";
		case "space":
			return escapedSet("s", utf);
		case "word":
			return escapedSet("w", utf);
		case "xdigit":
			return "0-9A-Fa-f";
		default:
			return undefined;
	}
}

/** Properties PCRE has of its own. */
const OWN_PROPERTIES: Readonly<Record<string, string>> = {
	any: "\\u{0}-\\u{10ffff}",
	"l&": "\\p{Lu}\\p{Ll}\\p{Lt}",
	lc: "\\p{Lu}\\p{Ll}\\p{Lt}",
	xan: "\\p{L}\\p{N}",
	xwd: "\\p{L}\\p{N}_",
	xsp: `\\p{Z}${HORIZONTAL}${VERTICAL}`,
	xps: `\\p{Z}${HORIZONTAL}${VERTICAL}`,
	xuc: "\\u{24}\\u{40}\\u{60}\\u{a0}-\\u{d7ff}\\u{e000}-\\u{10ffff}",
};

function isProperty(name: string): boolean {
	try {
		new RegExp(`\\p{${name}}`, "v");
		return true;
	} catch {
		return false;
	}
}

/**
 * What `\p{name}` stands for: a general category, a script, or a binary property.
 *
 * @returns undefined when there is no such property
 */
export function propertySet(written: string): string | undefined {
	const plain = written.replace(/[\s_-]/g, "").toLowerCase();
	if (Object.hasOwn(OWN_PROPERTIES, plain)) return OWN_PROPERTIES[plain];
	if (/^[a-z]{1,2}$/.test(plain)) {
		const category = plain.charAt(0).toUpperCase() + plain.slice(1);
		return isProperty(category) ? `\\p{${category}}` : undefined;
	}
	const name = written.trim().replace(/^(?:sc|scx|script|script_extensions)\s*[:=]\s*/i, "");
	const words = name.split(/[\s_-]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
	for (const spelling of [name, words.join("_"), name.toUpperCase()]) {
		if (!/^\w+$/.test(spelling)) continue;
		if (isProperty(`Script_Extensions=${spelling}`)) return `\\p{Script_Extensions=${spelling}}`;
		if (isProperty(spelling)) return `\\p{${spelling}}`;
	}
	return undefined;
}
