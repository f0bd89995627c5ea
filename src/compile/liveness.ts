import type { Block, Expression, Statement } from "../../grammar/ast.js";
import {
	attributeOf,
	blockOf,
	childOf,
	expressionsOf,
	isSwitchedOff,
	partsOf,
	startsOnly,
	statementsOf,
	targetOf,
	visitExpression,
	visitItems,
	withoutGroups,
} from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { inputName } from "./borrowing.js";

/**
 * Reads after which nobody looks at a variable or an input again before it is set anew: what it holds can be handed over
 * instead of being shared. They are looked for where that is worth something: where one stands by itself as the value of
 * a variable, as an input of a call, or as what a function gives back.
 *
 * The statements are walked backwards with the names that are still needed. What is not understood needs everything it
 * mentions, and hands nothing over.
 */
export type LastReads = ReadonlySet<Expression>;

export function lastReadsOf(node: Statement, catalogue: Catalogue): LastReads {
	const { names, statements } = namesToHandOver(node);
	if (names.size === 0 || names.size * statements > mostSteps || lingers(node, catalogue)) return new Set();
	const walk = new Walk(names);
	const response = attributeOf(node, "response");
	const reads = response ? walk.namesIn(response.value) : new Map<string, number>();
	if (response) walk.candidate(response.value, new Set(), reads);
	walk.block(blockOf(node, "stack"), new Set(reads.keys()), { leave: new Set(), repeat: new Set(), fail: new Set() });
	return walk.last;
}

/** Functions of very many statements and variables are not looked through: that would take longer than running them. */
const mostSteps = 1_000_000;

/** The names that stand by themselves where they could be handed over, and how many statements there are. */
function namesToHandOver(node: Statement): { names: ReadonlySet<string>; statements: number } {
	const names = new Set<string>();
	let statements = 0;
	visitItems(node.body?.items ?? [], (item) => {
		if (item.kind === "Statement") statements++;
		if (item.kind !== "Attribute") return;
		const value = withoutGroups(item.value);
		const parts = value.kind === "Object" ? value.entries.map((entry) => withoutGroups(entry.value)) : [value];
		for (const part of parts) {
			const name = nameOf(part);
			if (name !== null) names.add(name);
		}
	});
	return { names, statements };
}

/**
 * Whether something may look at variables without naming them, or after the function has given its result: `finally`,
 * `util.post_process`, user code, texts that become expressions, `$var` and `$input` as a whole.
 */
export function lingers(node: Statement, catalogue: Catalogue): boolean {
	let found = false;
	visitItems(node.body?.items ?? [], (item) => {
		if (found) return;
		if (item.kind === "Statement" && (lateReaders.has(item.name) || catalogue.statement(item.name)?.needsVariables))
			found = true;
		else found = expressionsOf(item).some((expression) => readsUnnamed(expression, catalogue));
	});
	return found;
}

const lateReaders: ReadonlySet<string> = new Set(["finally", "util.post_process", "util.get_all_input"]);

function readsUnnamed(root: Expression, catalogue: Catalogue): boolean {
	let found = false;
	const named = new Set<Expression>();
	visitExpression(root, (part) => {
		if (part.kind === "Access" && part.steps[0]?.kind === "member") named.add(part.base);
		else if (part.kind === "Variable") found ||= (part.name === "var" || part.name === "input") && !named.has(part);
		else if (part.kind === "Cast") found ||= part.type === "expr";
		else if (part.kind === "Pipe") {
			for (const { name } of part.filters) {
				const definition = catalogue.filter(name);
				found ||= definition?.context === "scope" || definition?.evaluates === true;
			}
		}
	});
	return found;
}

/** Names of variables, and of inputs as `input.name`, which no variable can be called. */
type Needed = ReadonlySet<string>;

/** What is needed where a statement may go on to instead of the next one. */
interface Exits {
	/** After `break`. */
	readonly leave: Needed;
	/** After `continue`. */
	readonly repeat: Needed;
	/** Where an error is caught; any statement may raise one. */
	readonly fail: Needed;
}

class Walk {
	readonly last = new Set<Expression>();

	/** @param tracked the names that matter */
	constructor(private readonly tracked: ReadonlySet<string>) {}

	/** What is needed before a block, when `after` is needed behind it. */
	block(block: Block | null | undefined, after: Needed, exits: Exits): Needed {
		let needed = after;
		for (const node of statementsOf(block ?? null).reverse()) {
			if (isSwitchedOff(node)) continue;
			const before = union(this.statement(node, needed, exits), exits.fail);
			const mock = attributeOf(node, "mock");
			// A mock may take the place of what the statement does.
			needed = mock ? union(before, needed, this.namesIn(mock.value).keys()) : before;
		}
		return needed;
	}

	private statement(node: Statement, after: Needed, exits: Exits): Needed {
		switch (node.name) {
			case "conditional": {
				const branches = statementsOf(node.body);
				return union(
					after,
					...branches.map((branch) => this.block(branch.body, after, exits)),
					...branches.flatMap((branch) => branch.args.map((test) => this.namesIn(test).keys())),
				);
			}
			case "switch":
				return this.switch(node, after, exits);
			case "for":
			case "foreach":
			case "while":
				return this.loop(node, after, exits);
			case "group":
			case "db.transaction":
				return this.block(childOf(node, "stack") ? blockOf(node, "stack") : node.body, after, exits);
			case "try_catch": {
				const caught = this.block(childOf(node, "catch")?.body, after, exits);
				const fail = union(exits.fail, caught);
				return union(this.block(blockOf(node, "try"), after, { ...exits, fail }), caught);
			}
			case "break":
				return exits.leave;
			case "continue":
				return exits.repeat;
			case "return": {
				const reads = this.readsOf(node, null);
				const value = attributeOf(node, "value");
				if (value) this.candidate(value.value, new Set(), reads);
				return new Set(reads.keys());
			}
			case "throw":
				return new Set(this.readsOf(node, null).keys());
			case "array.push":
			case "array.unshift": {
				const reads = this.readsOf(node, null);
				const value = attributeOf(node, "value");
				if (value) this.candidate(value.value, after, reads);
				return union(after, reads.keys());
			}
			case "var":
			case "var.update":
			case "function.run":
				return this.setting(node, after, exits);
			default:
				return union(after, this.readsOf(node, null).keys());
		}
	}

