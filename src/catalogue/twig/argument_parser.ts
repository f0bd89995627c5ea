import { syntaxError } from "./errors.js";
import type { Expression, MacroParameter, NamedArgument } from "./nodes.js";
import { type ExpressionReader, plainName } from "./reader.js";

/** The name before the value of a named argument, `name = value` or `name: value`; null for a positional one. */
function takeName(parser: ExpressionReader, value: Expression): string | null {
	const { stream } = parser;
	const token = stream.take("operator", "=") ?? stream.take("punctuation", ":");
	if (token === null) return null;
	if (value.kind === "name") return value.name;
	throw syntaxError("A parameter name must be a string.", token.line);
}

/** Calls a function for everything between parentheses, separated by commas; the last comma may be one too many. */
function parseList(parser: ExpressionReader, readOne: () => void): void {
	const { stream } = parser;
	stream.expect("punctuation", "(", "A list of arguments must begin with an opening parenthesis");
	let isFirst = true;
	while (!stream.test("punctuation", ")")) {
		if (!isFirst) {
			stream.expect("punctuation", ",", "Arguments must be separated by a comma");
			if (stream.test("punctuation", ")")) break;
		}
		isFirst = false;
		readOne();
	}
	stream.expect("punctuation", ")", "A list of arguments must be closed by a parenthesis");
}

/** The arguments of a call. */
export function parseArguments(parser: ExpressionReader): NamedArgument[] {
	const written: NamedArgument[] = [];
	parseList(parser, () => {
		const isSpread = parser.stream.take("operator", "...") !== null;
		const value = parser.parse(0, true);
		const name = isSpread ? null : takeName(parser, value);
		written.push({ name, value: name === null ? value : parser.parse(0, true), isSpread });
	});
	return written;
}

/** The parameters of a macro. */
export function parseParameters(parser: ExpressionReader): MacroParameter[] {
	const { stream } = parser;
	const parameters: MacroParameter[] = [];
	parseList(parser, () => {
		const { text, line } = stream.expect("name", undefined, "An argument must be a name");
		const hasDefault = (stream.take("operator", "=") ?? stream.take("punctuation", ":")) !== null;
		const value = hasDefault ? parser.parsePrimary() : null;
		if (value !== null && !isConstant(value)) {
			throw syntaxError(
				"A default value for an argument must be a constant (a boolean, a string, a number, or an array).",
				line,
			);
		}
		parameters.push({ name: plainName(text), default: value });
	});
	return parameters;
}

function isConstant(value: Expression): boolean {
	if (value.kind === "constant") return true;
	if (value.kind === "unary") return value.operator !== "not" && isConstant(value.operand);
	if (value.kind !== "array") return false;
	return value.items.every((item) => (item.key === null || isConstant(item.key)) && isConstant(item.value));
}
