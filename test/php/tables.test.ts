import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { charsetNames } from "../../src/catalogue/filters/charset/charsets.js";
import { deviations } from "./deviations.js";

/**
 * How many questions were put to PHP, by area, counted in the recorded answers themselves. The tests beside the tables
 * ask the same questions here.
 */
const tests = join(import.meta.dirname, "..");
const filters = "catalogue/filters";

type Table = Readonly<Record<string, unknown>>;

const tables = new Map<string, Table>();

function read(path: string): Table {
	const known = tables.get(path) ?? load(path);
	tables.set(path, known);
	return known;
}

function load(path: string): Table {
	const content = JSON.parse(readFileSync(join(tests, path), "utf8")) as unknown;
	// The answers about regular expressions are one list, which begins with PHP's version.
	return Array.isArray(content) ? { ...(content[0] as Table), rows: content.slice(1) } : (content as Table);
}

/** One table of an area: a file, its sections, and how many questions a row of them holds. */
interface Source {
	readonly file: string;
	readonly sections: readonly string[];
	readonly perRow?: (table: Table) => number;
	/** Which rows count; all when left out. */
	readonly counts?: (row: readonly unknown[]) => boolean;
}

const php = (file: string, ...sections: string[]): Source => ({ file: `${filters}/php/${file}.json`, sections });
const texts = (...sections: string[]): Source => ({ file: `${filters}/texts.json`, sections });
const date = (section: string, perRow: Source["perRow"]): Source => ({
	file: `${filters}/date/php.json`,
	sections: [section],
	...(perRow && { perRow }),
});
const lengthOf = (value: unknown): number => (value as { readonly length: number }).length;
const columns = (table: Table, section: string): number => lengthOf((table[section] as unknown[])[0]) - 1;

const charset = `${filters}/charset/php.json`;
const available: ReadonlySet<unknown> = new Set(charsetNames());
/** Encodings that are refused here answer nothing. */
const isAvailable = ([encoding]: readonly unknown[]): boolean => available.has(encoding);

const areas: Readonly<Record<string, readonly Source[]>> = {
	"date letters": [date("formatted", (table) => lengthOf(table.letters))],
	"relative dates": [
		date("texts", (table) => columns(table, "texts")),
		date("moved", (table) => columns(table, "moved")),
		date("workdays", undefined),
	],
	"dates in formats": [date("parsed", undefined)],
	"time zones": [
		date("clocks", undefined),
		{ file: `${filters}/date/zones.json`, sections: ["rows"], perRow: (table) => columns(table, "rows") },
	],
	"regular expressions": [{ file: `${filters}/regex/php.json`, sections: ["rows"] }, php("strings", "regex_quote")],
	sprintf: [php("numbers", "sprintf"), texts("sprintf")],
	number_format: [
		php("numbers", "number_format"),
		{ file: `${filters}/php.json`, sections: ["format"], perRow: (table) => columns(table, "format") },
	],
	rounding: [
		php("numbers", "round", "floor", "ceil"),
		{ file: `${filters}/php.json`, sections: ["round"], perRow: (table) => columns(table, "round") },
	],
	URLs: [
		php(
			"urls",
			"url_encode",
			"url_encode_rfc3986",
			"url_decode",
			"url_decode_rfc3986",
			"url_parse",
			"querystring_parse",
		),
		texts("url_encode", "url_decode", "url_encode_rfc3986", "url_decode_rfc3986", "url_parse", "querystring_parse"),
	],
	comparison: [
		{
			file: "values/php/comparison.json",
			sections: ["equal", "identical", "order"],
			perRow: (table) => lengthOf(table.values),
		},
		php("arrays", "in", "remove"),
	],
	sorting: [php("arrays", "sort")],
	encodings: [
		{ file: charset, sections: ["bytes"], perRow: () => 256, counts: isAvailable },
		{ file: charset, sections: ["written", "read"], counts: isAvailable },
		{ file: charset, sections: ["names", "detected"] },
	],
	CSV: [php("strings", "csv_encode", "csv_decode"), { file: "catalogue/statements/csv.json", sections: ["rows"] }],
	HTML: [php("strings", "strip_html", "text_escape", "text_unescape"), texts("strip_html")],
	trimming: [php("strings", "trim", "ltrim", "rtrim"), texts("trim", "ltrim", "rtrim")],
	"parts of texts": [
		php("strings", "substr", "split", "index", "iindex", "contains", "starts_with", "ends_with", "replace"),
		texts("substr", "split", "index", "iindex", "contains", "starts_with", "ends_with", "replace"),
	],
	bases: [php("numbers", "dechex", "decbin", "decoct", "hexdec", "bindec", "octdec", "base_convert", "hex2bin")],
	digests: [
		php("urls", "md5", "sha1", "sha256", "sha384", "sha512", "hmac_md5", "hmac_sha1", "hmac_sha256", "hmac_sha512"),
		texts("md5", "sha1", "sha256", "sha384", "sha512", "hmac_md5", "hmac_sha1", "hmac_sha256", "hmac_sha512"),
	],
	JSON: [php("urls", "json_encode"), { file: "values/php/json.json", sections: ["rows"] }],
	arrays: [
		php("arrays", "unique", "diff", "diff_assoc", "intersect", "intersect_assoc", "merge", "slice", "range", "fill"),
		php("arrays", "fill_keys", "create_object", "reverse", "keys", "filter_empty", "sum", "product"),
		{ file: `${filters}/php.json`, sections: ["merge", "slice"] },
	],
	arithmetic: [
		php("numbers", "add", "subtract", "multiply", "divide", "modulus"),
		{ file: "values/php/arithmetic.json", sections: ["rows"], perRow: () => 5 },
		{ file: `${filters}/php.json`, sections: ["powers", "bits"] },
	],
	"text to number": [
		php("numbers", "to_int", "to_decimal"),
		{ file: "values/php/casts.json", sections: ["rows"], perRow: () => 5 },
	],
	YAML: [{ file: `${filters}/yaml/php.json`, sections: ["parsed", "dumped"] }],
	XML: [{ file: `${filters}/xml/php.json`, sections: ["rows"] }],
};

