import type { Access, Binary, Expression, Item, Pipe, Statement } from "../../grammar/ast.js";
import { attributeOf, plainName, startsOnly, withoutGroups } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Use } from "./code.js";
import { elementFilters, scalarKinds } from "./fresh.js";

/**
 * What a function does with the arrays and objects it is given. Who only looks at its input has borrowed it: the caller
 * alone holds it again after the call, and changes it in place. What is not known to be harmless counts as kept.
 */
export interface InputUse {
	/** What the function's own statements do with it. */
	use: Use;
	/** Calls that hand it on as it is. */
	readonly passedTo: readonly { readonly callee: string; readonly input: string }[];
}

const rank: Readonly<Record<Use, number>> = { borrow: 0, child: 1, escape: 2 };

/** The one of two uses that keeps more. */
export function moreKept(one: Use, other: Use): Use {
	return rank[one] >= rank[other] ? one : other;
}

/** By name of the input; `kept` when all of them may be kept in ways that are not looked into. */
export type InputUses = ReadonlyMap<string, InputUse> | "kept";

/** Looks through a function for what becomes of its inputs; those that are not mentioned are only borrowed. */
export function inputUsesOf(node: Statement, catalogue: Catalogue): InputUses {
	const walk = new Walk(catalogue);
	walk.items((node.body?.items ?? []).filter((item) => item.kind !== "Statement" || item.name !== "input"));
	return walk.keepsAll ? "kept" : walk.uses;
}

/** Statements that look at their arguments and forget them. */
const lookers: ReadonlySet<string> = new Set([
	"for",
	"while",
	"if",
	"elseif",
	"else",
	"switch",
	"case",
	"precondition",
]);

class Walk {
	readonly uses = new Map<string, { use: Use; passedTo: { callee: string; input: string }[] }>();
	/** Something wants all inputs at once, or after the function is over. */
	keepsAll = false;

	constructor(private readonly catalogue: Catalogue) {}

	items(items: readonly Item[]): void {
		for (const item of items) {
			if (item.disabled || item.kind === "Column") continue;
			if (item.kind === "Attribute") this.expression(item.value, "escape");
			else this.statement(item);
		}
	}

	private statement(node: Statement): void {
		const definition = this.catalogue.statement(node.name);
		if (node.name === "util.post_process" || node.name === "util.get_all_input" || definition?.needsVariables)
			this.keepsAll = true;
		const argumentUse: Use = lookers.has(node.name) ? "borrow" : node.name === "foreach" ? "child" : "escape";
		for (const argument of node.args) this.expression(argument, argumentUse);
		for (const { value } of node.namedArguments) this.expression(value, "escape");
		if (node.result) this.expression(node.result, "escape");
		const isCall = node.name === "function.run" && !startsOnly(node);
		for (const item of node.body?.items ?? []) {
			if (item.disabled || item.kind === "Column") continue;
			if (item.kind === "Statement") this.statement(item);
			else if (isCall && item.name === "input") this.callInput(node);
			else this.expression(item.value, item.name === "value" ? valueUse(node.name, definition?.family) : "escape");
		}
	}

	private callInput(node: Statement): void {
		const callee = plainName(node.args[0]);
		const input = attributeOf(node, "input")?.value;
		const literal = input && withoutGroups(input);
		if (callee === null || literal?.kind !== "Object") {
			if (input) this.expression(input, "escape");
			return;
		}
		for (const { key, value, disabled } of literal.entries) {
			if (disabled) continue;
			const name = inputName(value);
			if (name !== null && typeof key === "string") this.usesOf(name).passedTo.push({ callee, input: key });
			else this.expression(value, "escape");
			if (key !== null && typeof key !== "string") this.expression(key, "borrow");
		}
	}

	private usesOf(name: string) {
		let found = this.uses.get(name);
		if (found === undefined) {
			found = { use: "borrow", passedTo: [] };
			this.uses.set(name, found);
		}
		return found;
	}

	private note(name: string, use: Use): void {
		const found = this.usesOf(name);
		found.use = moreKept(found.use, use);
	}

