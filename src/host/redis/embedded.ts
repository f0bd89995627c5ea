import { fatalError, type XanoError } from "../../values/error.js";
import { normalizeInteger } from "../../values/kinds.js";
import type { Clock, Redis, RedisReply } from "../ports.js";
import { globMatcher } from "./glob.js";

interface Entry {
	value: string | string[];
	/** Milliseconds since 1970; null for never. */
	expiresAt: number | null;
}

const largestInteger = 2n ** 63n - 1n;
const smallestInteger = -(2n ** 63n);

const wrongType = "WRONGTYPE Operation against a key holding the wrong kind of value";
const noInteger = "ERR value is not an integer or out of range";
const negativeCount = "ERR value is out of range, must be positive";

/**
 * A Redis of this process: it starts empty, and ends with it. It knows the commands that the `redis.*` statements send,
 * and answers them as Redis 7 does, error texts included; what has expired is gone once it is looked for.
 *
 * @param clock decides what has expired
 */
export function embeddedRedis(clock: Pick<Clock, "now">): Redis {
	const store = new Store(clock);
	return {
		command: async (name, ...args) => {
			const command = commands.get(name.toUpperCase());
			if (command === undefined) throw fatalError(unknownCommand(name, args));
			const { least, most, run } = command;
			if (args.length < least || args.length > most) throw fatalError(wrongCount(name));
			return run(store, args);
		},
	};
}

/** The keys and what they hold. */
class Store {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly clock: Pick<Clock, "now">) {}

	get now(): number {
		return this.clock.now();
	}

	find(key: string): Entry | null {
		const entry = this.entries.get(key);
		if (entry === undefined) return null;
		if (entry.expiresAt === null || entry.expiresAt >= this.now) return entry;
		this.entries.delete(key);
		return null;
	}

	/** @throws XanoError when the key holds a list */
	text(key: string): string | null {
		const value = this.find(key)?.value;
		if (Array.isArray(value)) throw fatalError(wrongType);
		return value ?? null;
	}

	/** @throws XanoError when the key holds a text */
	list(key: string): string[] | null {
		const value = this.find(key)?.value;
		if (typeof value === "string") throw fatalError(wrongType);
		return value ?? null;
	}

	set(key: string, value: Entry["value"], expiresAt: number | null): void {
		this.entries.set(key, { value, expiresAt });
	}

	remove(key: string): boolean {
		return this.find(key) !== null && this.entries.delete(key);
	}

	keys(): string[] {
		return [...this.entries.keys()].filter((key) => this.find(key) !== null);
	}
}

interface Command {
	/** How many arguments there may be. */
	readonly least: number;
	readonly most: number;
	readonly run: (store: Store, args: readonly string[]) => RedisReply;
}

const command = (least: number, most: number, run: Command["run"]): Command => ({ least, most, run });
const many = Number.POSITIVE_INFINITY;

const commands: ReadonlyMap<string, Command> = new Map([
	["GET", command(1, 1, (store, [key = ""]) => store.text(key))],
	["SET", command(2, many, set)],
	["EXISTS", command(1, many, (store, keys) => keys.filter((key) => store.find(key) !== null).length)],
	["DEL", command(1, many, (store, keys) => keys.filter((key) => store.remove(key)).length)],
	["INCRBY", command(2, 2, (store, [key = "", by = ""]) => add(store, key, integer(by)))],
	["DECRBY", command(2, 2, (store, [key = "", by = ""]) => add(store, key, negated(integer(by))))],
	["KEYS", command(1, 1, (store, [pattern = ""]) => store.keys().filter(globMatcher(pattern)))],
	["RPUSH", command(2, many, (store, [key = "", ...values]) => push(store, key, (list) => list.push(...values)))],
	[
		"LPUSH",
		command(2, many, (store, [key = "", ...values]) => push(store, key, (list) => list.unshift(...values.reverse()))),
	],
	["RPOP", command(1, 2, (store, args) => pop(store, args, (list, count) => list.splice(-count).reverse()))],
	["LPOP", command(1, 2, (store, args) => pop(store, args, (list, count) => list.splice(0, count)))],
	["LREM", command(3, 3, removeFromList)],
	["LRANGE", command(3, 3, range)],
	["LLEN", command(1, 1, (store, [key = ""]) => store.list(key)?.length ?? 0)],
	["EXPIRE", command(2, many, expire)],
	["TTL", command(1, 1, (store, [key = ""]) => timeToLive(store, key))],
]);

/** `SET key value [NX] [EX seconds]` */
function set(store: Store, [key = "", value = "", ...options]: readonly string[]): RedisReply {
	let isNew = false;
	let time: string | null = null;
	for (let at = 0; at < options.length; at++) {
		const option = options[at]?.toUpperCase();
		if (option === "NX") isNew = true;
		else if (option === "EX" && time === null && at + 1 < options.length) time = options[++at] as string;
		else throw fatalError("ERR syntax error");
	}
	const seconds = time === null ? null : integer(time);
	if (seconds !== null && seconds <= 0n) throw invalidExpireTime("set");
	const expiresAt = seconds === null ? null : momentAfter(seconds, store, "set");
	if (isNew && store.find(key) !== null) return null;
	store.set(key, value, expiresAt);
	return "OK";
}

