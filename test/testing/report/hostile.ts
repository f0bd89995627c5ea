import fc from "fast-check";

/** Names and messages that break formats which are not careful. */
export const hostileTexts: readonly string[] = [
	"plain",
	"# SKIP me",
	"is # TODO later",
	"ends with \\",
	"\\# \\\\# #",
	"]]> <b>&amp;</b> \"quoted\" 'single'",
	"two\nlines",
	"not ok 1 - two\r\nok 2 - forged\rok 3",
	"tab\there",
	"emoji 👩‍👩‍👧 and é",
	"\u0000\u0001\u001b[31mred\u007f\u0085\u2028\u2029",
	"\ud800 alone \udc00",
	"\ufeff\ufffe\uffff",
	"\u202ereversed",
	"%0A::error::forged",
	"::error::forged",
	"a ##[error]forged",
	"opens {",
	"opens { ",
	"}",
	"...",
	"  ---",
	"  ...",
	"$(rm -rf /) `id` !!",
	'it\'s "both"',
	"__proto__",
	"constructor",
	"  spaces around  ",
	"x".repeat(10_000),
];

/** Any name, with a liking for characters that mean something. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(...hostileTexts),
	fc.string({ unit: "binary", maxLength: 20 }),
	fc.string({
		unit: fc.constantFrom(
			"#",
			"\\",
			"{",
			"}",
			" ",
			"-",
			"\n",
			"\r",
			"]",
			">",
			"<",
			"&",
			'"',
			"'",
			":",
			"%",
			"a",
			"SKIP",
		),
		maxLength: 12,
	}),
);

/** As {@link oneLine} writes it; said anew so that the two are held against each other. */
export function onOneLine(text: string): string {
	return escapedWhere(
		text,
		(code) => code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029,
	);
}

/** What XML 1.0 can hold of a text. */
export function inXml(text: string): string {
	return escapedWhere(
		text,
		(code) => (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff,
	);
}

function escapedWhere(text: string, isEscaped: (code: number) => boolean): string {
	let shown = "";
	for (const character of text) {
		const code = character.codePointAt(0) as number;
		const isHalf = code >= 0xd800 && code < 0xe000;
		if (!isHalf && !isEscaped(code)) shown += character;
		else shown += code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
	}
	return shown;
}
