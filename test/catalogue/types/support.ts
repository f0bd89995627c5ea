import type { BindingContext, InputDeclaration } from "../../../src/catalogue/types/index.js";
import { createBinder } from "../../../src/catalogue/types/index.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value } from "../../../src/values/kinds.js";
import { getKey } from "../../../src/values/object.js";

/** A declaration as the data files and tests write it: what differs from a required, plain `text v`. */
export interface Sketch {
	readonly name?: string;
	readonly type?: string;
	readonly nullable?: boolean;
	readonly optional?: boolean;
	readonly default?: Value;
	readonly list?: readonly [number | null, number | null];
	readonly listDepth?: number;
	readonly filters?: ReadonlyArray<readonly [string, ...Value[]]>;
	readonly values?: readonly Value[];
	readonly schema?: readonly Sketch[];
	readonly size?: number;
	readonly table?: string;
	readonly sensitive?: boolean;
}

export function declare(sketch: Sketch): InputDeclaration {
	return {
		name: sketch.name ?? "v",
		type: sketch.type ?? "text",
		nullable: sketch.nullable ?? false,
		list: sketch.list ? { minimum: sketch.list[0], maximum: sketch.list[1] } : null,
		listDepth: sketch.listDepth ?? (sketch.list ? 1 : 0),
		optional: sketch.optional ?? false,
		...(sketch.default === undefined ? {} : { default: sketch.default }),
		filters: (sketch.filters ?? []).map(([name, ...args]) => ({ name, args })),
		values: sketch.values ?? null,
		schema: sketch.schema?.map(declare) ?? null,
		size: sketch.size ?? null,
		table: sketch.table ?? null,
		sensitive: sketch.sensitive ?? false,
		description: null,
	};
}

const noon = Date.UTC(2024, 5, 15, 12);

/** Reads the few date forms the tests use; the real reader of dates has tests of its own. */
function parseDate(text: string): number | null {
	if (text === "yesterday") return Date.UTC(2024, 5, 14);
	const american = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
	if (american) return Date.UTC(Number(american[3]), Number(american[1]) - 1, Number(american[2]));
	const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(time) ? null : time;
}

/** A stand-in for the regular expression reader: slashes as delimiters, or a bare pattern. */
function compilePattern(pattern: string): (text: string) => boolean {
	const delimited = /^\/(.*)\/([a-z]*)$/s.exec(pattern);
	try {
		const expression = delimited ? new RegExp(delimited[1]!, delimited[2]) : new RegExp(pattern);
		return (text) => expression.test(text);
	} catch {
		throw new XanoError("Invalid regular expression");
	}
}

export function testContext(onUnknown?: (name: string) => void): BindingContext {
	return {
		now: () => noon,
		parseDate,
		hashPassword: (text) => `hash(${text})`,
		compilePattern,
		...(onUnknown ? { onUnknown } : {}),
	};
}

/** Binds one value; undefined means that the caller left the input out. */
export function bind(sketch: Sketch, raw: Value | undefined): Value {
	return createBinder([declare(sketch)], testContext()).bindOne(0, raw);
}

/** The XanoError of a binding that must fail, with the path it names. */
export function refuse(sketch: Sketch, raw: Value | undefined): { error: XanoError; param: Value | undefined } {
	try {
		bind(sketch, raw);
	} catch (error) {
		if (!(error instanceof XanoError)) throw error;
		const { payload } = error;
		const param = typeof payload === "object" && payload !== null && !Array.isArray(payload);
		return { error, param: param ? getKey(payload, "param") : undefined };
	}
	throw new Error("nothing was refused");
}

function splitOutsideQuotes(text: string, separator: string): string[] {
	const parts = [""];
	let quoted = false;
	for (const character of text) {
		if (character === '"') quoted = !quoted;
		if (character === separator && !quoted) parts.push("");
		else parts[parts.length - 1] += character;
	}
	return parts;
}

function readValue(text: string): Value {
	const quoted = text.replace(/("(?:[^"\\]|\\.)*")|([A-Za-z_]+)(?=\s*:)/g, (_all, string, key) => string ?? `"${key}"`);
	return JSON.parse(quoted) as Value;
}

/** Reads an example of a definition, `type v filters=a:1|b { values = […] } = value`. */
export function readExample(code: string): { sketch: Sketch; raw: Value } {
	const match = /^(\w+) v(?: filters=((?:"[^"]*"|[^ "])+))?(?: \{ (.*?) \})? = (.*)$/s.exec(code);
	if (match === null) throw new Error(`unreadable example: ${code}`);
	const [, type, filters, block, value] = match;
	const settings: Record<string, unknown> = {};
	const schema = /^schema \{ (\w+) (\w+)(?: \})?$/.exec(block ?? "");
	if (schema) settings.schema = [{ type: schema[1], name: schema[2] }];
	else if (block) {
		const [name, setting] = block.split(" = ");
		settings[name!] = JSON.parse(setting!);
	}
	const uses = filters ? splitOutsideQuotes(filters, "|") : [];
	const sketch = {
		type: type!,
		filters: uses.map((use) => {
			const [name, ...args] = splitOutsideQuotes(use, ":");
			return [name!, ...args.map((arg) => JSON.parse(arg))] as [string, ...Value[]];
		}),
		...settings,
	} as Sketch;
	return { sketch, raw: readValue(value!.replace(/^\} = /, "")) };
}