	/** Without recursion: expressions may be very long. */
	private expression(root: Expression, rootUse: Use): void {
		const pending: [Expression, Use][] = [[root, rootUse]];
		const add = (node: Expression, use: Use): void => void pending.push([node, use]);
		for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
			const [node, use] = next;
			switch (node.kind) {
				case "Variable":
					if (node.name === "input") this.keepsAll = true;
					break;
				case "Access":
					this.access(node, use, add);
					break;
				case "Pipe":
					this.pipe(node, use, add);
					break;
				case "Binary": {
					const operandUse = operandUseOf(node, use);
					add(node.left, operandUse);
					add(node.right, operandUse);
					break;
				}
				case "Unary":
					add(node.operand, "borrow");
					break;
				case "Ternary":
					add(node.condition, "borrow");
					add(node.consequent, use);
					add(node.alternate, use);
					break;
				case "Group":
					add(node.expression, use);
					break;
				case "Array":
					for (const { value, spread, disabled } of node.elements)
						if (!disabled) add(value, spread ? "child" : "escape");
					break;
				case "Object":
					for (const { key, value, disabled } of node.entries) {
						if (disabled) continue;
						add(value, key === null ? "child" : "escape");
						if (key !== null && typeof key !== "string") add(key, "borrow");
					}
					break;
				case "Cast":
					// A text may become an expression, whose variables stand nowhere in the tree.
					if (node.type === "expr") this.keepsAll = true;
					add(node.operand, "escape");
					break;
				case "Assignment":
					add(node.target, "escape");
					add(node.value, "escape");
					break;
			}
		}
	}

	private access(node: Access, use: Use, add: (node: Expression, use: Use) => void): void {
		const { base, steps } = node;
		const [first] = steps;
		const isInput = base.kind === "Variable" && base.name === "input";
		if (isInput && first?.kind === "member")
			this.note(first.name, steps.length === 1 || use === "borrow" ? use : "child");
		else add(base, use);
		for (const step of steps) if (step.kind === "index") add(step.expression, "borrow");
	}

	private pipe(node: Pipe, use: Use, add: (node: Expression, use: Use) => void): void {
		const filters = node.filters.filter((filter) => !filter.disabled);
		for (const [index, filter] of filters.entries()) {
			const definition = this.catalogue.filter(filter.name);
			if (definition?.context === "scope" || definition?.evaluates) this.keepsAll = true;
			const isScalar = definition !== undefined && scalarKinds.has(definition.result);
			const keeps: Use = use === "borrow" || isScalar ? "borrow" : "escape";
			for (const argument of filter.args) if (argument !== null) add(argument, keeps);
			if (index > 0) continue;
			const isElement =
				definition !== undefined && definition.family !== "custom" && elementFilters.has(definition.name);
			add(node.subject, keeps === "escape" && isElement ? "child" : keeps);
		}
		if (filters.length === 0) add(node.subject, use);
	}
}

/** The name of the input that an expression is, as a whole; null for anything else. */
export function inputName(node: Expression): string | null {
	const bare = withoutGroups(node);
	if (bare.kind !== "Access" || bare.steps.length !== 1) return null;
	const [first] = bare.steps;
	return bare.base.kind === "Variable" && bare.base.name === "input" && first?.kind === "member" ? first.name : null;
}

/** What a statement keeps of its `value`. */
function valueUse(statement: string, family: string | undefined): Use {
	if (family === "math" || family === "text") return "borrow";
	return statement === "array.merge" ? "child" : "escape";
}

const choosing: ReadonlySet<string> = new Set(["&&", "||", "?:", "??"]);
const looking: ReadonlySet<string> = new Set([
	...["+", "-", "*", "/", "%", ".."],
	...["==", "!=", "===", "!==", "<", ">", "<=", ">="],
]);

function operandUseOf({ operator }: Binary, use: Use): Use {
	if (choosing.has(operator)) return use;
	if (looking.has(operator)) return "borrow";
	return operator === "~" && use !== "borrow" ? "child" : use === "borrow" ? "borrow" : "escape";
}

/** A function of the program, as far as its inputs go. */
interface Borrower {
	readonly name: string;
	readonly facts: { readonly inputUses: InputUses } | null;
	readonly declarations: readonly { readonly name: string }[];
	/** What becomes of its inputs, in it and in all that it hands them on to. */
	uses: ReadonlyMap<string, Use>;
}

/** Finds what becomes of the inputs of functions that call each other. A built-in function may keep what it is given. */
export function spreadUses(units: readonly Borrower[]): void {
	const all = new Map<string, Map<string, Use>>();
	for (const { name, facts, declarations } of units) {
		if (facts === null || facts.inputUses === "kept") continue;
		const own = facts.inputUses;
		all.set(name, new Map(declarations.map((input) => [input.name, own.get(input.name)?.use ?? "borrow"])));
	}
	for (let changed = true; changed; ) {
		changed = false;
		for (const { name, facts } of units) {
			const uses = all.get(name);
			if (uses === undefined || facts === null || facts.inputUses === "kept") continue;
			for (const [input, { passedTo }] of facts.inputUses) {
				const before = uses.get(input);
				if (before === undefined || before === "escape") continue;
				let use: Use = before;
				for (const call of passedTo) use = moreKept(use, all.get(call.callee)?.get(call.input) ?? "escape");
				if (use === before) continue;
				uses.set(input, use);
				changed = true;
			}
		}
	}
	for (const unit of units) unit.uses = all.get(unit.name) ?? new Map();
}
