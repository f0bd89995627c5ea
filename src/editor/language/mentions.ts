import type {
	Block,
	Column,
	Expression,
	File,
	Item,
	ObjectLiteral,
	Statement,
	TextLiteral,
	Word,
} from "../../../grammar/ast.js";
import type { Source } from "../../../grammar/source.js";
import { attributeOf, entryOf, resultTargetOf, targetOf, unwrap, withoutGroups } from "../../../grammar/tree.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { type ConstructPart, findConstruct } from "../../catalogue/constructs/index.js";
import type { StatementDefinition } from "../../catalogue/define.js";
import { changesItsVariable, clauseIn } from "../../check/facts.js";
import type { Assignment, ConstructMentions, Given } from "./construct_mentions.js";
import { alwaysSpecial, ExpressionMentions, type Surroundings } from "./expression_mentions.js";
import { calledKind, namedKind, worksOnTable } from "./naming.js";
import {
	columnSymbol,
	constructSymbol,
	environmentSymbol,
	inputSymbol,
	type MentionRole,
	type Owner,
	variableSymbol,
} from "./symbols.js";
import { declaredNameOf, nameIn, nameSpan, ownerOf, variableSpan } from "./written_names.js";

const plain: Surroundings = {
	disabled: false,
	element: false,
	table: null,
	isTest: false,
	inCatch: false,
	seesVariables: false,
	loop: null,
};

/** By catalogue: it says which statements set variables. */
const known = new WeakMap<Catalogue, WeakMap<File, readonly ConstructMentions[]>>();

/** Everything that the constructs of a file name, in the order of the text. Looked for once per file. */
export function mentionsIn(file: File, source: Source, catalogue: Catalogue): readonly ConstructMentions[] {
	const files = known.get(catalogue) ?? new WeakMap<File, readonly ConstructMentions[]>();
	known.set(catalogue, files);
	const before = files.get(file);
	if (before) return before;
	const found = file.items
		.filter((item): item is Statement => item.kind === "Statement")
		.map((node) => new Collector(node, source, catalogue).collect());
	files.set(file, found);
	return found;
}

const loops = new Set(["for", "foreach", "while"]);

class Collector {
	private readonly owner: Owner;
	private readonly names: ExpressionMentions;
	private readonly assignments = new Map<string, Assignment[]>();
	private readonly place: string;

	constructor(
		private readonly node: Statement,
		private readonly source: Source,
		private readonly catalogue: Catalogue,
	) {
		this.owner = ownerOf(node, source);
		this.place = `${source.name} ${node.start}`;
		this.names = new ExpressionMentions(this.owner, this.place, catalogue);
	}

	collect(): ConstructMentions {
		const { node, owner } = this;
		const around = node.disabled ? { ...plain, disabled: true } : plain;
		const name = declaredNameOf(node);
		if (name !== null && name.value !== "") this.names.add(constructSymbol(owner), "declares", nameSpan(name), around);
		for (const { value } of node.namedArguments) this.names.expression(value, around);
		for (const item of node.body?.items ?? []) this.part(item, around);
		this.names.end();
		const { assignments } = this;
		const { mentions, hidden } = this.names;
		mentions.sort((a, b) => a.span.start - b.span.start);
		for (const list of assignments.values()) list.sort((a, b) => a.from - b.from);
		return { node, owner, mentions, hidden, assignments };
	}

	/** What stands directly in the braces of a construct. */
	private part(item: Item, outside: Surroundings): void {
		const around = item.disabled ? { ...outside, disabled: true } : outside;
		if (item.kind === "Column") this.column(item, around, null);
		else if (item.kind === "Attribute") {
			if (item.name === "env" && this.owner.kind.startsWith("run.")) this.environment(item.value, around);
			this.property(item.name, item.value, around, partOf(this.owner.kind, item.name));
		} else if (item.name === "input") this.columns(item.body, around, "input");
		else if (item.name === "schema" && this.owner.kind === "table") this.columns(item.body, around, "column");
		else if (item.name === "test") this.test(item, around);
		else if (item.name === "stack") this.items(item.body, around);
		else this.statement(item, around, null);
	}

	private columns(block: Block | null, around: Surroundings, as: "input" | "column" | null): void {
		for (const item of block?.items ?? []) {
			if (item.kind === "Column") this.column(item, around, as);
			else this.item(item, around);
		}
	}

	private column(node: Column, outside: Surroundings, as: "input" | "column" | null): void {
		const around = node.disabled ? { ...outside, disabled: true } : outside;
		const isQuoted = this.source.text[node.nameSpan.start] === '"';
		const start = node.nameSpan.start + (isQuoted ? 1 : 0);
		const span = { start, end: start + node.name.length };
		if (node.name !== "" && as === "input")
			this.names.add(inputSymbol(node.name, this.owner), "declares", span, around);
		if (node.name !== "" && as === "column")
			this.names.add(columnSymbol(node.name, this.owner.name), "declares", span, around);
		if (node.default) this.names.expression(node.default, around);
		for (const item of node.body?.items ?? []) {
			if (item.kind === "Statement" && item.name === "schema") this.columns(item.body, around, null);
			else this.item(item, around);
		}
	}

