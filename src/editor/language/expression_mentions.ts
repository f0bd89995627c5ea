import type { Access, Expression, FilterUse, Step, TextLiteral } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { memberName, mentionsElement } from "../../../grammar/tree.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { HiddenNames } from "./construct_mentions.js";
import { expressionInText, namesInText } from "./embedded.js";
import {
	columnSymbol,
	constructSymbol,
	environmentSymbol,
	inputSymbol,
	type Mention,
	type MentionRole,
	type Owner,
	variableSymbol,
	type XanoSymbol,
} from "./symbols.js";
import { keyOf } from "./written_names.js";

/** What stands around an expression. */
export interface Surroundings {
	readonly disabled: boolean;
	/** `$$`, `$this`, `$index` and their kin mean the element. */
	readonly element: boolean;
	/** The table that `$db.column` is of; null where there is none. */
	readonly table: string | null;
	readonly isTest: boolean;
	readonly inCatch: boolean;
	/** Text that is JavaScript or a template may name variables. */
	readonly seesVariables: boolean;
	readonly loop: Span | null;
}

const elementNames = new Set(["$", "this", "index", "parent", "result"]);
/** Variables that the language itself sets wherever they are read. */
export const alwaysSpecial = new Set(["$", "input", "env", "var", "auth"]);

/** What the expressions of one construct name. */
export class ExpressionMentions {
	readonly mentions: Mention[] = [];
	readonly hidden: HiddenNames[] = [];
	/** Texts with a `$` in them, and whether some text that is not written out is evaluated: then they may be meant. */
	private readonly texts: { readonly node: TextLiteral; readonly around: Surroundings }[] = [];
	private evaluatesAny = false;

	/** @param place what tells the variables of this construct from those of others */
	constructor(
		private readonly owner: Owner,
		private readonly place: string,
		private readonly catalogue: Catalogue,
	) {}

	/** Texts can be looked into when everything has been read. */
	end(): void {
		if (this.evaluatesAny) for (const { node, around } of this.texts.splice(0)) this.evaluated(node, around);
	}

	/** Everything an expression names. Without recursion: expressions may be very long. */
	expression(root: Expression, outside: Surroundings): void {
		this.drain([{ node: root, around: outside }]);
	}

	/** What the arguments of filters name. */
	inFilters(filters: readonly FilterUse[], around: Surroundings): void {
		const pending: Pending[] = [];
		this.filters(filters, around, pending);
		this.drain(pending);
	}

	/** What a path names. */
	inSteps(steps: readonly Step[], around: Surroundings): void {
		const pending: Pending[] = [];
		for (const step of steps) this.step(step, around, pending);
		this.drain(pending);
	}

	private drain(pending: Pending[]): void {
		for (let next = pending.pop(); next !== undefined; next = pending.pop())
			this.visit(next.node, next.around, pending);
	}

	private visit(node: Expression, around: Surroundings, pending: Pending[]): void {
		const add = (child: Expression, inner = around): void => {
			pending.push({ node: child, around: inner });
		};
		switch (node.kind) {
			case "Variable":
				this.whole(node.name, node, around);
				this.variable(node.name, { start: node.start + 1, end: node.end }, around);
				break;
			case "Access":
				this.access(node, around, pending);
				break;
			case "Text":
				if (around.seesVariables) this.text(node, around);
				else if (node.value.includes("$")) this.texts.push({ node, around });
				break;
			case "Pipe":
				add(node.subject);
				if (node.filters[0] && this.evaluates(node.filters[0].name)) {
					const held = node.subject.kind === "Text" ? expressionInText(node.subject) : null;
					if (held) add(held);
					else this.evaluatesAny = true;
				} else if (node.filters.some(({ name }) => this.evaluates(name))) this.evaluatesAny = true;
				this.filters(node.filters, around, pending);
				break;
			case "Binary":
				add(node.left);
				add(node.right);
				break;
			case "Unary":
				add(node.operand);
				break;
			case "Cast": {
				const held = node.type === "expr" && node.operand.kind === "Text" ? expressionInText(node.operand) : null;
				add(held ?? node.operand);
				break;
			}
			case "Ternary":
				add(node.condition);
				add(node.consequent);
				add(node.alternate);
				break;
			case "Assignment":
				add(node.target);
				add(node.value, { ...around, element: true });
				break;
			case "Array":
				for (const { value, disabled } of node.elements) add(value, disabled ? { ...around, disabled } : around);
				break;
			case "Object":
				for (const { key, value, disabled } of node.entries) {
					const inner = disabled ? { ...around, disabled } : around;
					if (key !== null && typeof key !== "string") add(key, inner);
					add(value, inner);
				}
				break;
			case "Group":
				add(node.expression);
				break;
		}
	}

