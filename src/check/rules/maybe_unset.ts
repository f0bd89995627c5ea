import type { Block, Expression, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { attributeOf, childOf, isSwitchedOff, partsOf, resultTargetOf, statementsOf } from "../../../grammar/tree.js";
import { changesItsVariable } from "../facts.js";
import { type Context, rule } from "../rule.js";

const leaving = new Set(["return", "throw", "break", "continue", "debug.stop"]);

/** Variables that are read where they may not be set. */
export const maybeUnset = rule({
	name: "maybe-unset",
	create: (context) => ({
		construct: (node) => {
			const flow = new Flow(context);
			flow.block(childOf(node, "stack")?.body ?? null);
			const response = attributeOf(node, "response");
			if (response) flow.read(response.value);
			flow.tell();
		},
	}),
});

/** Follows a function in the order it runs and remembers which variables are surely set. */
class Flow {
	private set = new Set<string>();
	private readonly found = new Map<string, Span>();

	constructor(private readonly context: Context) {}

	/** @returns whether the block always leaves before its end */
	block(block: Block | null): boolean {
		for (const node of statementsOf(block)) {
			if (isSwitchedOff(node)) continue;
			this.statement(node);
			if (leaving.has(node.name)) return true;
		}
		return false;
	}

	private statement(node: Statement): void {
		const { names } = this.context;
		const meaning = names.meaning(node);
		if (meaning.kind === "gap") {
			this.write(node.result);
			return;
		}
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
			for (const argument of writes ? node.args.slice(1) : node.args) this.read(argument);
			for (const item of node.body?.items ?? [])
				if (item.kind === "Attribute" && !item.disabled && item.name !== "mock") this.read(item.value);
		}
		switch (node.name) {
			case "conditional":
				this.branches(node, childOf(node, "else") !== null, (branch) => this.block(branch.body));
				break;
			case "switch":
				this.branches(node, childOf(node, "default") !== null, (branch) => this.block(branch.body) && !branch.breaks);
				break;
			case "for":
			case "foreach":
			case "while":
				this.loop(node);
				break;
			case "try_catch":
				this.tryCatch(node);
				break;
			default:
				if (meaning.kind === "branch") this.perhaps(() => this.block(node.body));
				else if (node.name !== "util.post_process")
					this.block(childOf(node, "stack")?.body ?? (names.blocks(node).size > 0 ? node.body : null));
		}
		if (writes) this.write(node.args[0]);
		this.write(node.binding);
		this.write(node.result);
	}

	/** What all branches set is set afterwards, unless there may be none that runs. */
	private branches(node: Statement, isComplete: boolean, run: (branch: Statement) => boolean): void {
		const before = this.set;
		const endings: Set<string>[] = isComplete ? [] : [before];
		for (const branch of statementsOf(node.body)) {
			this.set = new Set(before);
			for (const argument of branch.args) this.read(argument);
			if (!run(branch)) endings.push(this.set);
		}
		this.set = intersection(endings) ?? before;
	}

	private loop(node: Statement): void {
		const each = childOf(node, "each");
		this.perhaps(() => {
			this.write(each?.binding);
			this.block(each?.body ?? node.body);
		});
		// A loop's own variable stays after it; an empty list is the exception, not the rule.
		this.write(each?.binding);
	}

	private tryCatch(node: Statement): void {
		const before = this.set;
		this.set = new Set(before);
		const endings: Set<string>[] = [];
		if (!this.block(childOf(node, "try")?.body ?? null)) endings.push(this.set);
		this.set = new Set(before).add("error");
		if (!this.block(childOf(node, "catch")?.body ?? null)) endings.push(this.set);
		this.set = intersection(endings) ?? before;
		this.block(childOf(node, "finally")?.body ?? null);
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

	/** Reads that give null for what is missing, and arguments that are worked out per element, do not count. */
	read(root: Expression): void {
		const pending: Expression[] = [root];
		for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
			if (node.kind === "Binary" && node.operator === "??") {
				if (!isPath(node.left)) pending.push(node.left);
				pending.push(node.right);
				continue;
			}
			if (node.kind === "Ternary" || (node.kind === "Binary" && (node.operator === "&&" || node.operator === "||"))) {
				pending.push(node.kind === "Ternary" ? node.condition : node.left);
				continue;
			}
			if (node.kind === "Variable") this.note(node.name, node);
			else if (node.kind === "Access" && node.base.kind === "Variable" && node.base.name === "var") {
				const [step] = node.steps;
				if (step?.kind === "member") this.note(step.name, node);
			}
			pending.push(...partsOf(node));
		}
	}

	private note(name: string, span: Span): void {
		if (this.set.has(name) || this.found.has(name)) return;
		// What nothing sets at all is a mistake of its own.
		if (!this.context.facts.variables.has(name)) return;
		this.found.set(name, span);
	}

	tell(): void {
		for (const [name, span] of this.found) {
			this.context.report({
				code: "maybe-unset",
				severity: "warning",
				message: `\`$${name}\` may not be set here`,
				span: { start: span.start, end: span.end },
				why: "It is set only in a branch or loop that may not run, or further down.",
				help: `give it a value before: \`var $${name} { value = null }\``,
			});
		}
	}
}

function isPath(node: Expression): boolean {
	return node.kind === "Variable" || node.kind === "Access" || (node.kind === "Group" && isPath(node.expression));
}

function intersection(sets: readonly Set<string>[]): Set<string> | null {
	const [first, ...others] = sets;
	if (!first) return null;
	return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}
