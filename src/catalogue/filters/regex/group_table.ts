import type { PatternFlags } from "./pattern_flags.js";
import type { PatternReader } from "./reader.js";
import type { Condition, GroupNode, ParsedPattern, PatternNode, ReferenceNode } from "./syntax.js";

const NAME = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;
const LONGEST_NAME = 32;
/** `R`, `R1` and `R&name` in a condition. */
const CALLED = /^R(?:(\d+)|&(.+))?$/;
const VERSION = /^VERSION(>?)=(\d+)(?:\.(\d+))?$/;
/** The PCRE2 whose behaviour is followed, as `(?(VERSION>=10.4)` asks for it. */
const FOLLOWED_VERSION = 10.42;

/**
 * The groups of a pattern by number and name. References may stand before the group they mean, so they are looked up at
 * the end.
 */
export class GroupTable {
	/** Number of the last group. */
	count = 0;
	readonly groups: (GroupNode | undefined)[] = [];
	readonly names = new Map<string, number[]>();
	private readonly pending: (() => void)[] = [];

	constructor(private readonly reader: PatternReader) {}

	/** @throws XanoError when the name is none or another group has it */
	add(node: GroupNode, name: string | null, sameNames: boolean): void {
		this.groups[node.index] ??= node;
		if (name === null) return;
		if (!NAME.test(name)) throw this.reader.failure(`"${name}" cannot be the name of a group`);
		if (name.length > LONGEST_NAME)
			throw this.reader.failure(`the name of a group is longer than ${LONGEST_NAME} letters`);
		const numbers = this.names.get(name);
		if (numbers === undefined) this.names.set(name, [node.index]);
		else if (!numbers.includes(node.index)) {
			if (!sameNames) throw this.reader.failure(`two groups have the name "${name}"`, "The flag J allows that.");
			numbers.push(node.index);
		}
	}

	/** What was read before its groups were known gets them now. */
	resolve(): void {
		for (const task of this.pending) task();
	}

	/** @param written a number, with sign when it counts from here, or a name */
	reference(written: string, named: boolean, flags: PatternFlags): ReferenceNode {
		const fold = flags.caseless ? (flags.utf ? "unicode" : "ascii") : "exact";
		const node: ReferenceNode = { kind: "reference", groups: [], fold };
		const find = this.finder(written, named);
		this.pending.push(() => {
			node.groups = find();
		});
		return node;
	}

	/** A call of a group by number or name. */
	call(written: string, named = !/^[+-]?\d+$/.test(written)): PatternNode {
		const node: PatternNode = { kind: "call", group: 0 };
		if (written === "0" && !named) return node;
		const find = this.finder(written, named);
		this.pending.push(() => {
			node.group = find()[0] as number;
		});
		return node;
	}

	/** What stands between the parentheses of a condition. */
	condition(written: string): Condition {
		if (written === "DEFINE") return { kind: "known", holds: false };
		const version = VERSION.exec(written);
		if (version) {
			const asked = Number(`${version[2]}.${version[3] ?? 0}`);
			return { kind: "known", holds: version[1] === ">" ? FOLLOWED_VERSION >= asked : FOLLOWED_VERSION === asked };
		}
		const called = CALLED.exec(written);
		if (called) {
			const node: Condition = { kind: "called", group: null };
			const name = called[1] ?? called[2];
			if (name !== undefined) {
				const find = this.finder(name, called[2] !== undefined);
				this.pending.push(() => {
					node.group = find()[0] as number;
				});
			}
			return node;
		}
		const bare = /^(?:<(.*)>|'(.*)')$/.exec(written);
		const name = bare?.[1] ?? bare?.[2] ?? written;
		const node: Condition = { kind: "set", groups: [] };
		const find = this.finder(name, bare !== null || !/^[+-]?\d+$/.test(name));
		this.pending.push(() => {
			node.groups = find();
		});
		return node;
	}

	/** Looks a group up once all are known; a number with sign counts from where the pattern is being read. */
	private finder(written: string, named: boolean): () => readonly number[] {
		const { position } = this.reader;
		const number = written.startsWith("-")
			? this.count + 1 + Number(written)
			: written.startsWith("+")
				? this.count + Number(written)
				: Number(written);
		return () => {
			const numbers = named ? this.names.get(written) : this.groups[number] === undefined ? undefined : [number];
			if (numbers !== undefined) return numbers;
			this.reader.position = position;
			throw this.reader.failure(`there is no group ${named ? `"${written}"` : written}`);
		};
	}
}

/** Names of a pattern's groups by number, as results carry them. */
export function namesByNumber(pattern: ParsedPattern): ReadonlyMap<number, string> {
	const names = new Map<number, string>();
	for (const [name, numbers] of pattern.names) for (const number of numbers) names.set(number, name);
	return names;
}
