import type { Access, Binary, Block, Expression, FilterUse, Statement, Step } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import { unwrap } from "../../grammar/tree.js";
import { textAttribute } from "../../src/catalogue/attributes.js";
import type { ExpressionFunction, FilterDefinition } from "../../src/catalogue/define.js";
import { describeKind } from "../../src/catalogue/filters/subject.js";
import type { Binder } from "../../src/catalogue/types/index.js";
import { declarationsOf } from "../../src/compile/inputs.js";
import { caughtError, preconditionFailed, throwError } from "../../src/runtime/errors.js";
import type { Run } from "../../src/runtime/run.js";
import { StopSignal } from "../../src/runtime/signals.js";
import { add, divide, modulo, multiply, negate, subtract, toNumber } from "../../src/values/arithmetic.js";
import { compareValues, looseEquals, strictEquals } from "../../src/values/compare.js";
import { fatalError, forgivableError, XanoError } from "../../src/values/error.js";
import { encodeJson } from "../../src/values/json.js";
import { isObject, type Value, type XanoObject } from "../../src/values/kinds.js";
import { entriesOf, getKey, isEmptyObject, objectFrom } from "../../src/values/object.js";
import { elementOf, memberOf, setPath } from "../../src/values/path.js";
import { concatenate, toText } from "../../src/values/text.js";
import { isTruthy } from "../../src/values/truthy.js";
import { binderOf, catalogue, endOf, type FunctionSource, frameText, type Observed, quietRun } from "./harness.js";
import { type Asked, askedFor, responseTo } from "./outside.js";
import { shown } from "./shown.js";

/**
 * Runs a program by walking its tree. Slow, and plain enough to be right: no value is ever changed, every change of a
 * variable stores a new value, so nothing can be shared by accident. What the compiled program does must equal this: the
 * result or the error, where the error was raised and through which calls, what was logged, and what was requested.
 */

/** Raised when a program takes too long for a test; such programs are left out. */
export class TooLong extends Error {}

class Jump {
	constructor(
		readonly kind: "break" | "continue" | "return",
		readonly value: Value = null,
	) {}
}

/** The loop a statement stands in. */
interface Loop {
	readonly kind: "loop" | "switch";
	/** Variable of a `foreach`, with the position of the current element and whether it was removed. */
	readonly walked?: string;
	position?: number;
	removed?: number;
	removedNow?: boolean;
}

interface Element {
	readonly element: Value;
	readonly index: Value;
	readonly parent: Value;
	readonly result: Value;
}

const arithmetic: Record<string, (left: Value, right: Value) => Value> = {
	"+": add,
	"-": subtract,
	"*": multiply,
	"/": divide,
	"%": modulo,
};

interface Callable {
	readonly source: FunctionSource;
	readonly names: readonly string[];
	readonly binder: Binder;
}

interface Machine {
	readonly run: Run;
	readonly logs: string[];
	readonly asked: Asked[];
	readonly functions: ReadonlyMap<string, Callable>;
	/** Where errors were raised, innermost call first. */
	readonly places: WeakMap<XanoError, string[]>;
	steps: number;
}

/** What a program is given, and how much of it is run at most. */
export interface ReferenceOptions {
	readonly input?: XanoObject;
	/** Statements, passes and calls of element functions. */
	readonly steps?: number;
}

/** What the first function of a program does. */
export function referenceOutcome(
	functions: ReadonlyMap<string, FunctionSource>,
	{ input = {}, steps = 20_000 }: ReferenceOptions = {},
): Observed {
	const callables = new Map<string, Callable>();
	for (const [name, source] of functions) {
		const declarations = declarationsOf(childOf(source.node, "input")?.body ?? null);
		const binder = binderOf(declarations);
		callables.set(name, { source, names: declarations.map((declaration) => declaration.name), binder });
	}
	const machine: Machine = {
		run: quietRun(),
		logs: [],
		asked: [],
		functions: callables,
		places: new WeakMap(),
		steps,
	};
	const [first] = functions.keys();
	let end: string;
	let frames: readonly string[] = [];
	try {
		end = shown(bound(machine, first as string, input)());
	} catch (thrown) {
		if (thrown instanceof TooLong) throw thrown;
		end = endOf(thrown);
		if (thrown instanceof XanoError) frames = machine.places.get(thrown) ?? [];
	}
	return { logs: machine.logs, end, frames, asked: machine.asked };
}

