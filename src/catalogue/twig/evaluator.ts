import { fatalError, type XanoError } from "../../values/error.js";
import { isContainer, pairsOf } from "./arrays.js";
import { attributeOf, hasAttribute, keyOf } from "./attributes.js";
import type { Callable } from "./callable.js";
import { isKnownConstant } from "./constants.js";
import { isTrue, textOf } from "./convert.js";
import { escapeText } from "./escaping.js";
import { callMacro } from "./macros.js";
import type { CallArguments, Expression } from "./nodes.js";
import { binaryOperation, unaryOperation } from "./operations.js";
import { plainName } from "./reader.js";
import { Scope } from "./scope.js";
import type { Surface } from "./surface.js";
import { Arrow, type Key, Markup, PhpArray, type TwigValue } from "./values.js";

/** Computes expressions. */
export class Evaluator {
	constructor(private readonly surface: Surface) {}

	/** @throws XanoError, without its place: the rendering knows the line */
	evaluate(expression: Expression, scope: Scope): TwigValue {
		switch (expression.kind) {
			case "constant":
				return expression.value;
			case "name":
				return nameOf(expression.name, scope) ?? null;
			case "attribute":
				return this.attribute(expression, scope) ?? null;
			case "filter":
				return this.filter(expression, scope);
			case "conditional":
				return this.conditional(expression, scope);
			case "binary":
				return this.binary(expression, scope);
			case "unary":
				return unaryOperation(expression.operator, this.evaluate(expression.operand, scope));
			case "concatenation":
				return this.concatenation(expression.parts, scope);
			case "array":
				return this.array(expression, scope);
			case "arrow":
				return this.arrow(expression, scope);
			case "escape":
				return this.surface.rendering.checked(escaped(this.evaluate(expression.subject, scope), expression.strategy));
			case "captured":
				return this.surface.rendering.captured.at(-1) ?? "";
			case "defined":
				return this.isDefined(expression.subject, scope);
			default:
				return this.call(expression, scope);
		}
	}

	private call(
		expression: Extract<Expression, { kind: "function" | "test" | "macro" | "block" }>,
		scope: Scope,
	): TwigValue {
		const { rendering } = this.surface;
		switch (expression.kind) {
			case "function": {
				const args = this.argumentsOf(expression.function, expression.arguments, scope);
				rendering.line = expression.line;
				rendering.countWork(args);
				return rendering.checked(expression.function.run(rendering, args));
			}
			case "test": {
				const subject = this.evaluate(expression.subject, scope);
				const args = this.argumentsOf(expression.test, expression.arguments, scope);
				rendering.line = expression.line;
				rendering.countWork([subject, ...args]);
				return expression.test.run(subject, args);
			}
			case "macro":
				return callMacro(expression, this.surface, (value) => this.evaluate(value, scope));
			case "block": {
				const name = textOf(this.evaluate(expression.name, scope));
				rendering.line = expression.line;
				const rendered = this.surface.renderBlock(name, scope);
				if (rendered === null) throw missingBlock(name);
				return rendered;
			}
		}
	}

	private filter(expression: Extract<Expression, { kind: "filter" }>, scope: Scope): TwigValue {
		const subject = this.evaluate(expression.subject, scope);
		const args = this.argumentsOf(expression.filter, expression.arguments, scope);
		const { rendering } = this.surface;
		rendering.line = expression.line;
		rendering.countWork([subject]);
		rendering.countWork(args);
		return rendering.checked(expression.filter.run(rendering, subject, args));
	}

	/** One value for every parameter, and what a variadic callable takes beyond them. */
	private argumentsOf(callable: Callable, { values, spread }: CallArguments, scope: Scope): TwigValue[] {
		const given: (TwigValue | undefined)[] = [];
		for (const [index, value] of values.entries()) {
			if (value === null) given.push(undefined);
			else if (!spread.has(index)) given.push(this.evaluate(value, scope));
			else for (const [, element] of spreadOf(this.evaluate(value, scope))) given.push(element);
		}
		const args = callable.parameters.map(({ name, default: fallback }, index) => {
			const value = given[index] ?? fallback;
			if (value !== undefined) return value;
			throw requiredArgument(name, callable.name);
		});
		if (callable.isVariadic === true) {
			for (const value of given.slice(args.length)) args.push(value ?? null);
		}
		return args;
	}

