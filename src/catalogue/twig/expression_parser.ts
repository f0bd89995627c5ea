import { parseArguments } from "./argument_parser.js";
import { bindArguments, unknownCallable } from "./binding.js";
import { syntaxError } from "./errors.js";
import { twigFilters } from "./filters/index.js";
import { twigFunctions } from "./functions.js";
import { parseArray, parseHash, parseText } from "./literal_parser.js";
import type { Expression } from "./nodes.js";
import { binaryOperators, unaryOperators } from "./operators.js";
import { type ExpressionReader, plainName } from "./reader.js";
import { escaped, isSafeFor } from "./safety.js";
import type { ImportedSymbols } from "./symbols.js";
import { twigTests } from "./tests.js";
import type { TokenStream } from "./token_stream.js";
import { describeKind, type Token } from "./tokens.js";

const WORD = /^[A-Za-z_]/;

const constants: ReadonlyMap<string, boolean | null> = new Map([
	["true", true],
	["TRUE", true],
	["false", false],
	["FALSE", false],
	["none", null],
	["NONE", null],
	["null", null],
	["NULL", null],
]);

/** Reads expressions by Twig's grammar: operators by precedence, then operands with what hangs on them. */
export class ExpressionParser implements ExpressionReader {
	constructor(
		readonly stream: TokenStream,
		readonly symbols: ImportedSymbols,
	) {}

	/**
	 * An expression.
	 *
	 * @param precedence operators that bind looser end it
	 * @param allowArrow whether it may be an arrow function
	 * @throws XanoError in Twig's words
	 */
	parse(precedence = 0, allowArrow = false): Expression {
		const arrow = allowArrow ? this.parseArrow() : null;
		if (arrow !== null) return arrow;
		let left = this.parseOperand();
		for (;;) {
			const token = this.stream.current;
			const rank = token.kind === "operator" ? binaryOperators.get(token.text) : undefined;
			if (rank === undefined || rank.precedence < precedence) break;
			this.stream.next();
			if (token.text === "is" || token.text === "is not") left = this.parseTest(left, token);
			else {
				const right = this.parse(rank.isRight === true ? rank.precedence : rank.precedence + 1, true);
				left = joined(token.text, left, right, token.line);
			}
		}
		return precedence === 0 ? this.parseConditional(left) : left;
	}

	private parseConditional(start: Expression): Expression {
		let condition = start;
		while (this.stream.take("punctuation", "?") !== null) {
			const line = condition.line;
			if (this.stream.take("punctuation", ":") !== null) {
				condition = { kind: "conditional", condition, consequent: null, alternative: this.parse(), line };
				continue;
			}
			const consequent = this.parse();
			const alternative: Expression =
				this.stream.take("punctuation", ":") === null ? { kind: "constant", value: "", line } : this.parse();
			condition = { kind: "conditional", condition, consequent, alternative, line };
		}
		return condition;
	}

	/** `name => …` or `(name, name) => …`; null when it is something else. */
	private parseArrow(): Expression | null {
		const line = this.stream.current.line;
		if (this.stream.test("name") && this.stream.ahead(1).kind === "arrow") {
			const names = [plainName(this.stream.next().text)];
			this.stream.next();
			return { kind: "arrow", names, body: this.parse(), line };
		}
		if (!this.stream.test("punctuation", "(") || this.stream.ahead(1).kind !== "name") return null;
		let end = 1;
		while (this.stream.ahead(end).kind === "name" && this.stream.ahead(end + 1).text === ",") end += 2;
		if (this.stream.ahead(end).kind === "name") end++;
		if (this.stream.ahead(end).text !== ")" || this.stream.ahead(end + 1).kind !== "arrow") return null;
		this.stream.next();
		const names: string[] = [];
		while (this.stream.test("name")) {
			names.push(plainName(this.stream.next().text));
			this.stream.take("punctuation", ",");
		}
		this.stream.expect("punctuation", ")");
		this.stream.expect("arrow");
		return { kind: "arrow", names, body: this.parse(), line };
	}

	private parseOperand(): Expression {
		const token = this.stream.current;
		const precedence = token.kind === "operator" ? unaryOperators.get(token.text) : undefined;
		if (precedence !== undefined) {
			this.stream.next();
			const operand = this.parse(precedence);
			return this.parsePostfix({ kind: "unary", operator: token.text, operand, line: token.line });
		}
		if (!this.stream.test("punctuation", "(")) return this.parsePrimary();
		this.stream.next();
		const inner = this.parse();
		this.stream.expect("punctuation", ")", "An opened parenthesis is not properly closed");
		return this.parsePostfix(inner);
	}

