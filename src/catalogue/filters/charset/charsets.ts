/**
 * The character encodings by the names PHP's mbstring lists (PHP 8.2), which Xano's encoding filters take. Of those it
 * knows and no table here covers, the names are kept for a clear refusal.
 */

/** How the bytes of an encoding are read. */
export type CharsetForm = "utf-8" | "utf-7" | "single" | "wide" | "table";

export interface Charset {
	/** The name mbstring lists it by. */
	readonly name: string;
	readonly aliases: readonly string[];
	readonly form: CharsetForm;
	/** The name its table has in iconv-lite; "" for the forms that need none. */
	readonly table: string;
}

function charset(form: CharsetForm, name: string, aliases: readonly string[] = [], table = name): Charset {
	return { name, aliases, form, table };
}

function wide(name: string, ...aliases: string[]): Charset {
	return charset("wide", name, aliases, "");
}

function single(name: string, ...aliases: string[]): Charset {
	return charset("single", name, aliases);
}

/** In the order of mbstring's own list. */
const charsets: readonly Charset[] = [
	charset("single", "7bit", [], "ASCII"),
	charset("single", "8bit", ["binary"], "ISO-8859-1"),
	wide("UCS-4", "ISO-10646-UCS-4", "UCS4"),
	wide("UCS-4BE", "byte4be"),
	wide("UCS-4LE", "byte4le"),
	wide("UCS-2", "ISO-10646-UCS-2", "UCS2", "UNICODE"),
	wide("UCS-2BE", "byte2be"),
	wide("UCS-2LE", "byte2le"),
	wide("UTF-32", "utf32"),
	wide("UTF-32BE"),
	wide("UTF-32LE"),
	wide("UTF-16", "utf16"),
	wide("UTF-16BE"),
	wide("UTF-16LE"),
	charset("utf-8", "UTF-8", ["utf8"], ""),
	charset("utf-7", "UTF-7", ["utf7"]),
	charset("table", "UTF7-IMAP", ["mUTF-7"], "UTF-7-IMAP"),
	charset("single", "ASCII", [
		"ANSI_X3.4-1968",
		"iso-ir-6",
		"ANSI_X3.4-1986",
		"ISO_646.irv:1991",
		"US-ASCII",
		"ISO646-US",
		"us",
		"IBM367",
		"IBM-367",
		"cp367",
		"csASCII",
	]),
	charset("table", "EUC-JP", ["EUC", "EUC_JP", "eucJP", "x-euc-jp"]),
	charset("table", "SJIS", ["x-sjis", "SHIFT-JIS", "Shift_JIS"], "shiftjis"),
	charset("table", "eucJP-win", ["eucJP-open", "eucJP-ms"], "EUC-JP"),
	charset("table", "CP932", ["MS932", "Windows-31J", "MS_Kanji"]),
	charset("table", "SJIS-win", ["SJIS-ms", "SJIS-open"], "CP932"),
	charset("table", "GB18030", ["gb-18030", "gb-18030-2000"]),
	single("Windows-1252", "cp1252"),
	single("Windows-1254", "CP1254", "CP-1254"),
	single("ISO-8859-1", "ISO8859-1", "latin1"),
	single("ISO-8859-2", "ISO8859-2", "latin2"),
	single("ISO-8859-3", "ISO8859-3", "latin3"),
	single("ISO-8859-4", "ISO8859-4", "latin4"),
	single("ISO-8859-5", "ISO8859-5", "cyrillic"),
	single("ISO-8859-6", "ISO8859-6", "arabic"),
	single("ISO-8859-7", "ISO8859-7", "greek"),
	single("ISO-8859-8", "ISO8859-8", "hebrew"),
	single("ISO-8859-9", "ISO8859-9", "latin5"),
	single("ISO-8859-10", "ISO8859-10", "latin6"),
	single("ISO-8859-13", "ISO8859-13"),
	single("ISO-8859-14", "ISO8859-14", "latin8"),
	single("ISO-8859-15", "ISO8859-15"),
	single("ISO-8859-16", "ISO8859-16"),
	charset("table", "EUC-CN", ["CN-GB", "EUC_CN", "eucCN", "x-euc-cn", "gb2312"], "GB2312"),
	charset("table", "CP936", ["CP-936", "GBK"]),
	charset("table", "BIG-5", ["CN-BIG5", "BIG-FIVE", "BIGFIVE", "BIG5"], "CP950"),
	charset("table", "CP950"),
	charset("table", "EUC-KR", ["EUC_KR", "eucKR", "x-euc-kr"]),
	charset("table", "UHC", ["CP949"], "CP949"),
	single("Windows-1251", "CP1251", "CP-1251"),
	single("CP866", "CP-866", "IBM866", "IBM-866"),
	single("KOI8-R", "KOI8R"),
	single("KOI8-U", "KOI8U"),
	charset("single", "ArmSCII-8", ["ArmSCII8"], "ARMSCII8"),
	single("CP850", "CP-850", "IBM850", "IBM-850"),
];