/** A call whose inputs are bound already. */
function bound(machine: Machine, name: string, given: XanoObject): () => Value {
	const callable = machine.functions.get(name);
	if (callable === undefined) throw new Error(`no function ${name}`);
	const inputs = new Map(
		callable.names.map((input, index) => [input, callable.binder.bindOne(index, getKey(given, input))]),
	);
	return () => new Frame(machine, callable.source, inputs).run();
}

function enabled(block: Block | null | undefined): Statement[] {
	return (block?.items ?? []).filter(
		(item): item is Statement => item.kind === "Statement" && !item.disabled && !switchedOff(item),
	);
}

function switchedOff(node: Statement): boolean {
	const value = attributeOf(node, "disabled");
	return value?.kind === "Word" && value.value === "true";
}

function attributeOf(node: Statement, name: string): Expression | null {
	for (const item of node.body?.items ?? []) {
		if (item.kind === "Attribute" && item.name === name && !item.disabled) return item.value;
	}
	return null;
}

function childOf(node: Statement, name: string): Statement | null {
	return enabled(node.body).find((child) => child.name === name) ?? null;
}

function ungrouped(node: Expression): Expression {
	return node.kind === "Group" ? ungrouped(node.expression) : node;
}

function arrayOf(value: Value, action: string): Value[] {
	if (Array.isArray(value)) return value;
	if (value === null || (isObject(value) && isEmptyObject(value))) return [];
	throw fatalError(`\`array.${action}\` needs an array, not ${describeKind(value)}`);
}

function loopList(value: Value): Value[] {
	if (Array.isArray(value)) return value;
	if (isObject(value) && isEmptyObject(value)) return [];
	throw fatalError("Please use a numerically indexed array.");
}

class Frame {
	private readonly variables = new Map<string, Value>();
	private readonly loops: Loop[] = [];
	private element: Element | null = null;

	constructor(
		private readonly machine: Machine,
		private readonly source: FunctionSource,
		private readonly inputs: ReadonlyMap<string, Value>,
	) {}

	run(): Value {
		const { node } = this.source;
		try {
			this.block(childOf(node, "stack")?.body);
		} catch (thrown) {
			if (thrown instanceof Jump && thrown.kind === "return") return thrown.value;
			throw thrown;
		}
		return this.attribute(node, "response");
	}

	/** Does what a place of the program says. An error that no place further inside has raised is raised there. */
	private at<Result>(span: Span, work: () => Result): Result {
		try {
			return work();
		} catch (thrown) {
			const { places } = this.machine;
			if (thrown instanceof XanoError && !places.has(thrown)) places.set(thrown, [frameText(this.source, span)]);
			throw thrown;
		}
	}

	/** Runs a function that was called at a place of this one. */
	private through(span: Span, call: () => Value): Value {
		try {
			return call();
		} catch (thrown) {
			if (thrown instanceof XanoError) this.machine.places.get(thrown)?.push(frameText(this.source, span));
			throw thrown;
		}
	}

	private block(block: Block | null | undefined): void {
		for (const node of enabled(block)) this.at(node, () => this.statement(node));
	}

	private attribute(node: Statement, name: string): Value {
		const value = attributeOf(node, name);
		return value === null ? null : this.evaluate(value);
	}

	// ── Statements ───────────────────────────────────────────────────────────────────────────────────────────────

