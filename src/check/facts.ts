import type { Block, Column, Expression, Statement } from "../../grammar/ast.js";
import {
	attributeOf,
	childOf,
	enabledItems,
	isSwitchedOff,
	resultTargetOf,
	startsOnly,
	statementsOf,
	targetOf,
	unwrap,
} from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { StatementDefinition } from "../catalogue/define.js";
import { hasStack, partsOfConstruct } from "./constructs.js";
import type { Names } from "./meaning.js";

/** What has to be known about a whole construct before its parts can be judged. */
export interface Facts {
	/** Declared inputs by name; of two of one name the first. */
	readonly inputs: ReadonlyMap<string, Column>;
	/** Inputs are also taken from a table (`dblink`), so that not all names are known. */
	readonly openInputs: boolean;
	/** Variables that are set somewhere, with the values `var` gives them; null where something else sets them. */
	readonly variables: ReadonlyMap<string, readonly Expression[] | null>;
	/** Of variables that nothing but results of statements set: the names of these statements; null for anything else. */
	readonly givers: ReadonlyMap<string, readonly (string | null)[]>;
	/** Variables that `array.push`, `math.add` and their like change without setting them first. */
	readonly changed: ReadonlySet<string>;
	/** Variables that hold the id of a started call and never anything else, with the statements that start it. */
	readonly started: ReadonlyMap<string, Statement>;
	/** There is a `catch`, so `$error` may be set. */
	readonly catches: boolean;
}

const nothing: Facts = {
	inputs: new Map(),
	openInputs: false,
	variables: new Map(),
	givers: new Map(),
	changed: new Set(),
	started: new Map(),
	catches: false,
};

/**
 * Looks through a construct once; of one without a stack there is little to know.
 * @param opened variables that are set before its stack begins
 */
export function factsOf(
	node: Statement,
	kind: string,
	catalogue: Catalogue,
	names: Names,
	opened: Iterable<string> = [],
): Facts {
	if (!hasStack(kind)) return { ...nothing, ...inputsOf(node) };
	const parts = partsOfConstruct(kind);
	const variables = new Map<string, Expression[] | null>([...opened].map((name) => [name, null]));
	const givers = new Map<string, (string | null)[]>();
	const changed = new Set<string>();
	const started = new Map<string, Statement>();
	const others = new Set<string>();
	let catches = false;
	const set = (
		place: Expression | null | undefined,
		value: Expression | null,
		by: string | null,
		starter?: Statement,
	): void => {
		const target = place ? resultTargetOf(unwrap(place)) : null;
		if (target === null || target.variable === "input" || target.variable === "env") return;
		const known = variables.get(target.variable);
		const giver = target.steps.length === 0 && place?.kind !== "Pipe" ? by : null;
		if (target.steps.length === 0) givers.set(target.variable, [...(givers.get(target.variable) ?? []), giver]);
		if (starter && target.steps.length === 0) started.set(target.variable, starter);
		else others.add(target.variable);
		// A path changes the variable's inside; its kind stays what the other values make it.
		if (target.steps.length > 0) variables.set(target.variable, known ?? null);
		else if (value === null || known === null) variables.set(target.variable, null);
		else if (known) known.push(value);
		else variables.set(target.variable, [value]);
	};
	const visit = (block: Block | null, owner: Statement | null): void => {
		for (const item of statementsOf(block)) {
			if (isSwitchedOff(item)) continue;
			if (item.name === "catch") catches = true;
			if (item.name === "var" || item.name === "var.update")
				set(item.args[0], attributeOf(item, "value")?.value ?? null, null);
			// A misspelled statement: what it works on is no second mistake.
			else if (names.meaning(item).kind === "unknown") set(item.args[0], null, null);
			else if (changesItsVariable(item, catalogue)) {
				const target = item.args[0] ? targetOf(unwrap(item.args[0])) : null;
				if (target) changed.add(target.variable);
			}
			// The name a loop without `each` gets with the fix.
			if ((item.name === "for" || item.name === "foreach") && item.body !== null && !childOf(item, "each"))
				variables.set("item", null);
			set(item.binding, null, item.name === "each" ? (owner?.name ?? null) : null);
			set(item.result, null, startsOnly(item) ? null : item.name, starts(item, catalogue) ? item : undefined);
			visit(item.body, item);
		}
	};
	for (const item of enabledItems(node.body)) {
		if (item.kind === "Statement" && (item.name === "stack" || !parts.has(item.name)))
			visit({ items: [item], start: 0, end: 0 }, null);
	}
	const { inputs, openInputs } = inputsOf(node);
	for (const name of [...others, ...changed]) started.delete(name);
	return { inputs, openInputs, variables, givers, changed, started, catches };
}

/** Whether a statement binds the id of a call instead of its result. */
function starts(node: Statement, catalogue: Catalogue): boolean {
	// Filters behind the variable make something else of the id.
	if (node.result?.kind === "Pipe" || !startsOnly(node)) return false;
	return catalogue.statement(node.name)?.attributes.some(({ name }) => name === "async") === true;
}

/** Whether a statement changes the variable it names: `math.add $n`, `array.push $list`. */
export function changesItsVariable(node: Statement, catalogue: Catalogue): boolean {
	const definition = catalogue.statement(node.name);
	if (definition?.positional[0]?.form !== "variable") return false;
	return definition.effects === "mutates" || definition.effects === "control";
}

/** Where among its arguments a statement says which elements it is about, `if ($$.age > 3)`; -1 when it does not. */
export function clauseIn({ args }: Statement, definition: StatementDefinition | null | undefined): number {
	return definition?.clause === "if" ? args.findIndex((each) => each.kind === "Word" && each.value === "if") : -1;
}

/** The inputs a construct declares. */
export function inputsOf(node: Statement): Pick<Facts, "inputs" | "openInputs"> {
	const inputs = new Map<string, Column>();
	let openInputs = false;
	for (const block of statementsOf(node.body).filter(({ name }) => name === "input")) {
		for (const item of enabledItems(block.body)) {
			if (item.kind !== "Column") continue;
			if (item.type === "dblink") openInputs = true;
			else if (!inputs.has(item.name)) inputs.set(item.name, item);
		}
	}
	return { inputs, openInputs };
}
