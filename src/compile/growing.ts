import type { Block, Expression, Item, Statement } from "../../grammar/ast.js";
import {
	attributeOf,
	blockOf,
	expressionsOf,
	isSwitchedOff,
	partsOf,
	statementsOf,
	targetOf,
	visitItems,
} from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { lingers } from "./liveness.js";
import { selfUpdatesOf } from "./self_updates.js";

/**
 * Loops every pass of which adds one element to a list that nothing else in them looks at, with these variables. How long
 * such a list becomes is known before the first pass, and nobody sees it until the last one is over: it can be given its
 * room at once.
 */
export type GrowingLists = ReadonlyMap<Statement, readonly string[]>;

export function growingLists(node: Statement, catalogue: Catalogue): GrowingLists {
	const growing = new Map<Statement, readonly string[]>();
	const loops = loopsIn(node.body);
	if (loops.length === 0 || lingers(node, catalogue)) return growing;
	for (const loop of loops) {
		const variables = filledBy(loop, catalogue);
		if (variables.length > 0) growing.set(loop, variables);
	}
	return growing;
}

/** Where an error is caught, lists are seen that have not been filled. */
function loopsIn(block: Block | null): Statement[] {
	const loops: Statement[] = [];
	const pending: Item[] = [...(block?.items ?? [])];
	for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
		if (item.kind !== "Statement" || item.disabled || item.name === "try_catch") continue;
		if (item.name === "for" || item.name === "foreach") loops.push(item);
		pending.push(...(item.body?.items ?? []));
	}
	return loops;
}

/** What may end a loop early, or a pass of it, and what begins another loop. */
const others: ReadonlySet<string> = new Set([
	"break",
	"continue",
	"return",
	"foreach.remove",
	"remove",
	"for",
	"foreach",
	"while",
]);

function filledBy(loop: Statement, catalogue: Catalogue): string[] {
	const body = blockOf(loop, "each");
	const added = new Map<string, number>();
	for (const statement of statementsOf(body)) {
		const addition = isSwitchedOff(statement) ? null : pushedTo(statement, catalogue);
		if (addition !== null) added.set(...addition);
	}
	if (added.size === 0) return [];
	const mentions = new Map<string, number>();
	let runsThrough = true;
	visitItems([loop], (item) => {
		if (item !== loop && item.kind === "Statement" && others.has(item.name)) runsThrough = false;
		for (const expression of expressionsOf(item)) countNames(expression, mentions);
	});
	return runsThrough
		? [...added].filter(([name, expected]) => mentions.get(name) === expected).map(([name]) => name)
		: [];
}

/** The variable that a statement adds one element to, and how often it mentions it for that. */
function pushedTo(node: Statement, catalogue: Catalogue): readonly [name: string, mentions: number] | null {
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	const value = attributeOf(node, "value")?.value;
	if (target === null || target.steps.length > 0 || value === undefined) return null;
	const { variable } = target;
	if (node.name === "array.push") return [variable, 1];
	if (node.name !== "var" && node.name !== "var.update") return null;
	const updates = selfUpdatesOf(variable, value, { linker: { catalogue } });
	return updates?.length === 1 && updates[0]?.helper === "pushSelf" ? [variable, 2] : null;
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