	private statement(node: Statement): void {
		if (--this.machine.steps < 0) throw new TooLong();
		const first = node.args[0];
		switch (node.name) {
			case "var":
			case "var.update":
				this.assign(first as Expression, this.attribute(node, "value"));
				return;
			case "conditional":
				for (const branch of enabled(node.body)) {
					if (branch.name !== "else" && !isTruthy(this.evaluate(branch.args[0] as Expression))) continue;
					this.block(branch.body);
					return;
				}
				return;
			case "switch":
				this.switch(node);
				return;
			case "for": {
				const given = this.evaluate(first as Expression);
				const count = this.at(first as Expression, () => Math.floor(Number(toNumber(given))));
				const name = this.loopVariable(node);
				this.loop(node, { kind: "loop" }, (index) => {
					if (index >= count) return false;
					if (name !== null) this.variables.set(name, index);
					return true;
				});
				return;
			}
			case "foreach":
				this.foreach(node);
				return;
			case "while":
				this.loop(node, { kind: "loop" }, () => isTruthy(this.evaluate(first as Expression)));
				return;
			case "break":
			case "continue":
				throw new Jump(node.name);
			case "foreach.remove":
			case "remove":
				this.removeElement();
				return;
			case "group":
				this.block(childOf(node, "stack")?.body ?? node.body);
				return;
			case "return":
				throw new Jump("return", this.attribute(node, "value"));
			case "precondition":
				if (isTruthy(this.evaluate(first as Expression))) return;
				preconditionFailed(
					this.attribute(node, "error_type"),
					this.attribute(node, "error"),
					this.attribute(node, "payload"),
				);
				return;
			case "throw":
				throwError(this.attribute(node, "name"), this.attribute(node, "value"));
				return;
			case "try_catch":
				this.tryCatch(node);
				return;
			case "function.run": {
				const name = (first as { value: string }).value;
				const given = this.attribute(node, "input");
				const call = bound(this.machine, name, isObject(given) ? given : {});
				const result = this.through(node, call);
				this.bind(node, result);
				return;
			}
			case "array.push":
				this.addTo(node, (list, value) => [...arrayOf(list, "push"), value]);
				return;
			case "array.unshift":
				this.addTo(node, (list, value) => [value, ...arrayOf(list, "unshift")]);
				return;
			case "array.merge":
				this.addTo(node, merged);
				return;
			case "array.pop":
				this.takeFrom(node, (list) => [arrayOf(list, "pop").at(-1), arrayOf(list, "pop").slice(0, -1)]);
				return;
			case "array.shift":
				this.takeFrom(node, (list) => [arrayOf(list, "shift")[0], arrayOf(list, "shift").slice(1)]);
				return;
			case "debug.log":
				this.machine.logs.push(shown(this.attribute(node, "value")));
				return;
			case "debug.stop":
				throw new StopSignal(this.attribute(node, "value"));
			case "util.get_all_input":
				this.bind(node, objectFrom(this.inputs));
				return;
			case "util.sleep":
				toNumber(this.attribute(node, "value"));
				return;
		}
		this.catalogueStatement(node);
	}

	/** A statement that its definition runs: the definition is the catalogue's, handing it its parts is not. */
	private catalogueStatement(node: Statement): void {
		const definition = catalogue.statement(node.name);
		if (definition?.run === undefined) throw new Error(`no statement ${node.name}`);
		const attributes: Record<string, Value> = {};
		let each: ExpressionFunction | null = null;
		const first = node.args[0];
		const subject = first === undefined ? null : this.evaluate(first);
		for (const { name, kind, perElement, default: fallback } of definition.attributes) {
			const value = attributeOf(node, name);
			if (perElement) {
				if (value !== null) each = this.elementFunction(value);
				continue;
			}
			const given = value === null ? (fallback ?? null) : this.evaluate(value);
			// Whether it can be given is asked before the statement looks at anything.
			attributes[name] = value !== null && kind === "text" ? textAttribute(given, definition.name, name) : given;
		}
		const clause = node.args.findIndex((argument) => argument.kind === "Word" && argument.value === "if");
		if (clause >= 0) {
			const test = this.elementFunction(node.args[clause + 1] as Expression);
			each = (...parts) => isTruthy(test(...parts));
		}
		const variables = (): XanoObject => objectFrom(this.variables);
		const result =
			node.name === "api.request"
				? this.request(attributes)
				: (definition.run({ context: this.machine.run, subject, attributes, each, variables }) as Value);
		if (definition.effects === "mutates") this.assign(first as Expression, result);
		else this.bind(node, result);
	}

