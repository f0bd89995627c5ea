import { readFile, stat } from "node:fs/promises";
import { decodeJson, getKey, isObject, keysOf, setKey, type Value, type XanoObject } from "../index.js";
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
	if (equals >= 1) return [[part.slice(0, equals), pairValue(part.slice(equals + 1))]];
	const isPath = await stat(part).then(
		() => true,
		() => false,
	);
	throw new UsageError(
		`--input ${JSON.stringify(part)} is neither JSON nor key=value`,
		isPath
			? `When ${part} is what to run, it has to stand before --input.`
			: 'Write --input \'{"name": "value"}\', --input name=value or --input @file.json.',
		"wrong-input",
	);
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
		value = decodeJson(text.replace(/^\uFEFF/, ""));
	} catch {
		throw new UsageError(
			`${name} is not valid JSON${placeOfMistake(text)}`,
			name === "--input" ? "In a shell, put the JSON between single quotes." : null,
			"wrong-input",
		);
	}
	if (isObject(value)) return entriesOf(value);
	throw new UsageError(`${name} has to be a JSON object`, 'For example {"name": "value"}.', "wrong-input");
}

/** `: line 2, column 5` where the platform's own reader says it. */
function placeOfMistake(text: string): string {
	try {
		JSON.parse(text);
		return "";
	} catch (thrown) {
		const [, position] = /position (\d+)/.exec((thrown as Error).message) ?? [];
		if (position === undefined) return ": it ends too early";
		const before = text.slice(0, Number(position)).split("\n");
		return `: line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
	}
}

function entriesOf(object: XanoObject): [string, Value][] {
	return keysOf(object).map((key) => [key, getKey(object, key) as Value]);
}

async function readText(path: string): Promise<string> {
	if (path === "-") return readStandardInput();
	try {
		return await readFile(path, "utf8");
	} catch (thrown) {
		const { code = "unknown reason" } = thrown as NodeJS.ErrnoException;
		const reason = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : code;
		throw new UsageError(`The input file ${path} cannot be read: ${reason}`, null, "wrong-input");
	}
}

/** All of standard input as text. */
export async function readStandardInput(): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks).toString("utf8");
}

/**
 * `NAME=value` pairs given with `--env`.
 * @throws UsageError for one without a name or a `=`
 */
export function readPairs(given: readonly string[]): Map<string, string> {
	const pairs = new Map<string, string>();
	for (const pair of given) {
		const equals = pair.indexOf("=");
		// The text itself is not shown: it may be a secret.
		if (equals < 1)
			throw new UsageError("What stands behind --env is not of the form NAME=value", "Write --env NAME=value.");
		pairs.set(pair.slice(0, equals), pair.slice(equals + 1));
	}
	return pairs;
}
