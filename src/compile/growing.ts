import type { Block, Expression, Item, Statement, Step } from "../../grammar/ast.js";
import {
	attributeOf,
	blockOf,
	expressionsOf,
	isSwitchedOff,
	partsOf,
	statementsOf,
	type Target,
	targetOf,
	visitExpression,
	visitItems,
} from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { lingers } from "./liveness.js";
import { onlyElementOf, type SelfUpdate, selfUpdatesOf } from "./self_updates.js";

/**
 * Loops every pass of which adds one element to a list that nothing else in them looks at, with these variables. How long
 * such a list becomes is known before the first pass, and nobody sees it until the last one is over: it can be given its
 * room at once.
 */
type GrowingLists = ReadonlyMap<Statement, readonly string[]>;

/**
 * Loops that count under the keys of an object, and do nothing else with it, with these variables: between the first pass
 * and the last one nobody sees what is in them.
 */
type TalliedObjects = ReadonlyMap<Statement, readonly string[]>;

/** What loops do with variables that nothing else in them looks at. */
export interface LoopFacts {
	readonly growing: GrowingLists;
	readonly tallied: TalliedObjects;
}

export function loopFactsOf(node: Statement, catalogue: Catalogue): LoopFacts {
	const growing = new Map<Statement, readonly string[]>();
	const tallied = new Map<Statement, readonly string[]>();
	const loops = loopsIn(node.body);
	if (loops.length === 0 || lingers(node, catalogue)) return { growing, tallied };
	for (const loop of loops) {
		const lists = loop.name === "while" ? [] : filledBy(loop, catalogue);
		if (lists.length > 0) growing.set(loop, lists);
		const objects = countedIn(loop, catalogue);
		if (objects.length > 0) tallied.set(loop, objects);
	}
	return { growing, tallied };
}

/** Where an error is caught, lists are seen that have not been filled, and objects that have not been counted in. */
function loopsIn(block: Block | null): Statement[] {
	const loops: Statement[] = [];
	const pending: Item[] = [...(block?.items ?? [])];
	for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
		if (item.kind !== "Statement" || item.disabled || item.name === "try_catch") continue;
		if (loopNames.has(item.name)) loops.push(item);
		pending.push(...(item.body?.items ?? []));
	}
	return loops;
}

const loopNames: ReadonlySet<string> = new Set(["for", "foreach", "while"]);

/** What leaves the function in the middle of a loop, changes what it walks, or begins another one. */
const notInside: ReadonlySet<string> = new Set(["return", "foreach.remove", "remove", ...loopNames]);

/** What may end a loop early, or a pass of it. */
const jumps: ReadonlySet<string> = new Set(["break", "continue", ...notInside]);

function filledBy(loop: Statement, catalogue: Catalogue): string[] {
	const body = blockOf(loop, "each");
	const added = new Map<string, number>();
	for (const statement of statementsOf(body)) {
		const addition = isSwitchedOff(statement) ? null : pushedTo(statement, catalogue);
		if (addition !== null) added.set(...addition);
	}
	if (added.size === 0) return [];
	return onlyMentioned(added, loop, jumps);
}

/** The names that a loop mentions as often as is expected and not once more; none when it does what it must not. */
function onlyMentioned(
	expected: ReadonlyMap<string, number>,
	loop: Statement,
	forbidden: ReadonlySet<string>,
): string[] {
	const mentions = new Map<string, number>();
	let isAllowed = true;
	visitItems([loop], (item) => {
		if (item !== loop && item.kind === "Statement" && forbidden.has(item.name)) isAllowed = false;
		for (const expression of expressionsOf(item)) countNames(expression, mentions);
	});
	return isAllowed ? [...expected].filter(([name, times]) => mentions.get(name) === times).map(([name]) => name) : [];
}