	private request({ method, url, params = null }: Record<string, Value>): Value {
		const { asked } = this.machine;
		asked.push(
			askedFor(toText(method as Value).toUpperCase(), toText(url as Value), params === null ? "" : encodeJson(params)),
		);
		return responseTo(asked.length - 1);
	}

	private bind(node: Statement, value: Value): void {
		const { result } = node;
		if (result === null) return;
		if (result.kind !== "Pipe") {
			this.assign(result, value);
			return;
		}
		let piped = value;
		for (const use of result.filters) if (!use.disabled) piped = this.filter(use, piped);
		this.assign(result.subject, piped);
	}

	private addTo(node: Statement, added: (list: Value, value: Value) => Value): void {
		const value = this.attribute(node, "value");
		const target = node.args[0] as Expression;
		this.assign(target, added(this.targeted(target), value));
	}

	private takeFrom(node: Statement, taken: (list: Value) => [Value | undefined, Value]): void {
		const target = node.args[0] as Expression;
		const [element, rest] = taken(this.targeted(target));
		this.assign(target, rest);
		this.bind(node, element ?? null);
	}

	/** What stands where something is to be changed; that a variable is not set is said of the whole place. */
	private targeted(target: Expression): Value {
		const { start, end } = target;
		const node = ungrouped(target);
		if (node.kind !== "Access" || node.base.kind !== "Variable") return this.evaluate(node);
		return this.evaluate({ ...node, base: { ...node.base, start, end } });
	}

	private assign(target: Expression, value: Value): void {
		const place = ungrouped(target);
		if (place.kind === "Variable" || place.kind === "Word") {
			this.variables.set(place.kind === "Word" ? place.value : place.name, value);
			return;
		}
		const { base, steps } = place as Access;
		let { name } = base as { name: string };
		let path = steps;
		const [first] = steps;
		if (name === "var" && first?.kind === "member") {
			name = first.name;
			path = steps.slice(1);
		}
		const keys = path.map((step) => this.key(step));
		const current = this.variables.get(name) ?? null;
		this.variables.set(name, path.length === 0 ? value : setPath(current, keys as (string | number)[], value));
	}

	private key(step: Step, lenient = false): Value {
		switch (step.kind) {
			case "member":
				return step.name;
			case "variable-member":
				return lenient
					? (this.elementName(step.name) ?? this.variables.get(step.name) ?? null)
					: this.at(step, () => this.variable(step.name));
			case "index":
				return this.evaluate(step.expression, lenient);
		}
	}

	private switch(node: Statement): void {
		const value = this.evaluate(node.args[0] as Expression);
		const branches = enabled(node.body).filter(({ name }) => name === "case" || name === "default");
		const matching = branches.findIndex(
			(branch) => branch.name === "case" && looseEquals(value, this.evaluate(branch.args[0] as Expression)),
		);
		const begin = matching >= 0 ? matching : branches.findIndex(({ name }) => name === "default");
		if (begin < 0) return;
		const own = this.loops.length === 0;
		if (own) this.loops.push({ kind: "switch" });
		try {
			for (const branch of branches.slice(begin)) {
				this.block(branch.body);
				if (branch.breaks) break;
			}
		} catch (thrown) {
			if (!(own && thrown instanceof Jump && thrown.kind === "break")) throw thrown;
		} finally {
			if (own) this.loops.pop();
		}
	}