/** Encodings mbstring knows and this runtime has no table for. */
const unavailable: readonly string[] = [
	"EUC-JP-2004",
	"EUC_JP-2004",
	"SJIS-Mobile#DOCOMO",
	"SJIS-DOCOMO",
	"SJIS-Mobile#KDDI",
	"SJIS-KDDI",
	"SJIS-Mobile#SOFTBANK",
	"SJIS-SOFTBANK",
	"SJIS-mac",
	"MacJapanese",
	"x-Mac-Japanese",
	"SJIS-2004",
	"SJIS2004",
	"Shift_JIS-2004",
	"UTF-8-Mobile#DOCOMO",
	"UTF-8-DOCOMO",
	"UTF-8-Mobile#KDDI-A",
	"UTF-8-Mobile#KDDI-B",
	"UTF-8-Mobile#KDDI",
	"UTF-8-KDDI",
	"UTF-8-Mobile#SOFTBANK",
	"UTF-8-SOFTBANK",
	"CP51932",
	"JIS",
	"ISO-2022-JP",
	"ISO-2022-JP-MS",
	"ISO2022JPMS",
	"HZ",
	"HZ-GB-2312",
	"EUC-TW",
	"EUC_TW",
	"eucTW",
	"x-euc-tw",
	"ISO-2022-KR",
	"ISO-2022-JP-2004",
	"ISO-2022-JP-MOBILE#KDDI",
	"ISO-2022-JP-KDDI",
	"CP50220",
	"cp50220raw",
	"cp50220-raw",
	"JIS-ms",
	"CP50221",
	"CP50222",
];

/** Transformations mbstring counts among the encodings, and the filters that do their work. */
const transformations: ReadonlyMap<string, string> = new Map([
	["base64", "`|base64_encode` and `|base64_decode`"],
	["uuencode", "`|base64_encode` and `|base64_decode`"],
	["html-entities", "`|text_escape` and `|text_unescape`"],
	["html", "`|text_escape` and `|text_unescape`"],
	["quoted-printable", "`|url_encode_rfc3986` and `|url_decode_rfc3986`"],
	["qprint", "`|url_encode_rfc3986` and `|url_decode_rfc3986`"],
]);

const byName: ReadonlyMap<string, Charset> = new Map(
	charsets.flatMap((each) => [each.name, ...each.aliases].map((name) => [name.toLowerCase(), each] as const)),
);

const unavailableNames: ReadonlySet<string> = new Set(unavailable.map((name) => name.toLowerCase()));

/** The names of all encodings that work here, in mbstring's order. */
export function charsetNames(): string[] {
	return charsets.map(({ name }) => name);
}

/** The encoding of a name or alias, whatever its case, or null. */
export function findCharset(name: string): Charset | null {
	return byName.get(name.toLowerCase()) ?? null;
}

/** Why a name is no encoding here, and what to do, as two sentences. */
export function whyUnknown(name: string): { readonly message: string; readonly help: string } {
	const lower = name.toLowerCase();
	const filters = transformations.get(lower);
	if (filters !== undefined) {
		return { message: `${JSON.stringify(name)} is no character encoding here`, help: `Use ${filters}.` };
	}
	if (unavailableNames.has(lower)) {
		return {
			message: `The encoding ${JSON.stringify(name)} is not available here, though Xano knows it`,
			help: "`|list_encodings` gives the encodings that are.",
		};
	}
	return {
		message: `There is no encoding ${JSON.stringify(name)}`,
		help: "`|list_encodings` gives the names; their case does not matter.",
	};
}
