import { promises } from "node:fs";
import { basename } from "node:path";
import { decodeJson, getKey, isObject, keysOf, Upload, type Value, type XanoObject } from "../index.js";
import { UsageError } from "./exit.js";
import { fileReason } from "./file_reason.js";

/** Inputs by name. */
export type Input = ReadonlyMap<string, Given | readonly Given[]>;

type Given = Value | Upload;

/**
 * Reads what was given with `--input`, in any number; later ones win:
 * - a JSON object, `@file` with one, `@-` from standard input;
 * - `key=value`, where a value that is JSON counts as such and any other is a text;
 * - `key=@file` for what a file holds, `key=@-` for standard input, `key=@@text` for a text that begins with `@`;
 * - `key[]=value` and `key[]=@file`, once for every element of a list.
 *
 * @throws UsageError for JSON that is none, a file that cannot be read, anything that is no object
 */
export async function readInput(given: readonly string[]): Promise<Input | null> {
	if (given.length === 0) return null;
	if (given.filter(isStandardInput).length > 1)
		throw new UsageError("Standard input can be read only once", "Give the others as files.", "wrong-input");
	const input = new Map<string, Given | readonly Given[]>();
	const lists = new Map<string, Given[]>();
	for (const part of given) {
		for (const [key, value, isElement] of await entriesOfPart(part)) {
			const list = isElement ? [...(lists.get(key) ?? []), value] : null;
			if (list) lists.set(key, list);
			else lists.delete(key);
			input.set(key, list ?? value);
		}
	}
	return input;
}

/** Whether a value of `--input` is read from standard input. */
export function isStandardInput(part: string): boolean {
	return part === "@-" || (!/^\s*[{[@]/.test(part) && part.includes("=") && valueIn(part) === "@-");
}

/** The files that values of `--input` are read from, as they are written there. */
export function inputFiles(given: readonly string[]): string[] {
	return given.flatMap((part) => {
		if (isStandardInput(part) || /^\s*[{[]/.test(part)) return [];
		if (part.startsWith("@")) return [part.slice(1)];
		const value = part.includes("=") ? valueIn(part) : "";
		return value.startsWith("@") && !value.startsWith("@@") ? [value.slice(1)] : [];
	});
}

type Entry = readonly [key: string, value: Given, isElement?: boolean];

async function entriesOfPart(part: string): Promise<readonly Entry[]> {
	if (part.startsWith("@")) return objectEntries(await readText(part.slice(1)), part);
	if (/^\s*[{[]/.test(part)) return objectEntries(part, "--input");
	const equals = part.indexOf("=");
	if (equals >= 1) {
		const name = part.slice(0, equals);
		const isElement = name.length > 2 && name.endsWith("[]");
		return [[isElement ? name.slice(0, -2) : name, await pairOrFile(valueIn(part)), isElement]];
	}
	const isPath = await promises.stat(part).then(
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

function valueIn(part: string): string {
	return part.slice(part.indexOf("=") + 1);
}

async function pairOrFile(text: string): Promise<Given> {
	if (!text.startsWith("@")) return pairValue(text);
	if (text.startsWith("@@")) return text.slice(1);
	const path = text.slice(1);
	if (path === "-") return new Upload("", await standardInputBytes());
	return new Upload(basename(path), await readBytes(path, `A text that begins with @ is written with two: @${text}`));
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
	return path === "-" ? readStandardInput() : (await readBytes(path, null)).toString("utf8");
}

async function readBytes(path: string, help: string | null): Promise<Buffer> {
	try {
		return await promises.readFile(path);
	} catch (thrown) {
		throw new UsageError(`The input file ${path} cannot be read: ${fileReason(thrown)}`, help, "wrong-input");
	}
}

/** All of standard input as text. */
export async function readStandardInput(): Promise<string> {
	return (await standardInputBytes()).toString("utf8");
}

async function standardInputBytes(): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks);
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