	private loopVariable(node: Statement): string | null {
		const binding = childOf(node, "each")?.binding ?? null;
		return binding === null ? null : (binding as { name: string }).name;
	}

	private loop(node: Statement, loop: Loop, next: (pass: number) => boolean): void {
		const body = childOf(node, "each")?.body;
		this.loops.push(loop);
		try {
			for (let pass = 0; next(pass); pass++) {
				if (--this.machine.steps < 0) throw new TooLong();
				try {
					this.block(body);
				} catch (thrown) {
					if (!(thrown instanceof Jump) || thrown.kind === "return") throw thrown;
					if (thrown.kind === "break") break;
				}
			}
		} finally {
			this.loops.pop();
		}
	}

	private foreach(node: Statement): void {
		const source = ungrouped(node.args[0] as Expression);
		const given = this.evaluate(source);
		const list = this.at(unwrap(node.args[0] as Expression), () => loopList(given));
		const walked = source.kind === "Variable" ? { walked: source.name } : {};
		const loop: Loop = { kind: "loop", ...walked, removed: 0 };
		const name = this.loopVariable(node);
		this.loop(node, loop, (index) => {
			if (index >= list.length) return false;
			loop.position = index;
			loop.removedNow = false;
			if (name !== null) this.variables.set(name, list[index] as Value);
			return true;
		});
	}

	private removeElement(): void {
		const loop = this.loops.findLast((each) => each.walked !== undefined);
		if (loop?.walked === undefined || loop.removedNow) return;
		const list = this.variables.get(loop.walked);
		const at = (loop.position as number) - (loop.removed as number);
		if (!Array.isArray(list) || at >= list.length) return;
		this.variables.set(loop.walked, list.toSpliced(at, 1));
		loop.removed = (loop.removed as number) + 1;
		loop.removedNow = true;
	}

	private tryCatch(node: Statement): void {
		const cleanup = childOf(node, "finally")?.body;
		try {
			this.block(childOf(node, "try")?.body);
		} catch (thrown) {
			if (!(thrown instanceof XanoError)) this.leaving(thrown, cleanup);
			try {
				this.variables.set("error", caughtError(thrown));
				this.block(childOf(node, "catch")?.body);
			} catch (second) {
				this.leaving(second, cleanup);
			}
		}
		this.block(cleanup);
	}

	/** Runs `finally` with a jump or an error on its way; a jump out of it replaces that, unless the run is to end. */
	private leaving(thrown: unknown, cleanup: Block | null | undefined): never {
		try {
			this.block(cleanup);
		} catch (second) {
			throw thrown instanceof StopSignal && second instanceof Jump ? thrown : second;
		}
		throw thrown;
	}

	// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────

	private variable(name: string): Value {
		const element = this.elementName(name);
		return element === undefined ? this.named(name) : element;
	}

	private named(name: string): Value {
		const value = this.variables.get(name);
		if (value === undefined) throw new XanoError(`Missing var entry: ${name}`);
		return value;
	}

	private elementName(name: string): Value | undefined {
		switch (this.element === null ? "" : name) {
			case "$":
			case "this":
			case "0":
				return this.element?.element;
			case "index":
				return this.element?.index;
			case "parent":
				return this.element?.parent;
			case "result":
				return this.element?.result;
			default:
				return undefined;
		}
	}

	private elementFunction(node: Expression): ExpressionFunction {
		return (element, index, parent, result) => {
			if (--this.machine.steps < 0) throw new TooLong();
			const outer = this.element;
			this.element = { element, index, parent, result };
			try {
				return this.evaluate(node);
			} finally {
				this.element = outer;
			}
		};
	}

