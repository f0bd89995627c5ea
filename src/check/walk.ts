import type { Access, Block, Column, Expression, FilterUse, Statement } from "../../grammar/ast.js";
import { enabledItems, isSwitchedOff, withoutGroups } from "../../grammar/tree.js";
import type { ConstructPart } from "../catalogue/constructs/index.js";
import type { StatementAttribute, StatementDefinition, ValueShape } from "../catalogue/define.js";
import { partsOfConstruct } from "./constructs.js";
import { isDamaged } from "./damage.js";
import { clauseIn } from "./facts.js";
import type { Meaning } from "./meaning.js";
import type { ColumnPlace, ColumnRole, Context, ExpressionPlace, Handlers, Reading, StatementPlace } from "./rule.js";

const outermost: StatementPlace = { parent: null, around: [], inCatch: false, test: null };

const roles: Readonly<Record<"inputs" | "columns" | "outputs", ColumnRole>> = {
	inputs: "input",
	columns: "column",
	outputs: "output",
};

/** Words whose parentheses hold a condition; those of `for` and `switch` hold a value. */
const conditions = new Set(["if", "elseif", "while", "precondition"]);

/** Goes through a construct once and tells every rule about what it wants to know. */
export function walkConstruct(context: Context, handlers: readonly Handlers[]): void {
	new Walk(context, handlers).construct();
}

/** What is not told of a kind of expression. */
type Occasion = "construct" | "stack" | "property" | "statement" | "column" | "columns" | "test" | "end";

class Walk {
	/** Each rule looks at few kinds of nodes: who wants to be told of what, sorted once for each construct. */
	private readonly handlers: { readonly [Name in keyof Handlers]: NonNullable<Handlers[Name]>[] } = {};
	private readonly ofQueries: Partial<Record<Expression["kind"], ExpressionHandler[]>> = {};

	constructor(
		private readonly context: Context,
		all: readonly Handlers[],
	) {
		const byName = this.handlers as Record<string, unknown[]>;
		const ofQueries = this.ofQueries as Record<string, unknown[]>;
		for (const handlers of all) {
			for (const [name, handler] of Object.entries(handlers)) {
				(byName[name] ??= []).push(handler);
				if (handlers.queries) (ofQueries[name] ??= []).push(handler);
			}
		}
	}

	construct(): void {
		const { node, kind } = this.context.construct;
		if (!isDamaged(node, this.context.file)) for (const handler of this.on("construct")) handler(node);
		const parts = partsOfConstruct(kind);
		for (const item of enabledItems(node.body)) {
			if (item.kind === "Column") continue;
			const part = parts.get(item.name);
			if (item.kind === "Statement") this.part(item, part, kind === "function");
			else if (part?.value?.kind === "expression") this.value(item.value, outermost);
			else if (part?.value?.kind === "query") this.expression(item.value, outermost, "query", false);
		}
		for (const handler of this.on("end")) handler();
	}

	/** @param loose a statement that stands beside the stack is looked into */
	private part(node: Statement, part: ConstructPart | undefined, loose: boolean): void {
		switch (part?.block) {
			case "inputs":
			case "columns":
			case "outputs":
				this.columns(node.body, { role: roles[part.block], parent: null });
				break;
			case "statements":
				this.stack(node.body, null, outermost);
				break;
			case "test":
				this.test(node);
				break;
			default:
				if (loose && part === undefined) this.statement(node, outermost, true);
		}
	}

	private columns(block: Block | null, place: ColumnPlace): void {
		if (block === null) return;
		for (const handler of this.on("columns")) handler(block, place);
		for (const item of enabledItems(block)) if (item.kind === "Column") this.column(item, place);
	}

	private column(node: Column, place: ColumnPlace): void {
		if (!isDamaged(node, this.context.file)) for (const handler of this.on("column")) handler(node, place);
		for (const item of enabledItems(node.body)) {
			if (item.kind === "Statement" && item.name === "schema") this.columns(item.body, { ...place, parent: node });
		}
	}

