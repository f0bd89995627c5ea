import type { Block, Expression, Statement } from "../../grammar/ast.js";
import {
	attributeOf,
	childOf,
	expressionsOf,
	plainName,
	targetOf,
	unwrap,
	visitExpression,
	visitItems,
	withoutGroups,
} from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { findType, type InputDeclaration } from "../catalogue/types/index.js";
import { type InputUses, inputName, inputUsesOf } from "./borrowing.js";
import { type ElementKind, elementKind } from "./checked.js";
import { isFresh } from "./fresh.js";
import { type LoopFacts, loopFactsOf } from "./growing.js";
import { type LastReads, lastReadsOf } from "./liveness.js";
import { selfUpdatesOf } from "./self_updates.js";

/** What has to be known about a function before its code can be generated. */
export interface FunctionFacts extends Handing, LoopFacts {
	/** Variables that some statement changes in place. */
	readonly ownable: ReadonlySet<string>;
	/** Variables that some statement changes two levels down. */
	readonly nested: ReadonlySet<string>;
	/** Variables whose elements are taken, or put, at the front. */
	readonly queues: ReadonlySet<string>;
	/** Variables that nothing but `for` loops ever sets: they count. */
	readonly counters: ReadonlySet<string>;
	/** Names given to `function.run`, in order. */
	readonly calls: readonly string[];
	/** Contains a statement that waits for the outside. */
	readonly waits: boolean;
	/** What its own statements do with its inputs. */
	readonly inputUses: InputUses;
}

/** What a function hands over instead of sharing it. */
export interface Handing {
	/** Reads that hand over what they read. */
	readonly lastReads: LastReads;
	/** Inputs that may be handed to it, so that it changes them in place or hands them on. */
	readonly taken: ReadonlySet<string>;
	/** Variables that remember how many of their elements are known to be of a kind; known once all functions are. */
	readonly checked?: ReadonlyMap<string, ElementKind>;
	/** Inputs whose elements are known to be of a kind. */
	readonly elementKinds: ReadonlyMap<string, ElementKind>;
	/** May give something back that only its caller holds. */
	readonly gives: boolean;
}

/** Statements that change an array variable where it is. */
export const arrayUpdates: ReadonlySet<string> = new Set([
	"array.push",
	"array.unshift",
	"array.merge",
	"array.pop",
	"array.shift",
]);

/** Looks through a function's statements once. */
export function factsOf(
	node: Statement,
	catalogue: Catalogue,
	declarations: readonly InputDeclaration[],
): FunctionFacts {
	const { body } = node;
	const ownable = new Set<string>();
	const nested = new Set<string>();
	const queues = new Set<string>();
	const calls: string[] = [];
	let waits = false;
	visitItems(body?.items ?? [], (item) => {
		if (item.kind !== "Statement") return;
		if (item.name === "function.run") {
			const name = plainName(item.args[0]);
			if (name !== null) calls.push(name);
		}
		const definition = catalogue.statement(item.name);
		if (definition?.effects === "async") waits = true;
		const atFront = item.name === "array.shift" || item.name === "array.unshift";
		const shifted = atFront && item.args[0] ? targetOf(item.args[0]) : null;
		if (shifted !== null && shifted.steps.length === 0) queues.add(shifted.variable);
		noteUpdates(item, ownable, nested, queues, catalogue, definition?.effects === "mutates");
	});
	const handing = handingOf(node, catalogue, declarations, ownable);
	const inputUses = inputUsesOf(node, catalogue);
	const loops = loopFactsOf(node, catalogue);
	return { ownable, nested, queues, counters: countersOf(body), calls, waits, inputUses, ...loops, ...handing };
}

