import { readFile, stat } from "node:fs/promises";
import { decodeJson, getKey, isObject, keysOf, objectFrom, setKey, type Value, type XanoObject } from "../index.js";
import { UsageError } from "./exit.js";

/**
 * Reads what was given with `--input`: a JSON object, `@file` with one, `@-` from standard input, or `key=value` pairs,
 * in any number; later ones win. A value that is JSON counts as such, any other is a text.
 * @throws UsageError for JSON that is none, a file that cannot be read, anything that is no object
 */
export async function readInput(given: readonly string[]): Promise<XanoObject | null> {
	if (given.length === 0) return null;
	let input: XanoObject = {};
	for (const part of given) {
		for (const [key, value] of await entriesOfPart(part)) input = setKey(input, key, value);
	}
	return input;
}

async function entriesOfPart(part: string): Promise<[string, Value][]> {
	if (part.startsWith("@")) return objectEntries(await readText(part.slice(1)), part);
	if (/^\s*[{[]/.test(part)) return objectEntries(part, "--input");
	const equals = part.indexOf("=");
	if (equals < 1) {
		throw new UsageError(
			`--input ${JSON.stringify(part)} is neither JSON nor key=value`,
			'Write --input \'{"name": "value"}\', --input name=value or --input @file.json.',
		);
	}
	return [[part.slice(0, equals), pairValue(part.slice(equals + 1))]];
}

function pairValue(text: string): Value {
	if (!/^(?:[[{"]|-?\d|true$|false$|null$)/.test(text)) return text;
	try {
		return decodeJson(text);
	} catch {
		return text;
	}
}

function objectEntries(text: string, name: string): [string, Value][] {
	let value: Value;
	try {
		value = decodeJson(text);
	} catch (thrown) {
		const detail = thrown instanceof Error ? thrown.message : String(thrown);
		throw new UsageError(
			`${name} is not valid JSON: ${detail.replace(/^Error parsing JSON: /, "")}`,
			"In a shell, put the JSON between single quotes.",
		);
	}
	if (!isObject(value)) throw new UsageError(`${name} has to be a JSON object`, 'For example {"name": "value"}.');
	const object = objectFrom(keysOf(value).map((key) => [key, getKey(value as XanoObject, key) as Value]));
	return keysOf(object).map((key) => [key, getKey(object, key) as Value]);
}

async function readText(path: string): Promise<string> {
	if (path === "-") return readStandardInput();
	try {
		return await readFile(path, "utf8");
	} catch {
		throw new UsageError(`The input file ${path} cannot be read`, null);
	}
}

/** All of standard input as text. */
export async function readStandardInput(): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks).toString("utf8");
}

/** `K=V` pairs given with `--env`. */
export function readPairs(given: readonly string[]): Record<string, string> {
	const pairs: Record<string, string> = {};
	for (const pair of given) {
		const equals = pair.indexOf("=");
		if (equals < 1) throw new UsageError(`--env ${JSON.stringify(pair)} has no \`=\``, "Write --env NAME=value.");
		pairs[pair.slice(0, equals)] = pair.slice(equals + 1);
	}
	return pairs;
}
