import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { knownGaps } from "../../src/catalogue/gaps.js";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import { typeSynonyms } from "../../src/catalogue/types/synonyms.js";
import { editDistance } from "../../src/diagnostics/distance.js";
import { didYouMean, type Synonyms, suggest } from "../../src/diagnostics/suggest.js";
import {
	attributeSynonyms,
	constructSynonyms,
	errorTypeSynonyms,
	filterSynonyms,
	inputFilterSynonyms,
	inputOptionSynonyms,
	statementSynonyms,
} from "../../src/diagnostics/synonyms.js";

const filters = (
	"abs add append array_max array_min avg base64_decode base64_encode bitwise_and bitwise_or bitwise_xor capitalize ceil concat contains count " +
	"divide ends_with entries every filter find findIndex first first_notempty first_notnull flatten floor format_timestamp get has in index " +
	"is_array is_empty is_int is_text join json_decode json_encode keys last ltrim map md5 merge multiply number_format pop pow push range reduce " +
	"regex_matches remove replace reverse round rtrim set sha256 shift shuffle slice some sort split sprintf sqrt starts_with strlen substr " +
	"subtract sum to_bool to_decimal to_int to_lower to_text to_timestamp to_upper trim unique unpick unset unshift uuid values"
).split(" ");
const statements =
	"api.request array.every array.filter array.find array.has array.map array.merge array.pop array.push array.shift array.unshift conditional continue debug.log debug.stop for foreach function.run math.add math.div math.mod math.mul math.sub precondition return security.create_uuid security.random_number switch text.append throw try_catch util.sleep var var.update while security.jws_decode redis.push redis.unshift zip.add_to_archive".split(
		" ",
	);
const types =
	"text int decimal bool json object email password uuid timestamp date enum vector file image video audio attachment geo_point".split(
		" ",
	);

/** What was written, what it may have meant; the likeliest first. */
type Row = [written: string, meant: string[]];

const suggestions: Record<string, { candidates: readonly string[]; synonyms: Synonyms; rows: Row[] }> = {
	filters: {
		candidates: filters,
		synonyms: filterSynonyms(),
		rows: [
			["length", ["strlen", "count"]],
			["substring", ["substr"]],
			["toString", ["to_text"]],
			["to_string", ["to_text"]],
			["str_split", ['split:""']],
			["has_key", ["has"]],
			["hasOwnProperty", ["has"]],
			["delete", ["unset"]],
			["default", ["first_notempty", "?? …"]],
			["lower", ["to_lower"]],
			["toUpperCase", ["to_upper"]],
			["from_json", ["json_decode"]],
			["json_parse", ["json_decode"]],
			["date_format", ["format_timestamp"]],
			["hash", ["sha256", "md5"]],
			["random", ["shuffle|first"]],
			["order_by", ["sort"]],
			["array_unique", ["unique"]],
			["get_keys", ["keys"]],
			["tail", ["slice:1", "last"]],
			["strrev", ['split:""|reverse|join:""']],
			["truncate", ["substr"]],
			["indexOf", ["index", "findIndex"]],
			["trimm", ["trim"]],
			["jsonEncode", ["json_encode"]],
			["json_encod", ["json_encode"]],
			["encode_json", ["json_encode"]],
			["base64encode", ["base64_encode"]],
			["stars_with", ["starts_with"]],
			["revesre", ["reverse"]],
			["Count", ["count"]],
			["find_index", ["findIndex"]],
			["constructor", []],
			["toast", []],
			["x", []],
			["", []],
		],
	},
	statements: {
		candidates: statements,
		synonyms: statementSynonyms(),
		rows: [
			["math.subtract", ["math.sub"]],
			["math.modulus", ["math.mod"]],
			["security.jwt_verify", ["security.jws_decode"]],
			["redis.lpush", ["redis.unshift"]],
			["zip.add_file", ["zip.add_to_archive"]],
			["console.log", ["debug.log"]],
			["util.log", ["debug.log"]],
			["sleep", ["util.sleep"]],
			["util.timestamp", ["`now`"]],
			["date.now", ["`now`"]],
			["crypto.hash", ["`$value|sha256`"]],
			["array.sort", ["`$list|sort`"]],
			["array.add", ["array.push"]],
			["error", ["throw", "precondition"]],
			["fucntion.run", ["function.run"]],
			["function.rn", ["function.run"]],
			["api.reqest", ["api.request"]],
			["conditonal", ["conditional"]],
			["for_each", ["foreach"]],
			["array_push", ["array.push"]],
			["try-catch", ["try_catch"]],
		],
	},
	types: {
		candidates: types,
		synonyms: typeSynonyms,
		rows: [
			["boolean", ["bool"]],
			["integer", ["int"]],
			["string", ["text"]],
			["number", ["decimal"]],
			["float", ["decimal"]],
			["array", ["T[]"]],
			["Text", ["text"]],
			["timestmap", ["timestamp"]],
		],
	},
	attributes: {
		candidates: ["url", "method", "params", "headers", "timeout", "follow_location", "verify_host", "verify_peer"],
		synonyms: attributeSynonyms(),
		rows: [
			["body", ["params"]],
			["payload", ["params"]],
			["header", ["headers"]],
			["paramz", ["params"]],
			["followLocation", ["follow_location"]],
			["verify", ["verify_host", "verify_peer"]],
			["description_", []],
		],
	},
	"attributes of redis.set": {
		candidates: ["key", "data", "ttl", "create_only"],
		synonyms: attributeSynonyms(),
		rows: [
			["value", ["data"]],
			["expiration", ["ttl"]],
			["expires_in", ["ttl"]],
		],
	},
	"attributes of zip.add_to_archive": {
		candidates: ["file", "zip", "filename", "password", "password_encryption"],
		synonyms: attributeSynonyms(),
		rows: [
			["archive", ["zip"]],
			["files", ["file"]],
			["name", ["filename"]],
		],
	},
	"input filters": {
		candidates: [
			"trim",
			"lower",
			"upper",
			"min",
			"max",
			"ok",
			"pattern",
			"startsWith",
			"alphaOk",
			"digitOk",
			"prevent",
		],
		synonyms: inputFilterSynonyms(),
		rows: [
			["to_lower", ["lower"]],
			["min_count", ["min"]],
			["nonempty", ["min"]],
			["regex", ["pattern"]],
			["starts_with", ["startsWith"]],
		],
	},
	"input options": {
		candidates: ["description", "sensitive", "values", "schema", "table"],
		synonyms: inputOptionSynonyms(),
		rows: [
			["optional", ["`text name?`"]],
			["default", ['`text name?="value"`']],
			["filters", ["`text name filters=trim`"]],
			["desciption", ["description"]],
		],
	},
	constructs: {
		candidates: ["function", "run.job", "run.service", "table", "query", "task"],
		synonyms: constructSynonyms(),
		rows: [
			["func", ["function"]],
			["job", ["run.job"]],
			["funtcion", ["function"]],
		],
	},
	"error types": {
		candidates: ["standard", "inputerror", "badrequest", "unauthorized", "accessdenied", "notfound", "toomanyrequests"],
		synonyms: errorTypeSynonyms(),
		rows: [
			["runtime", ["standard"]],
			["not_found", ["notfound"]],
			["unauthorised", ["unauthorized"]],
		],
	},
	"functions of a project": {
		candidates: ["utils/format", "utils/parse", "greet", "send_mail"],
		synonyms: {},
		rows: [
			["gret", ["greet"]],
			["format", ["utils/format"]],
			["util/format", ["utils/format"]],
			["sendMail", ["send_mail"]],
			["mail", ["send_mail"]],
			["checkout", []],
		],
	},
};