	/** A literal, name or call, with what hangs on it. */
	parsePrimary(): Expression {
		return this.parsePostfix(this.parsePlainPrimary());
	}

	private parsePlainPrimary(): Expression {
		const token = this.stream.current;
		const { line } = token;
		if (token.kind === "name") {
			this.stream.next();
			const constant = constants.get(token.text);
			if (constant !== undefined) return { kind: "constant", value: constant, line };
			if (this.stream.test("punctuation", "(")) return this.parseCall(token);
			return { kind: "name", name: token.text, line };
		}
		if (token.kind === "number") {
			this.stream.next();
			return { kind: "constant", value: token.number as number | bigint, line };
		}
		if (token.kind === "string" || token.kind === "interpolation start") return parseText(this);
		if (this.stream.test("punctuation", "[")) return parseArray(this);
		if (this.stream.test("punctuation", "{")) return parseHash(this);
		if (token.kind === "operator" && WORD.test(token.text)) {
			// Here the word of an operator is the name of a variable.
			this.stream.next();
			return { kind: "name", name: token.text, line };
		}
		if (token.text === "-" || token.text === "+") {
			this.stream.next();
			return { kind: "unary", operator: token.text, operand: this.parsePrimary(), line };
		}
		const before = this.stream.ahead(-1).text;
		if (token.text === "=" && (before === "==" || before === "!=")) {
			throw syntaxError(
				'Unexpected operator of value "=". Did you try to use "===" or "!==" for strict comparison? Use "is same as(value)" instead.',
				line,
			);
		}
		throw syntaxError(`Unexpected token "${describeKind(token.kind)}" of value "${token.text}".`, line);
	}

	private parseCall(token: Token): Expression {
		const { line, text: name } = token;
		if (name === "parent") {
			parseArguments(this);
			throw syntaxError(
				'Calling "parent" on a template that does not extend nor "use" another template is forbidden.',
				line,
			);
		}
		if (name === "block" || name === "attribute") return this.parseSpecialCall(name, line);
		const macro = this.symbols.macro(name);
		if (macro !== undefined) return { kind: "macro", name: macro, arguments: parseArguments(this), line };
		const written = parseArguments(this);
		const definition = twigFunctions.get(name);
		if (definition === undefined) throw unknownCallable("function", name, twigFunctions.keys(), line);
		const bound = bindArguments("function", definition, written, line);
		return { kind: "function", function: definition, arguments: bound, line };
	}

	private parseSpecialCall(name: "block" | "attribute", line: number): Expression {
		const [first, second, third] = parseArguments(this);
		if (first === undefined) {
			throw syntaxError(
				name === "block"
					? 'The "block" function takes one argument (the block name).'
					: 'The "attribute" function takes at least two arguments (the variable and the attributes).',
				line,
			);
		}
		if (name === "block") {
			if (second === undefined) return { kind: "block", name: first.value, line };
			throw syntaxError('The "block" function can take the block of another template only where there is one.', line);
		}
		if (second === undefined) {
			throw syntaxError(
				'The "attribute" function takes at least two arguments (the variable and the attributes).',
				line,
			);
		}
		const given = third?.value.kind === "array" ? third.value.items.map((item) => item.value) : [];
		return { kind: "attribute", target: first.value, key: second.value, arguments: given, access: "any", line };
	}

	/** What hangs on an operand: `.attribute`, `[key]`, `|filter`. */
	private parsePostfix(start: Expression): Expression {
		let target = start;
		for (;;) {
			if (this.stream.test("punctuation", ".")) target = this.parseAttribute(target);
			else if (this.stream.test("punctuation", "[")) target = this.parseSubscript(target);
			else if (this.stream.take("punctuation", "|") !== null) target = this.parseFilter(target);
			else return target;
		}
	}

	private parseAttribute(target: Expression): Expression {
		this.stream.next();
		const token = this.stream.current;
		const { line } = token;
		let key: Expression;
		if (this.stream.test("punctuation", "(")) {
			this.stream.next();
			key = this.parse();
			this.stream.expect("punctuation", ")");
		} else {
			this.stream.next();
			const isName = token.kind === "name" || (token.kind === "operator" && WORD.test(token.text));
			if (!isName && token.kind !== "number") {
				throw syntaxError(
					`Expected name or number, got value "${token.text}" of type ${describeKind(token.kind)}.`,
					line,
				);
			}
			key = { kind: "constant", value: token.number ?? token.text, line };
		}
		const isCall = this.stream.test("punctuation", "(");
		const written = isCall ? parseArguments(this) : [];
		if (target.kind === "name" && this.symbols.isTemplate(target.name) && key.kind === "constant") {
			return { kind: "macro", name: String(key.value), arguments: written, line };
		}
		return {
			kind: "attribute",
			target,
			key,
			arguments: written.map((argument) => argument.value),
			access: isCall ? "method" : "any",
			line,
		};
	}