	/** What a test gives the construct, and what it expects of it. */
	private test(node: Statement): void {
		if (!isDamaged(node, this.context.file)) for (const handler of this.on("test")) handler(node);
		const place: StatementPlace = { ...outermost, parent: node, test: node };
		for (const item of enabledItems(node.body)) {
			if (item.kind === "Statement") this.statement(item, place);
			else if (item.kind === "Attribute" && item.name === "input") this.value(item.value, place);
		}
	}

	private stack(block: Block | null, owner: Statement | null, place: StatementPlace): void {
		if (block === null) return;
		for (const handler of this.on("stack")) handler(block, owner, place);
		for (const item of enabledItems(block)) {
			if (item.kind === "Statement") this.statement(item, place);
			else if (item.kind === "Attribute") {
				for (const handler of this.on("property")) handler(item, place);
				this.value(item.value, place);
			}
		}
	}

	/** @param misplaced it stands in the function outside of `stack`; a rule about constructs says so */
	private statement(node: Statement, place: StatementPlace, misplaced = false): void {
		if (isSwitchedOff(node)) return;
		const meaning = this.context.names.meaning(node);
		if (!misplaced && !isDamaged(node, this.context.file)) this.tell(node, place, meaning);
		const definition = this.context.catalogue.statement(node.name) ?? null;
		this.head(node, place, definition);
		if (meaning.kind === "branch" || definition?.blocks) this.blocks(node, place, meaning);
		else this.properties(node, place, definition);
	}

	private tell(node: Statement, place: StatementPlace, meaning: Meaning): void {
		for (const handler of this.on("statement")) handler(node, place, meaning);
	}

	/** Arguments and what stands after `as`. */
	private head(node: Statement, place: StatementPlace, definition: StatementDefinition | null): void {
		const writes = definition?.positional[0]?.form === "variable" && definition.effects !== "pure";
		const clause = clauseIn(node, definition);
		node.args.forEach((argument, index) => {
			if (index === 0 && writes) this.steps(argument, place);
			else if (clause >= 0 && index === clause + 1) this.expression(argument, place, "condition", true);
			else if (definition?.positional[index]?.form === "name" || definition?.positional[index]?.form === "word") return;
			else {
				const forgiving = definition?.positional[index]?.lenient === true;
				this.expression(argument, place, conditions.has(node.name) ? "condition" : "value", false, forgiving);
			}
		});
		for (const { name, value } of node.namedArguments)
			if (!definition?.named?.some((each) => each.name === name)) this.value(value, place);
		if (node.binding) this.steps(node.binding, place);
		if (node.result) this.steps(node.result, place);
	}

	private properties(node: Statement, place: StatementPlace, definition: StatementDefinition | null): void {
		for (const item of enabledItems(node.body)) {
			if (item.kind === "Statement") {
				const declared = definition?.attributes.find(({ name }) => name === item.name);
				if (declared?.declares) this.columns(item.body, { role: "input", parent: null });
				continue;
			}
			if (item.kind !== "Attribute") continue;
			if (item.name === "mock") {
				this.mock(item.value, place);
				continue;
			}
			const declared = definition?.attributes.find(({ name }) => name === item.name);
			// What a misspelled property of a query holds is most likely asked of the database.
			const isQuery = declared === undefined && definition?.attributes.some(({ query }) => query);
			if (isQuery) this.expression(item.value, place, "query", false);
			else if (declared?.perElement) this.expression(item.value, place, "element", true);
			else this.shaped(item.value, declared, place);
		}
	}

	/** A value in which some parts are worked out by the database. */
	private shaped(
		written: Expression,
		shape: (ValueShape & Partial<StatementAttribute>) | undefined,
		place: StatementPlace,
	): void {
		if (shape?.query) {
			this.expression(written, place, "query", false);
			return;
		}
		const node = withoutGroups(written);
		if (node.kind === "Object" && shape && asksDatabase(shape)) {
			for (const handler of this.handlersOf("Object", "value")) handler(node, expressionPlace(place, "value", false));
			for (const { key, value, disabled } of node.entries) {
				if (disabled) continue;
				if (key !== null && typeof key !== "string") this.value(key, place);
				this.shaped(value, shape.keys?.find(({ name }) => name === key) ?? shape.each, place);
			}
		} else if (node.kind === "Array" && shape?.each && asksDatabase(shape)) {
			for (const { value, disabled } of node.elements) if (!disabled) this.shaped(value, shape.each, place);
		} else this.value(written, place);
	}

