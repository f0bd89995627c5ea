import { depthError, fatalError, XanoError } from "./error.js";
import { MAXIMUM_DEPTH, normalizeInteger, type Value, type XanoObject } from "./kinds.js";
import { entriesOf, setKey } from "./object.js";

/**
 * A value as ordinary JavaScript, a deep copy: objects become plain objects whatever their representation (a key such
 * as `__proto__` becomes an own property), bigints stay bigints. JavaScript moves integer-like keys to the front.
 *
 * @throws XanoError when the value is nested too deeply
 */
export function toJavaScript(value: Value): unknown {
	return exported(value, 0);
}

function exported(value: Value, depth: number): unknown {
	if (typeof value !== "object" || value === null) return value;
	checkDepth(depth);
	if (Array.isArray(value)) return value.map((element) => exported(element, depth + 1));
	const result: Record<string, unknown> = {};
	for (const [key, element] of entriesOf(value)) {
		Object.defineProperty(result, key, {
			value: exported(element, depth + 1),
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
	return result;
}

/**
 * Anything JavaScript holds as a value, a deep copy. undefined, functions, symbols, NaN and infinities become null;
 * dates become milliseconds since 1970; bytes become text, one character (U+0000 to U+00FF) a byte; typed arrays of
 * numbers and sets become arrays; Maps become objects; errors become `{ name, message }`; objects with a `toJSON`
 * become what it gives; of other objects their own enumerable properties are kept, undefined ones left out. Keys of a
 * Map that are no text, number, bool or null are left out with their values.
 *
 * @throws XanoError when the value contains itself, is nested too deeply, or throws while it is read
 */
export function fromJavaScript(value: unknown): Value {
	try {
		return imported(value, []);
	} catch (error) {
		if (error instanceof XanoError) throw error;
		// A getter, a proxy or a toJSON of the host failed.
		throw new XanoError("A JavaScript value could not be read", { cause: error });
	}
}

function imported(value: unknown, parents: object[]): Value {
	switch (typeof value) {
		case "string":
		case "boolean":
			return value;
		case "number":
			return Number.isFinite(value) ? value + 0 : null;
		case "bigint":
			return importInteger(value);
		case "object":
			return value === null ? null : importObject(value, parents);
		default:
			return null;
	}
}

function importInteger(integer: bigint): Value {
	const value = normalizeInteger(integer);
	return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

function importObject(value: object, parents: object[]): Value {
	if (value instanceof Date) return imported(value.getTime(), parents);
	if (value instanceof ArrayBuffer) return Buffer.from(value).toString("latin1");
	if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length).toString("latin1");
	if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
		return imported(value.valueOf(), parents);
	}
	if (parents.includes(value)) throw fatalError("A value that contains itself cannot be used");
	checkDepth(parents.length);
	parents.push(value);
	const result = importContainer(value, parents);
	parents.pop();
	return result;
}

function importContainer(value: object, parents: object[]): Value {
	const convert = (element: unknown): Value => imported(element, parents);
	if (Array.isArray(value)) return Array.from(value, convert);
	if (value instanceof Set) return Array.from(value, convert);
	if (value instanceof Map) return importEntries(value, parents);
	if (value instanceof DataView) return convert(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
	if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number | bigint>, convert);
	if ("toJSON" in value && typeof value.toJSON === "function") return convert(value.toJSON());
	if (value instanceof Error) return { name: value.name, message: value.message };
	return importEntries(Object.entries(value), parents);
}

function importEntries(entries: Iterable<readonly [unknown, unknown]>, parents: object[]): Value {
	let object: XanoObject = {};
	for (const [key, element] of entries) {
		if (element === undefined || typeof key === "symbol" || (typeof key === "object" && key !== null)) continue;
		object = setKey(object, String(key), imported(element, parents));
	}
	return object;
}

function checkDepth(depth: number): void {
	if (depth >= MAXIMUM_DEPTH) throw depthError("Nesting level too deep", depth);
}