describe.each(Object.entries(suggestions))("%s", (_name, { candidates, synonyms, rows }) => {
	test.each(rows)("%s", (written, meant) => {
		expect(suggest(written, candidates, { synonyms })).toEqual(meant);
	});
});

describe("suggest", () => {
	test("gives no meaning that is no candidate", () => {
		expect(suggest("length", ["strlen"], { synonyms: filterSynonyms() })).toEqual(["strlen"]);
	});

	test("never proposes the name itself, nor more than asked for", () => {
		expect(suggest("sort", ["sort", "fsort", "rsort", "sorts"], { maximum: 2 })).toEqual(["fsort", "rsort"]);
	});

	test("synonyms are written in lower case, once, and are more than another spelling", () => {
		const tables = Object.values(suggestions).map(({ synonyms }) => synonyms);
		const fold = (name: string): string => name.replaceAll("_", "").toLowerCase();
		for (const table of tables) {
			for (const [key, meaning] of Object.entries(table)) {
				expect(key).toBe(key.toLowerCase());
				for (const each of [meaning].flat())
					expect(each === key && typeof meaning === "string", `${key}: ${each}`).toBe(false);
				expect([meaning].flat().every((each) => fold(each) === fold(key)) && [meaning].flat().length > 1).toBe(false);
			}
		}
	});

	test("what a statement means is a statement, or advice", () => {
		const controls = ["break", "continue", "elseif"];
		const { statements } = defaultCatalogue();
		const names = new Set([...controls, ...statements.map(({ name }) => name), ...knownGaps().keys()]);
		for (const each of Object.values(statementSynonyms()).flat()) {
			if (/^[a-z][a-z0-9_.]*$/.test(each)) expect(names).toContain(each);
		}
	});

	test("takes any text in little time", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.array(fc.string({ unit: "binary" })), (name, candidates) => {
				const found = suggest(name, candidates, { synonyms: filterSynonyms() });
				expect(found.length).toBeLessThanOrEqual(3);
				for (const each of found) expect(candidates).toContain(each);
			}),
		);
		expect(suggest("x".repeat(1_000_000), filters)).toEqual([]);
		expect(suggest("__proto__", filters, { synonyms: filterSynonyms() })).toEqual([]);
	});
});

describe("didYouMean", () => {
	test.each([
		[[], null],
		[["count"], "did you mean `count`?"],
		[["strlen", "count"], "did you mean `strlen` or `count`?"],
		[["a", "b", "`now`"], "did you mean `a`, `b` or `now`?"],
	])("%j", (names, text) => {
		expect(didYouMean(names)).toBe(text);
	});
});

describe("editDistance", () => {
	test.each([
		["", "", 0],
		["abc", "abc", 0],
		["abc", "acb", 1],
		["abc", "abcd", 1],
		["kitten", "sitting", 3],
		["ca", "abc", 3],
	])("%s and %s are %i apart", (a, b, distance) => {
		expect(editDistance(a, b, 9)).toBe(distance);
	});

	test("is symmetric and stops at the limit", () => {
		const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
		fc.assert(
			fc.property(word, word, fc.nat(4), (a, b, limit) => {
				const whole = editDistance(a, b, 99);
				expect(editDistance(b, a, 99)).toBe(whole);
				expect(editDistance(a, b, limit)).toBe(Math.min(whole, limit + 1));
			}),
		);
	});
});