	/** What a statement gives in tests. Nothing of it is read in a run, so what may be missing is no error. */
	private mock(written: Expression, place: StatementPlace): void {
		const node = withoutGroups(written);
		if (node.kind !== "Object") {
			this.expression(written, place, "value", false, true);
			return;
		}
		for (const handler of this.handlersOf("Object", "value")) handler(node, expressionPlace(place, "value", false));
		for (const { value, disabled } of node.entries) if (!disabled) this.expression(value, place, "value", false, true);
	}

	/** The blocks of a statement, or of a word like `if` that stands alone: everything in them is a stack. */
	private blocks(node: Statement, place: StatementPlace, meaning: Meaning): void {
		if (meaning.kind === "branch") {
			this.stack(node.body, node, inside(node, place));
			return;
		}
		const blocks = this.context.names.blocks(node);
		const inner = inside(node, place);
		for (const item of enabledItems(node.body)) {
			if (item.kind === "Attribute") {
				if (item.name === "mock") this.mock(item.value, place);
				else if (item.name !== "description" && item.name !== "disabled") this.value(item.value, place);
			} else if (item.kind === "Statement" && blocks.has(item.name)) {
				if (!isDamaged(item, this.context.file)) this.tell(item, inner, this.context.names.meaning(item));
				this.head(item, inner, null);
				this.stack(item.body, item, inside(item, inner));
			} else if (item.kind === "Statement") this.statement(item, inner);
		}
	}

	/** A place that is written: only what stands in its brackets is read. */
	private steps(target: Expression, place: StatementPlace): void {
		if (target.kind === "Pipe") {
			this.steps(target.subject, place);
			const pending: Pending[] = [];
			const whole = expressionPlace(place, "value", false);
			for (const handler of this.handlersOf("Pipe", "value")) handler(target, whole);
			this.filters(target.filters, { ...whole, parent: target }, pending);
			this.drain(pending);
			return;
		}
		if (target.kind === "Group") this.steps(target.expression, place);
		else if (target.kind === "Access") {
			for (const step of target.steps) {
				if (step.kind === "index") this.expression(step.expression, place, "value", false);
				else if (step.kind === "variable-member") {
					this.value({ kind: "Variable", name: step.name, start: step.start, end: step.end }, place);
				}
			}
		} else if (target.kind !== "Variable" && target.kind !== "Word") this.value(target, place);
	}

	private value(node: Expression, place: StatementPlace): void {
		this.expression(node, place, "value", false);
	}

	private expression(
		root: Expression,
		statement: StatementPlace,
		reading: Reading,
		element: boolean,
		forgiving = false,
	): void {
		this.drain([{ node: root, place: { ...expressionPlace(statement, reading, element), open: true, forgiving } }]);
	}

