import type { Block, Expression, Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import {
	attributeOf,
	childOf,
	isSwitchedOff,
	partsOf,
	resultTargetOf,
	statementsOf,
	withoutGroups,
} from "../../../../grammar/tree.js";
import { changesItsVariable } from "../../facts.js";
import { type Context, rule } from "../../rule.js";

/** Statements after which the function is over. */
const ending = new Set(["return", "throw", "debug.stop"]);

/** Operators whose right side may never be looked at. */
const mayStopEarly = new Set(["&&", "||", "?:"]);

/** Variables that are read where they may not be set. */
export const maybeUnset = rule({
	name: "maybe-unset",
	create: (context) => ({
		construct: (node) => {
			const flow = new Flow(context);
			const leaves = flow.block(childOf(node, "stack")?.body ?? null);
			const response = attributeOf(node, "response");
			if (response && !leaves) flow.read(response.value);
			flow.tell();
		},
	}),
});

/** Follows a function in the order it runs and remembers which variables are surely set. */
class Flow {
	private set: Set<string>;
	/** What is set at each `break` and at each `continue` of the loop or `switch` around. */
	private breaks: Set<string>[] = [];
	private continues: Set<string>[] = [];
	/** What a loop sets on every way through it, though it may not run at all. */
	private readonly byLoops = new Set<string>();
	/** Inside a stack that sees no variables but its own. */
	private isApart = false;
	private readonly found = new Map<string, { readonly span: Span; readonly why: "loop" | "apart" | "branch" }>();

	constructor(private readonly context: Context) {
		this.set = new Set(context.construct.opened);
	}

	/** @returns whether the block always leaves before its end */
	block(block: Block | null): boolean {
		for (const node of statementsOf(block)) {
			if (isSwitchedOff(node)) continue;
			if (this.statement(node)) return true;
		}
		return false;
	}

	/** @returns whether what stands behind the statement is never reached */
	private statement(node: Statement): boolean {
		const { names } = this.context;
		const meaning = names.meaning(node);
		// What an unknown statement is given it probably sets.
		const writes =
			meaning.kind === "unknown" ||
			node.name === "var" ||
			node.name === "var.update" ||
			changesItsVariable(node, this.context.catalogue);
		const isElementwise =
			meaning.kind === "statement" &&
			(meaning.definition.clause || meaning.definition.attributes.some((each) => each.perElement));
		if (!isElementwise) {
			const isLenient = meaning.kind === "statement" && meaning.definition.positional[0]?.lenient;
			for (const argument of writes ? node.args.slice(1) : node.args)
				if (!isLenient || !isPath(argument)) this.read(argument);
			for (const item of node.body?.items ?? [])
				if (item.kind === "Attribute" && !item.disabled && item.name !== "mock") this.read(item.value);
		}
		const leaves = this.inner(node, meaning.kind === "branch");
		if (writes) this.write(node.args[0]);
		this.write(node.binding);
		this.write(node.result);
		return leaves;
	}

	/** Goes through the blocks of a statement. */
	private inner(node: Statement, isBranch: boolean): boolean {
		switch (node.name) {
			case "break":
				this.breaks.push(this.set);
				return true;
			case "continue":
				this.continues.push(this.set);
				return true;
			case "conditional":
				return this.conditional(node);
			case "switch":
				return this.cases(node);
			case "for":
			case "foreach":
			case "while":
				return this.loop(node);
			case "try_catch":
				return this.tryCatch(node);
			case "util.post_process":
				return false;
			case "expect.to_throw":
				this.apart(() => this.block(childOf(node, "stack")?.body ?? node.body));
				return false;
		}
		if (isBranch) {
			this.perhaps(() => this.block(node.body));
			return false;
		}
		const body = childOf(node, "stack")?.body ?? (this.context.names.blocks(node).size > 0 ? node.body : null);
		return this.block(body) || ending.has(node.name);
	}

	/** What all branches set is set afterwards, unless there may be none that runs. */
	private conditional(node: Statement): boolean {
		const before = this.set;
		const endings: Set<string>[] = childOf(node, "else") ? [] : [before];
		for (const branch of statementsOf(node.body)) {
			this.set = new Set(before);
			for (const argument of branch.args) {
				this.read(argument);
				// Where all of `$a && $b` holds, `$b` has been read.
				for (const { name } of readsIn(argument, true)) this.set.add(name);
			}
			if (!this.block(branch.body)) endings.push(this.set);
		}
		return this.goOn(endings, before);
	}

	/** A case without `break` goes on in the next one, which counts on nothing that it set. */
	private cases(node: Statement): boolean {
		const before = this.set;
		const { breaks } = this;
		this.breaks = childOf(node, "default") ? [] : [before];
		let last: Set<string> | null = before;
		for (const branch of statementsOf(node.body)) {
			this.set = new Set(before);
			for (const argument of branch.args) this.read(argument);
			last = this.block(branch.body) ? null : this.set;
			if (last && branch.breaks) this.breaks.push(last);
		}
		const endings = last ? [...this.breaks, last] : this.breaks;
		this.breaks = breaks;
		return this.goOn(endings, before);
	}

	private loop(node: Statement): boolean {
		// The name the fix gives the element of a loop without `each`.
		if (node.name !== "while" && !childOf(node, "each")) this.set.add("item");
		const each = childOf(node, "each");
		const before = this.set;
		const { breaks, continues } = this;
		this.breaks = [];
		this.continues = [];
		this.set = new Set(before);
		this.write(each?.binding);
		const leaves = this.block(each?.body ?? node.body);
		const endings = this.breaks;
		const runs = passes(node);
		if (runs !== "endless") endings.push(...this.continues, ...(leaves ? [] : [this.set]));
		this.breaks = breaks;
		this.continues = continues;
		if (runs === "perhaps") for (const name of intersection(endings) ?? []) this.byLoops.add(name);
		const isOver = this.goOn(runs === "perhaps" ? [before] : endings, before);
		this.set = new Set(this.set);
		// A loop's own variable stays after it; an empty list is the exception, not the rule.
		this.write(each?.binding);
		return isOver;
	}

	private tryCatch(node: Statement): boolean {
		const before = this.set;
		this.set = new Set(before);
		const endings: Set<string>[] = [];
		if (!this.block(childOf(node, "try")?.body ?? null)) endings.push(this.set);
		this.set = new Set(before).add("error");
		if (!this.block(childOf(node, "catch")?.body ?? null)) endings.push(this.set);
		const isOver = this.goOn(endings, before);
		this.set = new Set(this.set);
		return this.block(childOf(node, "finally")?.body ?? null) || isOver;
	}

	/** @returns whether no way leads on */
	private goOn(endings: readonly Set<string>[], before: Set<string>): boolean {
		const common = intersection(endings);
		this.set = common ?? before;
		return common === null;
	}

	/** A stack with variables of its own. */
	private apart(run: () => void): void {
		const { set, isApart } = this;
		this.set = new Set();
		this.isApart = true;
		run();
		this.set = set;
		this.isApart = isApart;
	}

	private perhaps(run: () => void): void {
		const before = new Set(this.set);
		run();
		this.set = before;
	}

	private write(place: Expression | null | undefined): void {
		const target = place ? resultTargetOf(place) : null;
		if (target) this.set.add(target.variable);
	}

	read(root: Expression): void {
		for (const { name, span } of readsIn(root, false)) this.note(name, span);
	}

	private note(name: string, span: Span): void {
		if (this.set.has(name) || this.found.has(name)) return;
		// What nothing sets at all is a mistake of its own.
		if (!this.context.facts.variables.has(name)) return;
		this.found.set(name, { span, why: this.isApart ? "apart" : this.byLoops.has(name) ? "loop" : "branch" });
	}

	tell(): void {
		for (const [name, { span, why }] of this.found) {
			this.context.report({
				code: "maybe-unset",
				// That a loop runs at least once, the author mostly knows: a retry, a list that is never empty.
				severity: why === "loop" ? "hint" : "warning",
				message: `\`$${name}\` may not be set here`,
				span: { start: span.start, end: span.end },
				why: reasons[why],
				help: `give it a value ${why === "apart" ? "in there" : "before"}: \`var $${name} { value = null }\``,
			});
		}
	}
}

/**
 * What is surely read. Reads that give null for what is missing, and arguments that are worked out per element, do not
 * count.
 *
 * @param holds whether the whole is known to be true, so that both sides of its `&&` were looked at
 */
function* readsIn(root: Expression, holds: boolean): Generator<{ readonly name: string; readonly span: Span }> {
	const pending = [{ node: root, holds }];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const { node } = next;
		const push = (part: Expression, isTrue = false): number => pending.push({ node: part, holds: isTrue });
		if (node.kind === "Group") {
			push(node.expression, next.holds);
			continue;
		}
		if (node.kind === "Binary" && node.operator === "??") {
			if (!isPath(node.left)) push(node.left);
			push(node.right);
			continue;
		}
		if (node.kind === "Binary" && node.operator === "&&" && next.holds) {
			push(node.left, true);
			push(node.right, true);
			continue;
		}
		if (node.kind === "Ternary" || (node.kind === "Binary" && mayStopEarly.has(node.operator))) {
			push(node.kind === "Ternary" ? node.condition : node.left);
			continue;
		}
		if (node.kind === "Variable") yield { name: node.name, span: node };
		else if (node.kind === "Access" && node.base.kind === "Variable" && node.base.name === "var") {
			const [step] = node.steps;
			if (step?.kind === "member") yield { name: step.name, span: node };
		}
		for (const part of partsOf(node)) push(part);
	}
}

const reasons = {
	loop: "It is set only in a loop that may not run.",
	apart: "The stack of `expect.to_throw` has variables of its own and sees no others.",
	branch: "It is set only in a branch or loop that may not run, or further down.",
} as const;

/** Whether the body of a loop surely runs, and whether only `break` leaves it. */
function passes(node: Statement): "endless" | "surely" | "perhaps" {
	const [argument] = node.args;
	const head = argument && withoutGroups(argument);
	if (node.name === "while") return head?.kind === "Word" && head.value === "true" ? "endless" : "perhaps";
	const isSure =
		(head?.kind === "Number" && head.value >= 1) ||
		(head?.kind === "Binary" && head.operator === "..") ||
		(head?.kind === "Array" && head.elements.some(({ spread, disabled }) => !spread && !disabled));
	return isSure ? "surely" : "perhaps";
}

function isPath(node: Expression): boolean {
	return node.kind === "Variable" || node.kind === "Access" || (node.kind === "Group" && isPath(node.expression));
}

function intersection(sets: readonly Set<string>[]): Set<string> | null {
	const [first, ...others] = sets;
	if (!first) return null;
	return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}