	/** A test of the construct: its input is the construct's own. */
	private test(node: Statement, outside: Surroundings): void {
		const around = { ...outside, isTest: true };
		for (const item of node.body?.items ?? []) {
			const inner = item.disabled ? { ...around, disabled: true } : around;
			if (item.kind === "Attribute" && item.name === "input") this.input(item.value, this.owner, inner);
			else this.item(item, around);
		}
	}

	private items(block: Block | null, around: Surroundings): void {
		for (const item of block?.items ?? []) this.item(item, around);
	}

	private item(item: Item, outside: Surroundings, parent: Statement | null = null): void {
		const around = item.disabled ? { ...outside, disabled: true } : outside;
		if (item.kind === "Attribute") this.property(item.name, item.value, around);
		else if (item.kind === "Column") this.column(item, around, null);
		else this.statement(item, around, parent);
	}

	private statement(node: Statement, outside: Surroundings, parent: Statement | null): void {
		const around = this.around(node, node.disabled ? { ...outside, disabled: true } : outside);
		const definition = this.catalogue.statement(node.name);
		this.head(node, definition, around);
		if (definition?.needsVariables && definition.attributes.length === 0)
			this.names.whole("var", node.nameSpan, around);
		const called = calledKind(node.name);
		const callee = called === null ? null : nameIn(node.args[0]);
		for (const item of node.body?.items ?? []) {
			const inner = item.disabled ? { ...around, disabled: true } : around;
			if (item.kind !== "Attribute") this.item(item, around, node);
			else if (item.name === "input" && called !== null && callee !== null)
				this.input(item.value, { kind: called, name: callee }, inner);
			else {
				const perElement = definition?.attributes.find(({ name }) => name === item.name)?.perElement === true;
				this.property(item.name, item.value, { ...inner, element: inner.element || perElement });
				if (item.name === "sort" && worksOnTable(node.name)) this.sortedColumns(item.value, inner);
			}
		}
		this.results(node, parent, around);
	}

	private around(node: Statement, outside: Surroundings): Surroundings {
		return {
			...outside,
			seesVariables: this.catalogue.statement(node.name)?.needsVariables === true,
			table: worksOnTable(node.name) ? (nameIn(node.args[0]) ?? outside.table) : outside.table,
			inCatch: outside.inCatch || node.name === "catch",
			loop: outside.loop ?? (loops.has(node.name) ? node : null),
		};
	}

	/** What stands between the name of a statement and its braces. */
	private head(node: Statement, definition: StatementDefinition | undefined, around: Surroundings): void {
		const called = calledKind(node.name) ?? (worksOnTable(node.name) ? "table" : null);
		const takesVariable = definition?.positional[0]?.form === "variable";
		const clause = clauseIn(node, definition);
		node.args.forEach((argument, index) => {
			const bare = withoutGroups(argument);
			if (index > 0 || (called === null && !takesVariable)) {
				this.names.expression(argument, clause >= 0 && index === clause + 1 ? { ...around, element: true } : around);
			} else if (called !== null && (bare.kind === "Text" || bare.kind === "Word")) {
				this.construct(called, bare, around);
			} else if (takesVariable) {
				const writes = definition.effects === "pure" ? "reads" : "writes";
				this.target(argument, node.name === "var" ? "declares" : writes, around);
			} else this.names.expression(argument, around);
		});
		for (const { value } of node.namedArguments) this.names.expression(value, around);
	}

	/** Variables that a statement sets. */
	private results(node: Statement, parent: Statement | null, around: Surroundings): void {
		const [first] = node.args;
		const value = attributeOf(node, "value")?.value ?? null;
		if (first && (node.name === "var" || node.name === "var.update")) {
			this.assign(first, node.end, value && { kind: "value", expression: value }, around);
		} else if (first && changesItsVariable(node, this.catalogue)) {
			this.assign(first, node.end, { kind: "change" }, around);
		}
		if (node.binding) {
			this.target(node.binding, "declares", around);
			this.assign(node.binding, node.body?.start ?? node.end, { kind: "element", loop: parent }, around);
		}
		if (node.result) {
			this.target(node.result, "declares", around);
			this.assign(node.result, node.end, { kind: "result", statement: node }, around);
		}
	}

	private assign(place: Expression, from: number, given: Given | null, around: Surroundings): void {
		const target = resultTargetOf(unwrap(place));
		if (target === null || around.disabled || alwaysSpecial.has(target.variable)) return;
		const path: string[] = [];
		for (const step of target.steps) if (step.kind === "member" && path.length < 4) path.push(step.name);
		const whole = path.length === target.steps.length;
		const list = this.assignments.get(target.variable) ?? [];
		this.assignments.set(target.variable, list);
		list.push({ span: variableSpan(place, target), from, given: whole ? given : null, path, loop: around.loop });
	}