function countOf({ file, sections, perRow, counts = () => true }: Source): number {
	const table = read(file);
	const rows = sections.flatMap((section) => (table[section] ?? []) as unknown[][]).filter(counts);
	return rows.length * (perRow?.(table) ?? 1);
}

const counts = Object.entries(areas).map(
	([area, sources]) => [area, sources.reduce((sum, source) => sum + countOf(source), 0)] as const,
);

describe("the questions put to PHP", () => {
	test("are of at least twelve areas, with many in each", () => {
		expect(counts.filter(([, count]) => count >= 100).length).toBeGreaterThanOrEqual(12);
		expect(counts.filter(([, count]) => count < 100)).toEqual([]);
	});

	test("are far more than three thousand", () => {
		expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(100_000);
	});

	test("are in no section that is empty", () => {
		const empty = Object.values(areas)
			.flat()
			.flatMap(({ file, sections }) => sections.filter((name) => lengthOf(read(file)[name] ?? []) === 0));
		expect(empty).toEqual([]);
	});

	test("were answered by PHP 8, each file by a script that is here", () => {
		const files = new Set(
			Object.values(areas)
				.flat()
				.map(({ file }) => file),
		);
		const scripts = ["arrays", "csv", "dates", "encodings", "filters", "numbers", "regex", "strings", "texts"];
		for (const name of [...scripts, "urls", "values", "xml", "yaml", "zones"]) {
			expect(existsSync(join(tests, "../scripts/php", `${name}.php`)), name).toBe(true);
		}
		for (const file of files) expect(read(file).php, file).toMatch(/^8\.\d+\.\d+$/);
	});
});

describe("the deviations", () => {
	test("have reasons, and no question stands twice", () => {
		for (const { reason, questions } of deviations) {
			expect(reason).toMatch(/^.{30,}\.$/s);
			expect(questions.length).toBeGreaterThan(0);
		}
		const all = deviations.flatMap(({ table, questions }) => questions.map((question) => `${table} ${question}`));
		expect(all.filter((question, index) => all.indexOf(question) !== index)).toEqual([]);
	});

	test("are of tables that are here", () => {
		const missing = deviations.filter(({ table }) => {
			const [file = "", section = ""] = table.split(": ");
			const path = `${filters}/${file}.json`;
			return !existsSync(join(tests, path)) || lengthOf(read(path)[section] ?? []) === 0;
		});
		expect(missing).toEqual([]);
	});

	test("are less than one in a hundred questions", () => {
		const deviating = deviations.reduce((sum, { questions }) => sum + questions.length, 0);
		const asked = counts.reduce((sum, [, count]) => sum + count, 0);
		expect(deviating / asked).toBeLessThan(0.01);
	});
});