	/** Without recursion: a sum may have thousands of terms. */
	private drain(pending: Pending[]): void {
		for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
			const { node, place } = next;
			for (const handler of this.handlersOf(node.kind, place.reading)) handler(node, place);
			this.children(node, place, pending);
		}
	}

	private children(node: Expression, place: ExpressionPlace, pending: Pending[]): void {
		const add = (child: Expression, more: Partial<ExpressionPlace> = unchanged): void => {
			const { reading = place.reading, open = place.open, element = place.element, forgiving = false } = more;
			pending.push({
				node: child,
				place: {
					parent: node,
					// A query has no part that is read otherwise.
					reading: place.reading === "query" ? "query" : reading,
					open,
					element,
					forgiving,
					statement: place.statement,
				},
			});
		};
		switch (node.kind) {
			case "Access":
				add(node.base, { forgiving: place.forgiving });
				for (const step of node.steps) {
					if (step.kind === "index") add(step.expression, { open: false, element: true, reading: "value" });
					else if (step.kind === "variable-member" && !isSystemVariable(node))
						add({ kind: "Variable", name: step.name, start: step.start, end: step.end });
				}
				break;
			case "Pipe":
				add(node.subject);
				this.filters(node.filters, { ...place, parent: node, forgiving: false }, pending);
				break;
			case "Binary":
				add(node.left, node.operator === "??" ? { forgiving: true } : {});
				add(node.right, node.operator === "??" ? { forgiving: place.forgiving } : {});
				break;
			case "Unary":
			case "Cast":
				add(node.operand);
				break;
			case "Ternary":
				// Official programs ask this way for what may be missing.
				add(node.condition, { forgiving: true });
				add(node.consequent);
				add(node.alternate);
				break;
			case "Assignment":
				add(node.target, { open: false, reading: "value" });
				add(node.value, { open: false, reading: "value", element: true });
				break;
			case "Array":
				for (const { value, disabled } of node.elements) if (!disabled) add(value, { open: false, reading: "value" });
				break;
			case "Object":
				for (const { key, value, disabled } of node.entries) {
					if (disabled) continue;
					if (key !== null && typeof key !== "string") add(key, { open: false, reading: "value" });
					add(value, { open: false, reading: "value" });
				}
				break;
			case "Group":
				add(node.expression, { open: false, forgiving: place.forgiving });
				break;
		}
	}

	private filters(filters: readonly FilterUse[], place: ExpressionPlace, pending: Pending[]): void {
		for (const filter of filters) {
			if (filter.disabled) continue;
			const definition = this.context.catalogue.filter(filter.name);
			filter.args.forEach((argument, index) => {
				if (argument === null) return;
				const declared = definition?.arguments[index];
				const perElement = declared?.kind === "expression";
				// `set:items.total:$$.price * 2` writes per owner of the path's last key.
				const written = definition?.name === "set" && definition.family !== "custom";
				// `sort:$this:number` names the element itself as what to sort by.
				const named = isElement(argument) && definition?.family === "array" && declared?.name === "path";
				pending.push({
					node: argument,
					place: {
						...place,
						reading: place.reading === "query" ? "query" : perElement ? "element" : "value",
						element: place.element || perElement || named || written,
					},
				});
			});
		}
	}

	private on<Name extends Occasion>(occasion: Name): readonly NonNullable<Handlers[Name]>[] {
		return this.handlers[occasion] ?? [];
	}

	private handlersOf(kind: Expression["kind"], reading: Reading): readonly ExpressionHandler[] {
		const handlers = reading === "query" ? this.ofQueries : this.handlers;
		return (handlers[kind] as ExpressionHandler[] | undefined) ?? [];
	}
}

type ExpressionHandler = (node: Expression, place: ExpressionPlace) => void;

/** Whether the database works out a part of a value of this shape. */
function asksDatabase({ keys = [], each }: ValueShape & Partial<StatementAttribute>): boolean {
	return keys.some((key) => key.query || asksDatabase(key)) || (each !== undefined && asksDatabase(each));
}

/** `$env.$remote_ip` is no variable's value as a key, but a name of its own. */
function isSystemVariable({ base, steps: [first] }: Access): boolean {
	return base.kind === "Variable" && base.name === "env" && first?.kind === "variable-member";
}

const unchanged: Partial<ExpressionPlace> = {};

interface Pending {
	readonly node: Expression;
	readonly place: ExpressionPlace;
}

function isElement(node: Expression): boolean {
	return node.kind === "Variable" && (node.name === "this" || node.name === "$");
}

function expressionPlace(statement: StatementPlace, reading: Reading, element: boolean): ExpressionPlace {
	return { parent: null, reading, open: false, element, forgiving: false, statement };
}

const loops = new Set(["for", "foreach", "while", "switch"]);

function inside(node: Statement, place: StatementPlace): StatementPlace {
	// What `util.post_process` keeps for later runs outside of every loop, and so does what `expect.to_throw` tries out.
	const isApart = node.name === "util.post_process" || node.name === "expect.to_throw";
	const around = isApart ? [] : loops.has(node.name) ? [...place.around, node] : place.around;
	return { ...place, parent: node, around, inCatch: place.inCatch || node.name === "catch" };
}
