import type { Value } from "../../values/kinds.js";
import { type StatementDefinition, statement } from "../define.js";
import { textArgument, textSubject } from "../filters/text/coerce.js";
import { stripText } from "../filters/text/trim.js";

function base(name: string, summary: string, code: string, result: string, given = "The other text.") {
	return {
		name,
		family: "text" as const,
		summary,
		positional: [{ name: "text", form: "variable" as const, required: true }],
		attributes: [{ name: "value", kind: "text" as const, required: true, summary: given }],
		evidence: "documented" as const,
		examples: [{ code, result }],
	};
}

/** A statement that replaces its variable. */
function update(
	name: string,
	summary: string,
	code: string,
	result: string,
	run: (text: string, value: string) => string,
	given?: string,
): StatementDefinition {
	return statement({
		...base(name, summary, code, result, given),
		binds: "never",
		effects: "mutates",
		run: ({ subject, attributes }) =>
			run(textSubject(subject, name), textArgument(attributes.value as Value, name, "value")),
	});
}

/** A statement that answers a question about its variable. */
function question(
	name: string,
	summary: string,
	code: string,
	result: string,
	ignoreCase: boolean,
	run: (text: string, value: string) => boolean,
): StatementDefinition {
	const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
	return statement({
		...base(name, summary, code, result),
		binds: "optional",
		effects: "pure",
		run: ({ subject, attributes }) =>
			run(fold(textSubject(subject, name)), fold(textArgument(attributes.value as Value, name, "value"))),
	});
}

const characters = 'The characters to strip, `a..z` for a range; white space when it is "".';

/** Statements that change or look at a text variable. */
export const textStatements: readonly StatementDefinition[] = [
	update(
		"text.append",
		"Adds a text at the end of a variable.",
		'var $s { value = "ab" } text.append $s { value = "c" } response = $s',
		'"abc"',
		(text, value) => text + value,
	),
	update(
		"text.prepend",
		"Adds a text at the start of a variable.",
		'var $s { value = "bc" } text.prepend $s { value = "a" } response = $s',
		'"abc"',
		(text, value) => value + text,
	),
	update(
		"text.trim",
		"Strips characters from both ends.",
		'var $s { value = " a " } text.trim $s { value = "" } response = $s',
		'"a"',
		(text, value) => stripText("trim", text, value),
		characters,
	),
	update(
		"text.ltrim",
		"Strips characters from the start.",
		'var $s { value = "xxa" } text.ltrim $s { value = "x" } response = $s',
		'"a"',
		(text, value) => stripText("ltrim", text, value),
		characters,
	),
	update(
		"text.rtrim",
		"Strips characters from the end.",
		'var $s { value = "a10" } text.rtrim $s { value = "0..9" } response = $s',
		'"a"',
		(text, value) => stripText("rtrim", text, value),
		characters,
	),
	question(
		"text.contains",
		"Binds whether the text contains another.",
		'var $s { value = "Hello" } text.contains $s { value = "ell" } as $x\nresponse = $x',
		"true",
		false,
		(text, value) => text.includes(value),
	),
	question(
		"text.icontains",
		"Binds whether the text contains another, ignoring case.",
		'var $s { value = "Hello" } text.icontains $s { value = "ELL" } as $x\nresponse = $x',
		"true",
		true,
		(text, value) => text.includes(value),
	),
	question(
		"text.starts_with",
		"Binds whether the text begins with another.",
		'var $s { value = "Hello" } text.starts_with $s { value = "he" } as $x\nresponse = $x',
		"false",
		false,
		(text, value) => text.startsWith(value),
	),
	question(
		"text.istarts_with",
		"Binds whether the text begins with another, ignoring case.",
		'var $s { value = "Hello" } text.istarts_with $s { value = "he" } as $x\nresponse = $x',
		"true",
		true,
		(text, value) => text.startsWith(value),
	),
	question(
		"text.ends_with",
		"Binds whether the text ends with another.",
		'var $s { value = "Hello" } text.ends_with $s { value = "lo" } as $x\nresponse = $x',
		"true",
		false,
		(text, value) => text.endsWith(value),
	),
	question(
		"text.iends_with",
		"Binds whether the text ends with another, ignoring case.",
		'var $s { value = "Hello" } text.iends_with $s { value = "LO" } as $x\nresponse = $x',
		"true",
		true,
		(text, value) => text.endsWith(value),
	),
];