	/** @param lenient left of `??`: what is missing is null */
	private evaluate(node: Expression, lenient = false): Value {
		switch (node.kind) {
			case "Text":
			case "Number":
			case "Timestamp":
				return node.value;
			case "Word":
				return this.word(node.value);
			case "Variable":
				if (node.name === "var" && this.elementName("var") === undefined) return objectFrom(this.variables);
				if (node.name === "input") return objectFrom(this.inputs);
				if (lenient && this.elementName(node.name) === undefined) return this.variables.get(node.name) ?? null;
				return this.at(node, () => this.variable(node.name));
			case "Access":
				return this.access(node, lenient);
			case "Pipe": {
				let value = this.evaluate(node.subject);
				for (const use of node.filters) if (!use.disabled) value = this.filter(use, value);
				return value;
			}
			case "Binary":
				return this.binary(node);
			case "Unary": {
				const operand = this.evaluate(node.operand);
				return node.operator === "!" ? !isTruthy(operand) : this.at(node, () => negate(operand));
			}
			case "Ternary":
				return this.evaluate(isTruthy(this.evaluate(node.condition)) ? node.consequent : node.alternate);
			case "Assignment":
				throw new Error("the writer makes no assignments");
			case "Array":
				return node.elements.flatMap((element) => {
					const value = this.evaluate(element.value);
					if (!element.spread) return [value];
					return this.at(element, () => {
						if (!Array.isArray(value)) throw fatalError("Only an array can be spread");
						return value;
					});
				});
			case "Object":
				return objectFrom(
					node.entries.flatMap((entry): (readonly [string, Value])[] => {
						if (entry.disabled) return [];
						const value = this.evaluate(entry.value);
						if (entry.key === null) {
							return this.at(entry, () => {
								if (!isObject(value)) throw fatalError("Only an object can be spread into an object");
								return entriesOf(value);
							});
						}
						return [[typeof entry.key === "string" ? entry.key : toText(this.evaluate(entry.key)), value]];
					}),
				);
			case "Group":
				return this.evaluate(node.expression, lenient);
			case "Cast":
				throw new Error("casts are not part of these programs");
		}
	}

	private word(value: string): Value {
		if (value === "null" || value === "") return null;
		if (value === "true" || value === "false") return value === "true";
		return value === "now" ? this.machine.run.now() : value;
	}

	private binary(node: Binary): Value {
		const { operator } = node;
		if (operator === "??") return this.evaluate(node.left, true) ?? this.evaluate(node.right);
		if (operator === "~" && isJoined(node)) return this.joined(node);
		const left = this.evaluate(node.left);
		if (operator === "&&") return isTruthy(left) ? this.evaluate(node.right) : left;
		if (operator === "||" || operator === "?:") return isTruthy(left) ? left : this.evaluate(node.right);
		const right = this.evaluate(node.right);
		return this.at(node.operatorSpan, () => this.operate(operator, left, right));
	}

	/** Several `~` in a row: all that is joined is evaluated first. */
	private joined(node: Binary): Value {
		const operands: Expression[] = [];
		let first = node;
		for (; isJoined(first); first = first.left as Binary) operands.unshift(first.right);
		const values = [first.left, first.right, ...operands].map((operand) => this.evaluate(operand));
		return this.at(first, () => values.reduce(concatenate));
	}

