const sequences: ReadonlyMap<string, string> = new Map([
	["\\", "\\\\"],
	['"', '\\"'],
	["\b", "\\b"],
	["\f", "\\f"],
	["\n", "\\n"],
	["\r", "\\r"],
	["\t", "\\t"],
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
]);

/** `escape`: special characters as the escape sequences of JSON, and those of HTML's tags as entities. */
export function cEscape(text: string): string {
	return text.replace(
		/[\\"&<>\u0000-\u001f]/g,
		(character) => sequences.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

const entities: ReadonlyMap<string, string> = new Map([
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
	['"', "&quot;"],
	["'", "&#039;"],
]);

/** `text_escape`: as PHP 8's `htmlspecialchars`. */
export function htmlEscape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities.get(character) as string);
}

const special: ReadonlyMap<string, string> = new Map([
	["amp", "&"],
	["lt", "<"],
	["gt", ">"],
	["quot", '"'],
]);

/** `text_unescape`: as PHP 8's `htmlspecialchars_decode`; the special characters may be written as numbers, too. */
export function htmlUnescape(text: string): string {
	return text.replace(/&(?:(amp|lt|gt|quot)|#0*(\d{1,3})|#[xX]0*([\da-fA-F]{1,2}));/g, (entity, name, decimal, hex) => {
		if (name !== undefined) return special.get(name) as string;
		const character = String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
		return entities.has(character) ? character : entity;
	});
}

/** `sql_esc`: single quotation marks doubled. */
export function sqlEscape(text: string): string {
	return text.replaceAll("'", "''");
}

/** `sql_alias`: lower case, everything but letters and digits an underscore, none at the ends. */
export function sqlAlias(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, "_")
		.replace(/^_|_$/g, "");
}