	private parseSubscript(target: Expression): Expression {
		const { line } = this.stream.next();
		const zero: Expression = { kind: "constant", value: 0, line };
		const isFromStart = this.stream.test("punctuation", ":");
		const key = isFromStart ? zero : this.parse();
		const isSlice = this.stream.take("punctuation", ":") !== null;
		if (!isSlice) {
			this.stream.expect("punctuation", "]");
			return { kind: "attribute", target, key, arguments: [], access: "array", line };
		}
		const length: Expression = this.stream.test("punctuation", "]")
			? { kind: "constant", value: null, line }
			: this.parse();
		this.stream.expect("punctuation", "]");
		const slice = twigFilters.get("slice");
		if (slice === undefined) throw new Error("There is no filter slice");
		const written = [key, length].map((value) => ({ name: null, value, isSpread: false }));
		return {
			kind: "filter",
			filter: slice,
			subject: target,
			arguments: bindArguments("filter", slice, written, line),
			line,
		};
	}

	/** A filter and those behind it, from the name of the first. */
	parseFilters(subject: Expression): Expression {
		let filtered = this.parseFilter(subject);
		while (this.stream.take("punctuation", "|") !== null) filtered = this.parseFilter(filtered);
		return filtered;
	}

	private parseFilter(subject: Expression): Expression {
		const { text: name, line } = this.stream.expect("name");
		const written = this.stream.test("punctuation", "(") ? parseArguments(this) : [];
		const filter = twigFilters.get(name);
		if (filter === undefined) throw unknownCallable("filter", name, twigFilters.keys(), line);
		const strategy = filter.escapesSubject;
		const prepared = strategy === undefined || isSafeFor(subject, strategy) ? subject : escaped(subject, strategy);
		return {
			kind: "filter",
			filter,
			subject: prepared,
			arguments: bindArguments("filter", filter, written, line),
			line,
		};
	}

	private parseTest(subject: Expression, operator: Token): Expression {
		const first = this.stream.expect("name");
		let name = first.text;
		if (name !== "defined" && !twigTests.has(name) && this.stream.test("name")) {
			name = `${name} ${this.stream.current.text}`;
			if (twigTests.has(name)) this.stream.next();
		}
		const test = this.namedTest(name, subject, first.line);
		return operator.text === "is" ? test : { kind: "unary", operator: "not", operand: test, line: first.line };
	}

	private namedTest(name: string, subject: Expression, line: number): Expression {
		if (name === "defined") return definedTest(subject, this.symbols, line);
		const test = twigTests.get(name);
		if (test === undefined) throw unknownCallable("test", name, [...twigTests.keys(), "defined"], line);
		const written = this.stream.test("punctuation", "(")
			? parseArguments(this)
			: test.takesOperand
				? [{ name: null, value: this.parsePrimary(), isSpread: false }]
				: [];
		return { kind: "test", test, subject, arguments: bindArguments("test", test, written, line), line };
	}
}

function definedTest(subject: Expression, symbols: ImportedSymbols, line: number): Expression {
	switch (subject.kind) {
		case "name": {
			const macro = symbols.macro(subject.name);
			return macro === undefined
				? { kind: "defined", subject, line }
				: { kind: "defined", subject: { kind: "macro", name: macro, arguments: [], line }, line };
		}
		case "attribute":
		case "block":
		case "macro":
			return { kind: "defined", subject, line };
		case "constant":
		case "array":
			return { kind: "constant", value: true, line };
		case "function":
			if (subject.function.name === "constant") return { kind: "defined", subject, line };
	}
	throw syntaxError('The "defined" test only works with simple variables.', line);
}

/** Joined texts are one node however many they are, so that a long chain is not deep. */
function joined(operator: string, left: Expression, right: Expression, line: number): Expression {
	if (operator === "**" && left.kind === "unary" && left.operator !== "not") {
		// A sign before a power is that of the result, as in PHP: `-2 ** 2` is -4.
		return { ...left, operand: joined(operator, left.operand, right, line) };
	}
	if (operator !== "~") return { kind: "binary", operator, left, right, line };
	if (left.kind !== "concatenation") return { kind: "concatenation", parts: [left, right], line };
	left.parts.push(right);
	return left;
}