	private attribute(expression: Extract<Expression, { kind: "attribute" }>, scope: Scope): TwigValue | undefined {
		const target = this.evaluate(expression.target, scope);
		const key = this.evaluate(expression.key, scope);
		const args = expression.arguments.map((argument) => this.evaluate(argument, scope));
		this.surface.rendering.line = expression.line;
		return attributeOf(target, key, args, expression.access);
	}

	private isDefined(subject: Expression, scope: Scope): boolean {
		switch (subject.kind) {
			case "name":
				return nameOf(subject.name, scope) !== undefined;
			case "attribute": {
				const target = this.evaluate(subject.target, scope);
				return hasAttribute(target, this.evaluate(subject.key, scope), subject.access);
			}
			case "block":
				return this.surface.hasBlock(textOf(this.evaluate(subject.name, scope)));
			case "macro":
				return this.surface.macro(subject.name) !== null;
			case "function":
				return isKnownConstant(this.argumentsOf(subject.function, subject.arguments, scope)[0] ?? null);
			default:
				return true;
		}
	}

	private binary(expression: Extract<Expression, { kind: "binary" }>, scope: Scope): TwigValue {
		const { operator, left, right } = expression;
		const first = this.evaluate(left, scope);
		switch (operator) {
			case "and":
				return isTrue(first) && isTrue(this.evaluate(right, scope));
			case "or":
				return isTrue(first) || isTrue(this.evaluate(right, scope));
			case "??":
				return first ?? this.evaluate(right, scope);
		}
		const second = this.evaluate(right, scope);
		this.surface.rendering.line = expression.line;
		this.surface.rendering.countWork([first, second]);
		return binaryOperation(operator, first, second, this.surface.rendering);
	}

	private concatenation(parts: readonly Expression[], scope: Scope): string {
		let text = "";
		for (const part of parts) {
			text += textOf(this.evaluate(part, scope));
			this.surface.rendering.checkLength(text.length);
		}
		return text;
	}

	private array({ items }: Extract<Expression, { kind: "array" }>, scope: Scope): PhpArray {
		const map = new Map<Key, TwigValue>();
		let next = 0;
		const add = (key: Key | null, value: TwigValue): void => {
			const position = key ?? next;
			if (typeof position === "number" && position >= next) next = position + 1;
			map.set(position, value);
		};
		for (const { key, value, isSpread } of items) {
			if (!isSpread) add(key === null ? null : keyOf(this.evaluate(key, scope)), this.evaluate(value, scope));
			else
				for (const [own, each] of spreadOf(this.evaluate(value, scope)))
					add(typeof own === "number" ? null : own, each);
			this.surface.rendering.checkElements(map.size);
		}
		return new PhpArray(map);
	}

	private arrow({ names, body }: Extract<Expression, { kind: "arrow" }>, scope: Scope): Arrow {
		return new Arrow((...args) => {
			this.surface.rendering.countRound();
			const inner = new Scope(scope);
			for (const [index, name] of names.entries()) {
				const value = args[index];
				if (value === undefined) throw requiredArgument(name, "=>");
				inner.set(name, value);
			}
			return this.evaluate(body, inner);
		});
	}

	private conditional(expression: Extract<Expression, { kind: "conditional" }>, scope: Scope): TwigValue {
		const { consequent, strategy } = expression;
		const condition = this.evaluate(expression.condition, scope);
		if (!isTrue(condition)) return this.evaluate(expression.alternative, scope);
		if (consequent !== null) return this.evaluate(consequent, scope);
		return strategy === undefined ? condition : escaped(condition, strategy);
	}
}

/** The name `_self` prints: templates have none of their own. */
const TEMPLATE_NAME = "template";

/** What autoescaping makes of a value: safe output stays. */
function escaped(value: TwigValue, strategy: string): TwigValue {
	return value instanceof Markup ? value : escapeText(value, strategy);
}

/** A variable, or undefined. */
function nameOf(written: string, scope: Scope): TwigValue | undefined {
	switch (written) {
		case "_self":
			return TEMPLATE_NAME;
		case "_charset":
			return "UTF-8";
		case "_context":
			return new PhpArray(scope.all());
		default:
			return scope.get(plainName(written), written.startsWith("$"));
	}
}

function spreadOf(value: TwigValue): Iterable<readonly [Key, TwigValue]> {
	if (isContainer(value)) return pairsOf(value);
	throw fatalError("The spread operator expects an array");
}

function requiredArgument(name: string, callable: string): XanoError {
	return fatalError(`Value for argument "${name}" is required for "${callable}".`);
}

function missingBlock(name: string): XanoError {
	return fatalError(`Block "${name}" on template "${TEMPLATE_NAME}" does not exist.`);
}
