import { createHash } from "node:crypto";
import {
	codeOf,
	decodeJson,
	encodeJson,
	fromJavaScript,
	getKey,
	isObject,
	keysOf,
	Upload,
	type Value,
	XanoError,
} from "../../index.js";
import type { Input } from "../input.js";
import type { Line } from "./lines.js";
import type { BadLine } from "./result_line.js";

/**
 * The input a line gives, laid over what all lines have in common.
 * @param name how messages call the file
 */
export function inputOf({ number, text }: Line, common: Input | null, name: string): Input | BadLine {
	const where = `${name}:${number}`;
	if (text === null) return badLine(`${where} is longer than 64 MiB`);
	let value: Value;
	try {
		value = decodeJson(text);
	} catch (thrown) {
		if (!(thrown instanceof XanoError)) throw thrown;
		const [, column, reason] = /column (\d+): (.+)/.exec(thrown.help ?? "") ?? [];
		return badLine(
			column === undefined ? `${where} is not valid JSON` : `${where}:${column} is not valid JSON: ${reason}`,
		);
	}
	if (!isObject(value)) return badLine(`${where} has to be a JSON object, for example {"name": "value"}`);
	const input = new Map(common);
	for (const key of keysOf(value)) input.set(key, getKey(value, key) as Value);
	return input;
}

function badLine(message: string): BadLine {
	return { code: codeOf("wrong-input"), message };
}

export function isBadLine(given: Input | BadLine): given is BadLine {
	return !(given instanceof Map);
}

/**
 * Makes a short name of what a line asks for, by which its result is found again: what is run and all of its input, but
 * not the program, which may be corrected in between.
 */
export function hasher(subject: object, common: Input | null): (text: string) => string {
	const plain = (value: unknown): unknown => {
		if (value instanceof Upload) return { file: value.name, bytes: Buffer.from(value.bytes).toString("base64") };
		return Array.isArray(value) ? value.map(plain) : value;
	};
	const shared = encodeJson(fromJavaScript([subject, [...(common ?? [])].map(([key, value]) => [key, plain(value)])]));
	const begun = createHash("sha256").update(`${shared}\n`);
	return (text) => begun.copy().update(text).digest("hex").slice(0, 16);
}
