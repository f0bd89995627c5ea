import { kindOf, type Value, type XanoObject } from "../values/kinds.js";
import { entriesOf } from "../values/object.js";

/** How deep is told what things are made of, and of how many keys. */
const most = { depth: 3, keys: 12, elements: 1_000 } as const;

/** What a value is, in words: `int`, `text of 5 characters`, `array of 3 objects {id: int, name: text}`. */
export function describeValue(value: Value): string {
	if (typeof value === "string") return `text of ${counted([...value].length, "character")}`;
	return shapeOf(value, 0);
}

function shapeOf(value: Value, depth: number): string {
	if (Array.isArray(value)) return listOf(value, depth);
	if (typeof value === "object" && value !== null) return objectOf(value, depth);
	return kindOf(value);
}

function listOf(list: readonly Value[], depth: number): string {
	if (list.length === 0) return "empty array";
	const kinds = new Set(list.slice(0, most.elements).map(kindOf));
	const [kind] = kinds;
	if (kinds.size > 1 || kind === undefined) return `array of ${counted(list.length, "element")}`;
	if (kind === "null") return `array of ${list.length} null`;
	const [first] = list;
	const named = `array of ${counted(list.length, kind)}`;
	return kind === "object" && depth < most.depth ? `${named} ${members(first as XanoObject, depth)}` : named;
}

function objectOf(object: XanoObject, depth: number): string {
	const count = entriesOf(object).length;
	if (count === 0) return "empty object";
	return depth < most.depth ? `object ${members(object, depth)}` : `object of ${counted(count, "key")}`;
}

function members(object: XanoObject, depth: number): string {
	const all = entriesOf(object);
	const shown = all
		.slice(0, most.keys)
		.map(([key, member]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}: ${shapeOf(member, depth + 1)}`);
	const left = all.length - shown.length;
	return `{${[...shown, ...(left > 0 ? [`… ${counted(left, "more key")}`] : [])].join(", ")}}`;
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