function add(store: Store, key: string, by: bigint): RedisReply {
	const sum = integer(store.text(key) ?? "0") + by;
	if (sum > largestInteger || sum < smallestInteger) throw fatalError("ERR increment or decrement would overflow");
	store.set(key, sum.toString(), store.find(key)?.expiresAt ?? null);
	return normalizeInteger(sum);
}

function negated(by: bigint): bigint {
	if (by === smallestInteger) throw fatalError("ERR decrement would overflow");
	return -by;
}

function push(store: Store, key: string, change: (list: string[]) => number): RedisReply {
	const list = store.list(key);
	if (list !== null) return change(list);
	const made: string[] = [];
	store.set(key, made, null);
	return change(made);
}

/** `LPOP key [count]`: one value, or with a count a list of them. */
function pop(
	store: Store,
	[key = "", count]: readonly string[],
	take: (list: string[], count: number) => string[],
): RedisReply {
	const wanted = count === undefined ? 1n : integer(count, negativeCount);
	if (wanted < 0n) throw fatalError(negativeCount);
	const list = store.list(key);
	if (list === null) return null;
	const taken = wanted === 0n ? [] : take(list, Math.min(Number(wanted), list.length));
	if (list.length === 0) store.remove(key);
	return count === undefined ? (taken[0] ?? null) : taken;
}

/** `LREM key count value`: a negative count searches from the end, 0 takes all. */
function removeFromList(store: Store, [key = "", count = "", value]: readonly string[]): RedisReply {
	const wanted = integer(count);
	const list = store.list(key);
	if (list === null) return 0;
	let left = wanted === 0n ? list.length : Math.min(Number(wanted < 0n ? -wanted : wanted), list.length);
	const removed = left;
	const keep = (each: string): boolean => {
		if (left === 0 || each !== value) return true;
		left--;
		return false;
	};
	const kept = wanted < 0n ? list.reverse().filter(keep).reverse() : list.filter(keep);
	list.splice(0, list.length);
	for (const each of kept) list.push(each);
	if (list.length === 0) store.remove(key);
	return removed - left;
}

/** `LRANGE key start stop`: both ends count, negative ones from the end of the list. */
function range(store: Store, [key = "", start = "", stop = ""]: readonly string[]): RedisReply {
	const [first, last] = [integer(start), integer(stop)];
	const list = store.list(key) ?? [];
	const place = (at: bigint): number => Number(at < 0n ? at + BigInt(list.length) : at);
	return list.slice(Math.max(place(first), 0), Math.max(place(last) + 1, 0));
}

/** `EXPIRE key seconds`: a time that is not in the future removes the key. */
function expire(store: Store, [key = "", seconds = "", ...options]: readonly string[]): RedisReply {
	if (options.length > 0) throw fatalError(`ERR Unsupported option ${options[0]}`);
	const expiresAt = momentAfter(integer(seconds), store, "expire");
	const entry = store.find(key);
	if (entry === null) return 0;
	if (expiresAt > store.now) entry.expiresAt = expiresAt;
	else store.remove(key);
	return 1;
}

/** Seconds a key has left, rounded; -1 when it stays, -2 when there is none. */
function timeToLive(store: Store, key: string): number {
	const entry = store.find(key);
	if (entry === null) return -2;
	return entry.expiresAt === null ? -1 : Math.floor((entry.expiresAt - store.now + 500) / 1000);
}

/** @throws XanoError when milliseconds since 1970 would not fit 64 bit */
function momentAfter(seconds: bigint, store: Store, command: string): number {
	const moment = seconds * 1000n + BigInt(Math.trunc(store.now));
	const isPossible =
		seconds * 1000n <= largestInteger && seconds * 1000n >= smallestInteger && moment <= largestInteger;
	if (!isPossible) throw invalidExpireTime(command);
	return Number(moment);
}

function invalidExpireTime(command: string): XanoError {
	return fatalError(`ERR invalid expire time in '${command}' command`);
}

/** Whole numbers as Redis takes them: no sign but `-`, no leading zeros, no space, 64 bit. */
function integer(text: string, refusal = noInteger): bigint {
	if (!/^(?:0|-?[1-9]\d{0,18})$/.test(text)) throw fatalError(refusal);
	const number = BigInt(text);
	if (number > largestInteger || number < smallestInteger) throw fatalError(refusal);
	return number;
}

function wrongCount(name: string): string {
	return `ERR wrong number of arguments for '${name.toLowerCase()}' command`;
}

function unknownCommand(name: string, args: readonly string[]): string {
	return `ERR unknown command '${name}', with args beginning with: ${args.map((each) => `'${each}' `).join("")}`;
}
