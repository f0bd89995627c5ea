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
} from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { selfUpdateFilter } from "./statements/variables.js";

/** What has to be known about a function before its code can be generated. */
export interface FunctionFacts {
	/** Variables that some statement changes in place. */
	readonly ownable: ReadonlySet<string>;
	/** Variables that some statement changes two levels down. */
	readonly nested: ReadonlySet<string>;
	/** Variables `array.shift` takes elements from. */
	readonly queues: ReadonlySet<string>;
	/** Variables that nothing but `for` loops ever sets: they count. */
	readonly counters: ReadonlySet<string>;
	/** Names given to `function.run`, in order. */
	readonly calls: readonly string[];
	/** Contains a statement that waits for the outside. */
	readonly waits: boolean;
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
export function factsOf(body: Block | null, catalogue: Catalogue): FunctionFacts {
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
		const shifted = item.name === "array.shift" && item.args[0] ? targetOf(item.args[0]) : null;
		if (shifted !== null && shifted.steps.length === 0) queues.add(shifted.variable);
		noteUpdates(item, ownable, nested, catalogue, definition?.effects === "mutates");
	});
	return { ownable, nested, queues, counters: countersOf(body), calls, waits };
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
		if (value && selfUpdateFilter(place.variable, value.value, { linker: { catalogue } })) ownable.add(place.variable);
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
