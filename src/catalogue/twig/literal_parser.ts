import { syntaxError } from "./errors.js";
import type { ArrayItem, Expression } from "./nodes.js";
import { type ExpressionReader, plainName } from "./reader.js";
import { describeKind } from "./tokens.js";

/** A text; in double quotes it may hold expressions, `"a #{b}"`. */
export function parseText(parser: ExpressionReader): Expression {
	const { stream } = parser;
	const { line } = stream.current;
	const parts: Expression[] = [];
	let mayBeText = true;
	for (;;) {
		const text = mayBeText ? stream.take("string") : null;
		if (text !== null) {
			parts.push({ kind: "constant", value: text.text, line: text.line });
			mayBeText = false;
		} else if (stream.take("interpolation start") !== null) {
			parts.push(parser.parse());
			stream.expect("interpolation end");
			mayBeText = true;
		} else break;
	}
	const [first] = parts;
	return parts.length === 1 && first !== undefined ? first : { kind: "concatenation", parts, line };
}

/** `[1, 2, ...more]` */
export function parseArray(parser: ExpressionReader): Expression {
	const { stream } = parser;
	const { line } = stream.expect("punctuation", "[", "An array element was expected");
	const items: ArrayItem[] = [];
	while (!stream.test("punctuation", "]")) {
		if (items.length > 0) {
			stream.expect("punctuation", ",", "An array element must be followed by a comma");
			if (stream.test("punctuation", "]")) break;
		}
		const isSpread = stream.take("operator", "...") !== null;
		items.push({ key: null, value: parser.parse(), isSpread });
	}
	stream.expect("punctuation", "]", "An opened array is not properly closed");
	return { kind: "array", items, line };
}

/** `{key: 1, 'key': 2, 3: 4, (expression): 5, name, ...more}` */
export function parseHash(parser: ExpressionReader): Expression {
	const { stream } = parser;
	const { line } = stream.expect("punctuation", "{", "A hash element was expected");
	const items: ArrayItem[] = [];
	while (!stream.test("punctuation", "}")) {
		if (items.length > 0) {
			stream.expect("punctuation", ",", "A hash value must be followed by a comma");
			if (stream.test("punctuation", "}")) break;
		}
		items.push(parseItem(parser));
	}
	stream.expect("punctuation", "}", "An opened hash is not properly closed");
	return { kind: "array", items, line };
}

function parseItem(parser: ExpressionReader): ArrayItem {
	const { stream } = parser;
	if (stream.take("operator", "...") !== null) return { key: null, value: parser.parse(), isSpread: true };
	const { line } = stream.current;
	const name = stream.take("name");
	let key: Expression;
	if (name !== null) {
		key = { kind: "constant", value: plainName(name.text), line };
		if (stream.test("punctuation", ",") || stream.test("punctuation", "}")) {
			return { key, value: { kind: "name", name: name.text, line }, isSpread: false };
		}
	} else {
		const literal = stream.take("string") ?? stream.take("number");
		if (literal !== null) key = { kind: "constant", value: literal.number ?? literal.text, line };
		else if (stream.test("punctuation", "(")) key = parser.parse();
		else {
			const { kind, text } = stream.current;
			throw syntaxError(
				`A hash key must be a quoted string, a number, a name, or an expression enclosed in parentheses (unexpected token "${describeKind(kind)}" of value "${text}".`,
				line,
			);
		}
	}
	stream.expect("punctuation", ":", "A hash key must be followed by a colon (:)");
	return { key, value: parser.parse(), isSpread: false };
}