	/** A place that is written, or that a statement works on. */
	private target(written: Expression, role: MentionRole, around: Surroundings): void {
		const node = unwrap(written);
		if (node.kind === "Pipe") {
			this.target(node.subject, role, around);
			this.names.inFilters(node.filters, around);
			return;
		}
		const target = targetOf(node);
		if (target === null || alwaysSpecial.has(target.variable)) {
			this.names.expression(written, around);
			return;
		}
		const changes = role === "declares" && target.steps.length > 0 ? "writes" : role;
		this.names.add(variableSymbol(target.variable, this.place), changes, variableSpan(node, target), around);
		this.names.inSteps(target.steps, around);
	}

	/** The value of a property: it may name something of the project. */
	private property(name: string, value: Expression, around: Surroundings, part: ConstructPart | null = null): void {
		const pending: { node: Expression; keys: readonly string[]; disabled: boolean }[] = [
			{ node: value, keys: [], disabled: around.disabled },
		];
		for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
			const { keys, disabled } = next;
			const node = withoutGroups(next.node);
			if (node.kind === "Text" || node.kind === "Word") {
				const kind = node.value === "" ? null : namedKind(part, name, keys);
				if (kind !== null) this.construct(kind, node, { ...around, disabled });
			} else if (node.kind === "Array" && keys.length < 6) {
				for (const each of node.elements) pending.push({ node: each.value, keys, disabled: disabled || each.disabled });
			} else if (node.kind === "Object" && keys.length < 6) {
				this.namedInput(part, name, keys, node, { ...around, disabled });
				for (const { key, value: inner, ...entry } of node.entries) {
					if (typeof key === "string")
						pending.push({ node: inner, keys: [...keys, key], disabled: disabled || entry.disabled });
				}
			}
		}
		this.names.expression(value, around);
	}

	/** `{name: "x", input: {…}}` gives what it names its input. */
	private namedInput(
		part: ConstructPart | null,
		property: string,
		keys: readonly string[],
		node: ObjectLiteral,
		around: Surroundings,
	): void {
		const kind = namedKind(part, property, [...keys, "name"]);
		const name = kind === null ? null : nameIn(entryOf(node, "name") ?? undefined);
		const input = entryOf(node, "input");
		if (kind !== null && name !== null && input !== null) this.keys(input, { kind, name }, around);
	}

	/** The keys of an object that is given to a construct as its input. */
	private keys(value: Expression, owner: Owner, around: Surroundings): void {
		const node = withoutGroups(value);
		const isPlain = node.kind === "Object" && node.entries.every(({ key }) => typeof key === "string");
		if (!isPlain && !around.disabled) this.names.hidden.push({ of: "inputs", owner, span: value });
		for (const { key, keySpan, disabled } of node.kind === "Object" ? node.entries : []) {
			if (typeof key !== "string" || key === "") continue;
			const isQuoted = /["']/.test(this.source.text[keySpan.start] ?? "");
			const span = isQuoted ? { start: keySpan.start + 1, end: keySpan.end - 1 } : keySpan;
			this.names.add(inputSymbol(key, owner), "reads", span, { ...around, disabled: around.disabled || disabled });
		}
	}

	/** `sort = {order.created_at: "desc"}`: the keys name the table, or a join, and its column. */
	private sortedColumns(value: Expression, around: Surroundings): void {
		const { table } = around;
		const node = withoutGroups(value);
		if (table === null || node.kind !== "Object") return;
		for (const { key, keySpan, disabled } of node.entries) {
			if (typeof key !== "string" || !key.startsWith(`${table}.`)) continue;
			const isQuoted = /["']/.test(this.source.text[keySpan.start] ?? "");
			const start = keySpan.start + (isQuoted ? 1 : 0);
			const end = start + table.length;
			const inner = { ...around, disabled: around.disabled || disabled };
			this.names.add(constructSymbol({ kind: "table", name: table }), "reads", { start, end }, inner);
			const [, column = ""] = key.split(".");
			const span = { start: end + 1, end: end + 1 + column.length };
			this.names.add(columnSymbol(column, table), "reads", span, inner);
		}
	}

	private input(value: Expression, owner: Owner, around: Surroundings): void {
		this.keys(value, owner, around);
		this.names.expression(value, around);
	}

	private environment(value: Expression, around: Surroundings): void {
		const node = withoutGroups(value);
		if (node.kind !== "Array") return;
		for (const { value: element, disabled } of node.elements) {
			if (element.kind !== "Text" && element.kind !== "Word") continue;
			const inner = { ...around, disabled: around.disabled || disabled };
			this.names.add(environmentSymbol(element.value), "declares", nameSpan(element), inner);
		}
	}

	private construct(kind: string, node: TextLiteral | Word, around: Surroundings): void {
		if (node.value === "") return;
		this.names.add(constructSymbol({ kind, name: node.value }), "reads", nameSpan(node), around);
	}
}

function partOf(kind: string, name: string): ConstructPart | null {
	return findConstruct(kind)?.parts.find((part) => part.name === name) ?? null;
}