/** Finds what can be handed over; variables that hand something over are added to those that keep account of it. */
function handingOf(
	node: Statement,
	catalogue: Catalogue,
	declarations: readonly InputDeclaration[],
	ownable: Set<string>,
): Handing {
	const lastReads = lastReadsOf(node, catalogue);
	const handed = new Set<string>();
	const handedInputs = new Set<string>();
	for (const read of lastReads) {
		const input = inputName(read);
		if (input !== null) handedInputs.add(input);
		if (read.kind === "Variable") handed.add(read.name);
	}
	// In the order of the declarations, in which the flags are passed.
	const taken = new Set(
		declarations.filter((each) => handedInputs.has(each.name) && mayHold(each)).map(({ name }) => name),
	);
	const may = (value: Expression): boolean => {
		const bare = withoutGroups(value);
		const input = inputName(bare);
		if (input !== null) return taken.has(input) && lastReads.has(bare);
		if (bare.kind === "Variable") return lastReads.has(bare) && (ownable.has(bare.name) || receives.has(bare.name));
		return isFresh(bare, { linker: { catalogue } });
	};
	// Variables that are given something nobody else holds, directly or by way of each other.
	const receives = new Set<string>();
	const results: Expression[] = [];
	const assigned: { readonly name: string; readonly value: Expression | null }[] = [];
	visitItems(node.body?.items ?? [], (item) => {
		if (item.kind === "Attribute" && item.name === "response") results.push(item.value);
		if (item.kind !== "Statement") return;
		const value = attributeOf(item, "value")?.value ?? null;
		if (item.name === "return" && value) results.push(value);
		const place = item.name === "function.run" ? item.result : item.name.startsWith("var") ? item.args[0] : null;
		const target = place ? targetOf(place) : null;
		if (target === null || target.steps.length > 0) return;
		assigned.push({ name: target.variable, value: item.name === "function.run" ? null : value });
	});
	for (let before = -1; before < receives.size; ) {
		before = receives.size;
		for (const { name, value } of assigned) if (handed.has(name) && (value === null || may(value))) receives.add(name);
	}
	for (const name of receives) ownable.add(name);
	const elementKinds = new Map<string, ElementKind>();
	for (const each of declarations) {
		const kind = elementKind(each);
		if (kind !== null) elementKinds.set(each.name, kind);
	}
	return { lastReads, taken, gives: results.some(may), elementKinds };
}

/** Whether an input can be an array or object. */
function mayHold({ type, listDepth }: InputDeclaration): boolean {
	return listDepth > 0 || findType(type)?.plain === undefined;
}

/** Statements whose first argument is only looked at. */
const readers: ReadonlySet<string> = new Set([
	"for",
	"foreach",
	"while",
	"if",
	"elseif",
	"case",
	"switch",
	"precondition",
]);

function countersOf(body: Block | null): ReadonlySet<string> {
	const counters = new Set<string>();
	const others = new Set<string>(["error"]);
	const note = (place: Expression | null | undefined, names: Set<string>): void => {
		const target = place ? targetOf(unwrap(place)) : null;
		if (target !== null) names.add(target.variable);
	};
	visitItems(body?.items ?? [], (item) => {
		for (const expression of expressionsOf(item)) {
			visitExpression(expression, (part) => {
				if (part.kind === "Assignment") note(part.target, others);
			});
		}
		if (item.kind !== "Statement") return;
		if (!readers.has(item.name)) note(item.args[0], others);
		note(item.result?.kind === "Pipe" ? item.result.subject : item.result, others);
		const each = childOf(item, "each");
		note(each?.binding ?? each?.result, item.name === "for" ? counters : others);
		if (item.name !== "each") note(item.binding, others);
	});
	for (const name of others) counters.delete(name);
	return counters;
}

function noteUpdates(
	node: Statement,
	ownable: Set<string>,
	nested: Set<string>,
	queues: Set<string>,
	catalogue: Catalogue,
	mutates: boolean,
): void {
	const place = node.args[0] ? targetOf(unwrapped(node)) : null;
	if (
		place !== null &&
		(arrayUpdates.has(node.name) || ((mutates || node.name.startsWith("var")) && place.steps.length > 0))
	) {
		ownable.add(place.variable);
		if (place.steps.length > 1 || (place.steps.length === 1 && arrayUpdates.has(node.name))) nested.add(place.variable);
	}
	if (place !== null && (node.name === "var" || node.name === "var.update") && place.steps.length === 0) {
		const value = attributeOf(node, "value");
		const updates = value ? selfUpdatesOf(place.variable, value.value, { linker: { catalogue } }) : null;
		if (updates !== null) ownable.add(place.variable);
		if (updates?.some((update) => update.nested)) nested.add(place.variable);
		if (updates?.some((update) => update.helper === "unshiftSelf")) queues.add(place.variable);
	}
	if (node.name === "foreach") {
		const source = targetOf(unwrapped(node));
		if (source !== null) {
			visitItems(node.body?.items ?? [], (item) => {
				if (item.kind !== "Statement" || (item.name !== "foreach.remove" && item.name !== "remove")) return;
				ownable.add(source.variable);
				if (source.steps.length > 0) nested.add(source.variable);
			});
		}
	}
	const result = node.result?.kind === "Pipe" ? node.result.subject : node.result;
	const bound = result ? targetOf(result) : null;
	if (bound !== null && bound.steps.length > 0) {
		ownable.add(bound.variable);
		if (bound.steps.length > 1) nested.add(bound.variable);
	}
}

function unwrapped(node: Statement) {
	let current = node.args[0] ?? node.result;
	while (current?.kind === "Group") current = current.expression;
	return current ?? ({ kind: "Number", value: 0, raw: "0", start: 0, end: 0 } as const);
}