	/** `$input` and `$var` as a whole hold everything under its name. */
	whole(name: string, span: Span, { disabled }: Surroundings): void {
		const of = name === "input" ? "inputs" : name === "var" ? "variables" : null;
		if (of !== null && !disabled) this.hidden.push({ of, owner: this.owner, span });
	}

	private access({ base, steps }: Access, around: Surroundings, pending: Pending[]): void {
		const [first, second] = steps;
		const name = base.kind === "Variable" ? base.name : null;
		const key = first === undefined ? null : keyOf(first);
		let rest = steps;
		if (name === "var" && key) {
			this.variable(key.name, key.span, around);
			rest = steps.slice(1);
		} else if (name === "input" && key) {
			this.add(inputSymbol(key.name, this.owner), "reads", key.span, around);
			rest = steps.slice(1);
		} else if (name === "env") {
			if (key) this.add(environmentSymbol(key.name), "reads", key.span, around);
			rest = first?.kind === "variable-member" ? steps.slice(1) : steps;
		} else if (name === "db" && around.table !== null && key) {
			const column = second === undefined ? null : keyOf(second);
			if (column === null) this.add(columnSymbol(key.name, around.table), "reads", key.span, around);
			else {
				// Any other name may be that of a join, or of a column that holds an object.
				const table = { kind: "table", name: key.name };
				if (key.name === around.table) this.add(constructSymbol(table), "reads", key.span, around);
				this.add(columnSymbol(column.name, key.name), "reads", column.span, around);
			}
		} else pending.push({ node: base, around });
		for (const step of rest) this.step(step, around, pending);
	}

	private step(step: Step, around: Surroundings, pending: Pending[]): void {
		if (step.kind === "variable-member") this.variable(step.name, memberName(step), around);
		else if (step.kind === "index") {
			const inner = { ...around, element: around.element || mentionsElement(step.expression) };
			pending.push({ node: step.expression, around: inner });
		}
	}

	private filters(filters: readonly FilterUse[], around: Surroundings, pending: Pending[]): void {
		for (const use of filters) {
			const definition = this.catalogue.filter(use.name);
			const seesVariables = around.seesVariables || (definition?.context === "scope" && definition.evaluates !== true);
			use.args.forEach((argument, index) => {
				if (argument === null) return;
				const perElement = definition?.arguments[index]?.kind === "expression";
				const element = around.element || perElement || (use.name === "set" && mentionsElement(argument));
				const inner = { ...around, element, seesVariables, disabled: around.disabled || use.disabled };
				pending.push({ node: argument, around: inner });
			});
		}
	}

	private evaluates(filter: string): boolean {
		const definition = this.catalogue.filter(filter);
		return definition?.context === "scope" && definition.evaluates === true;
	}

	/** A text that may be an expression by the time it is evaluated. */
	private evaluated(node: TextLiteral, around: Surroundings): void {
		const held = expressionInText(node);
		const isNamed = this.mentions.some(({ span }) => node.start < span.start && span.end < node.end);
		if (held && held.kind !== "Text" && !isNamed) this.expression(held, { ...around, element: true });
	}

	private text(node: TextLiteral, around: Surroundings): void {
		for (const { kind, name, span } of namesInText(node)) {
			if (kind === "variable") this.variable(name, span, around);
			else this.add(inputSymbol(name, this.owner), "reads", span, around);
		}
	}

	private variable(name: string, span: Span, around: Surroundings): void {
		if (alwaysSpecial.has(name) || /^\d+$/.test(name)) return;
		if (around.element && elementNames.has(name)) return;
		if (name === "error" && around.inCatch) return;
		if (name === "response" && around.isTest) return;
		if (name === "db" && around.table !== null) return;
		this.add(variableSymbol(name, this.place), "reads", span, around);
	}

	add(symbol: XanoSymbol, role: MentionRole, { start, end }: Span, { disabled }: Surroundings): void {
		if (start < end) this.mentions.push({ symbol, role, span: { start, end }, disabled });
	}
}

interface Pending {
	readonly node: Expression;
	readonly around: Surroundings;
}