	private operate(operator: string, left: Value, right: Value): Value {
		switch (operator) {
			case "==":
				return looseEquals(left, right);
			case "!=":
				return !looseEquals(left, right);
			case "===":
				return strictEquals(left, right);
			case "!==":
				return !strictEquals(left, right);
			case "<":
				return compareValues(left, right) < 0;
			case ">":
				return compareValues(left, right) > 0;
			case "<=":
				return compareValues(left, right) <= 0;
			case ">=":
				return compareValues(left, right) >= 0;
			case "~":
				return concatenate(left, right);
			case "..": {
				const [from, to] = [Math.trunc(Number(toNumber(left))), Math.trunc(Number(toNumber(right)))];
				return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + (to < from ? -index : index));
			}
		}
		return arithmetic[operator]?.(left, right) as Value;
	}

	private filter(use: FilterUse, subject: Value): Value {
		const definition = catalogue.filter(use.name) as FilterDefinition;
		const args: unknown[] = [];
		const last = definition.arguments.at(-1);
		for (let index = 0; index < Math.max(use.args.length, definition.arguments.length); index++) {
			const declared = definition.arguments[index] ?? last;
			const written = use.args[index] ?? null;
			if (declared === undefined || (written === null && declared.variadic)) break;
			if (written === null) args.push(declared.default ?? null);
			else args.push(declared.kind === "expression" ? this.elementFunction(written) : this.evaluate(written));
		}
		const run = definition.run as unknown as (...parts: unknown[]) => Value;
		const place = { start: use.nameSpan.start, end: use.end };
		return this.at(place, () => (definition.context ? run(this.machine.run, subject, ...args) : run(subject, ...args)));
	}

	private access(node: Access, lenient: boolean): Value {
		const { base } = node;
		let { steps } = node;
		let path = base.kind === "Variable" ? base.name : "value";
		let value: Value;
		const [first] = steps;
		const special = base.kind === "Variable" && first?.kind === "member" ? base.name : "";
		if (special === "input") {
			path += `.${first?.kind === "member" ? first.name : ""}`;
			const name = first?.kind === "member" ? first.name : "";
			if (!lenient && !this.inputs.has(name))
				this.at(node, () => {
					throw forgivableError(`Unable to locate var: ${path}`);
				});
			value = this.inputs.get(name) ?? null;
			steps = steps.slice(1);
		} else if (special === "var" && first?.kind === "member") {
			path += `.${first.name}`;
			value = lenient ? (this.variables.get(first.name) ?? null) : this.at(node, () => this.named(first.name));
			steps = steps.slice(1);
		} else value = this.evaluate(base, lenient);
		for (const step of steps) {
			path += step.kind === "member" ? `.${step.name}` : step.kind === "variable-member" ? `.$${step.name}` : "[…]";
			const reached = value;
			const place = step.kind === "member" ? { start: node.start, end: step.end } : step;
			value = this.at(place, () => this.step(reached, step, path, lenient));
		}
		return value;
	}

	private step(value: Value, step: Step, path: string, lenient: boolean): Value {
		if (step.kind === "index" && selects(step.expression)) {
			const test = this.elementFunction(step.expression);
			const list = loopList(value);
			return list.filter((element, index) => isTruthy(test(element, index, value, null)));
		}
		const key = this.key(step, lenient);
		try {
			const byName = step.kind === "member" || (step.kind === "variable-member" && typeof key === "string");
			return byName ? memberOf(value, key as string, path) : elementOf(value, key, path);
		} catch (thrown) {
			if (lenient && thrown instanceof XanoError) return null;
			throw thrown;
		}
	}
}

/** The generator only writes comparisons of `$$` as conditions over elements. */
function selects(node: Expression): boolean {
	const inner = ungrouped(node);
	if (inner.kind !== "Binary") return false;
	const left = inner.left.kind === "Access" ? inner.left.base : inner.left;
	return left.kind === "Variable" && left.name === "$" && /^[=<>!]=?=?$/.test(inner.operator);
}

/** Whether a `~` is one of several in a row, which are joined at once. */
function isJoined(node: Binary): boolean {
	return node.left.kind === "Binary" && node.left.operator === "~";
}

function merged(value: Value, others: Value): Value {
	if (isObject(value) && isObject(others)) return objectFrom([...entriesOf(value), ...entriesOf(others)]);
	const isSingle = others !== null && typeof others !== "object";
	return [...arrayOf(value, "merge"), ...(isSingle ? [others] : arrayOf(others, "merge"))];
}