	/** A statement that may hand over what it reads, and that sets a variable. */
	private setting(node: Statement, after: Needed, exits: Exits): Needed {
		const isCall = node.name === "function.run";
		const result = node.result?.kind === "Pipe" ? node.result.subject : node.result;
		const place = isCall ? result : (node.args[0] ?? null);
		const target = place === null ? null : targetOf(place);
		const isWhole = target !== null && target.steps.length === 0;
		const reads = this.readsOf(node, isWhole ? place : null);
		const needed = isWhole ? without(after, target.variable) : after;
		if (!isCall) {
			const value = attributeOf(node, "value");
			if (value && isWhole) this.candidate(value.value, needed, reads);
		} else if (!startsOnly(node)) {
			const given = attributeOf(node, "input");
			const literal = given && withoutGroups(given.value);
			// What it is given may have been changed already when a call fails.
			const afterCall = union(needed, exits.fail);
			for (const entry of literal?.kind === "Object" ? literal.entries : [])
				if (!entry.disabled) this.candidate(entry.value, afterCall, reads);
		}
		return union(needed, reads.keys());
	}

	private switch(node: Statement, after: Needed, exits: Exits): Needed {
		// Outside of a loop `break` leaves the switch.
		const inside = { ...exits, leave: union(exits.leave, after) };
		let needed = union(after, ...node.args.map((argument) => this.namesIn(argument).keys()));
		let next = after;
		for (const branch of statementsOf(node.body).reverse()) {
			// A case may end, or fall into the next one.
			next = this.block(branch.body, union(after, next), inside);
			needed = union(needed, next, ...branch.args.map((test) => this.namesIn(test).keys()));
		}
		return needed;
	}

	private loop(node: Statement, after: Needed, exits: Exits): Needed {
		const over = union(none, ...node.args.map((argument) => this.namesIn(argument).keys()));
		const each = childOf(node, "each");
		let needed = union(after, exits.fail, node.name === "while" || removes(node) ? over : []);
		// The second time with what the next pass needs; a third time would find nothing new.
		for (let time = 0; time < 2; time++) {
			const again = needed;
			needed = union(again, this.block(each?.body, again, { leave: after, repeat: again, fail: exits.fail }));
		}
		return union(needed, over);
	}

	/** A read is the last one when its name is not needed afterwards and stands nowhere else in its statement. */
	candidate(value: Expression, needed: Needed, reads: ReadonlyMap<string, number>): void {
		const bare = withoutGroups(value);
		const name = nameOf(bare);
		if (name === null) return;
		if (!needed.has(name) && reads.get(name) === 1) this.last.add(bare);
		else this.last.delete(bare);
	}

	/** How often a statement without blocks of its own mentions each name; the place that it sets is not read. */
	private readsOf(node: Statement, place: Expression | null): Map<string, number> {
		const reads = new Map<string, number>();
		visitItems([node], (item) => {
			for (const expression of expressionsOf(item)) this.count(expression, reads, place);
		});
		return reads;
	}

	namesIn(root: Expression): Map<string, number> {
		const names = new Map<string, number>();
		this.count(root, names, null);
		return names;
	}

	private count(root: Expression, names: Map<string, number>, except: Expression | null): void {
		const note = (name: string): void => {
			if (this.tracked.has(name)) names.set(name, (names.get(name) ?? 0) + 1);
		};
		const pending = [root];
		for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
			if (node === except) continue;
			if (node.kind === "Variable") note(node.name);
			// A variable may be written without its `$` where one is changed.
			else if (node.kind === "Word") note(node.value);
			else if (node.kind === "Access") {
				const { base, steps } = node;
				const [first] = steps;
				if (base.kind === "Variable" && first?.kind === "member") {
					if (base.name === "input") note(`input.${first.name}`);
					else if (base.name === "var") note(first.name);
				}
				for (const step of steps) if (step.kind === "variable-member") note(step.name);
			}
			for (const part of partsOf(node)) pending.push(part);
		}
	}
}

function removes(node: Statement): boolean {
	let found = false;
	visitItems([node], (item) => {
		if (item.kind === "Statement" && (item.name === "foreach.remove" || item.name === "remove")) found = true;
	});
	return found;
}

/** The variable, or the input, that an expression is as a whole. */
function nameOf(node: Expression): string | null {
	if (node.kind === "Variable") return node.name;
	const input = inputName(node);
	return input === null ? null : `input.${input}`;
}

const none: Needed = new Set();

/** The names of all sets: the first one itself where the others add nothing, as most do. */
function union(first: Needed, ...others: Iterable<string>[]): Needed {
	let all: Set<string> | null = null;
	for (const names of others) {
		for (const name of names) {
			if ((all ?? first).has(name)) continue;
			all ??= new Set(first);
			all.add(name);
		}
	}
	return all ?? first;
}

function without(names: Needed, name: string): Needed {
	if (!names.has(name)) return names;
	const others = new Set(names);
	others.delete(name);
	return others;
}