function countedIn(loop: Statement, catalogue: Catalogue): string[] {
	const counted = new Map<string, number>();
	visitItems(loop.body?.items ?? [], (item) => {
		if (item.kind !== "Statement" || (item.name !== "var" && item.name !== "var.update")) return;
		const target = item.args[0] ? targetOf(item.args[0]) : null;
		const value = attributeOf(item, "value")?.value;
		if (target === null || value === undefined) return;
		// Its name stands where it is set, and where it is read.
		if (countedIndex(target, value) !== null) counted.set(target.variable, 2);
		if (target.steps.length > 0) return;
		const updates = selfUpdatesOf(target.variable, value, { linker: { catalogue } });
		const [update] = updates ?? [];
		// Its name stands where it is set, in front of `set`, and in front of `get`.
		if (updates?.length === 1 && update && countedKey(target.variable, update) !== null)
			counted.set(target.variable, 3);
	});
	return counted.size === 0 ? [] : onlyMentioned(counted, loop, notInside);
}

/**
 * `$a|set:$key:(($a|get:$key:0) + 1)`, as programs count.
 * @returns the name of the variable that holds the key; null for every other update
 */
export function countedKey(name: string, { helper, arguments: [key, value] }: SelfUpdate): string | null {
	if (helper !== "setSelf" || key?.kind !== "Variable" || value === undefined) return null;
	let isCounted = false;
	visitExpression(value, (part) => {
		if (part.kind !== "Pipe" || part.subject.kind !== "Variable" || part.subject.name !== name) return;
		const [first] = part.filters;
		const [given] = first?.args ?? [];
		if (first?.name === "get" && given?.kind === "Variable" && given.name === key.name) isCounted = true;
	});
	return isCounted ? key.name : null;
}

/**
 * `var.update $a[$key] { value = ($a[$key] ?? 0) + 1 }`, as programs count, too.
 * @returns the name of the variable that holds the key; null for every other update
 */
export function countedIndex({ variable, steps }: Target, value: Expression): string | null {
	const key = indexOf(steps);
	let isCounted = false;
	if (key !== null)
		visitExpression(value, (part) => {
			if (part.kind !== "Access" || part.base.kind !== "Variable" || part.base.name !== variable) return;
			if (indexOf(part.steps) === key) isCounted = true;
		});
	return isCounted ? key : null;
}

/** The name of the variable that `[$key]` names, which is the only step. */
function indexOf([step, ...others]: readonly Step[]): string | null {
	if (step?.kind !== "index" || step.expression.kind !== "Variable" || others.length > 0) return null;
	return step.expression.name;
}

/** The variable that a statement adds one element to, and how often it mentions it for that. */
function pushedTo(node: Statement, catalogue: Catalogue): readonly [name: string, mentions: number] | null {
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	const value = attributeOf(node, "value")?.value;
	if (target === null || target.steps.length > 0 || value === undefined) return null;
	const { variable } = target;
	if (node.name === "array.push") return [variable, 1];
	if (node.name === "array.merge") return onlyElementOf(value) === null ? null : [variable, 1];
	if (node.name !== "var" && node.name !== "var.update") return null;
	const updates = selfUpdatesOf(variable, value, { linker: { catalogue } });
	const [update] = updates ?? [];
	return updates?.length === 1 && update && addsOne(update) ? [variable, 2] : null;
}

function addsOne({ helper, arguments: [added] }: SelfUpdate): boolean {
	return helper === "pushSelf" || (helper === "mergeSelf" && added !== undefined && onlyElementOf(added) !== null);
}

function countNames(root: Expression, mentions: Map<string, number>): void {
	const note = (name: string): void => {
		mentions.set(name, (mentions.get(name) ?? 0) + 1);
	};
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (node.kind === "Variable") note(node.name);
		// A variable may be written without its `$` where one is changed.
		else if (node.kind === "Word") note(node.value);
		else if (node.kind === "Access") {
			for (const step of node.steps) if (step.kind !== "index") note(step.name);
		}
		pending.push(...partsOf(node, true));
	}
}
