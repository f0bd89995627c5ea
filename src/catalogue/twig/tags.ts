import { parseParameters } from "./argument_parser.js";
import { syntaxError } from "./errors.js";
import type { Expression, Statement } from "./nodes.js";
import { plainName } from "./reader.js";
import type { TagReader } from "./tag_reader.js";

type TagParser = (reader: TagReader, line: number) => Statement[];

const WORD = /^\$?[A-Za-z_]/;
const notAssignable: ReadonlySet<string> = new Set(["true", "false", "none", "null"]);

/** Names that are assigned to, separated by commas. */
function parseTargets({ stream }: TagReader): string[] {
	const targets: string[] = [];
	do {
		const token = stream.current;
		if (token.kind === "operator" && WORD.test(token.text)) stream.next();
		else stream.expect("name", undefined, "Only variables can be assigned to");
		if (notAssignable.has(token.text.toLowerCase())) {
			throw syntaxError(`You cannot assign a value to "${token.text}".`, token.line);
		}
		targets.push(plainName(token.text));
	} while (stream.take("punctuation", ",") !== null);
	return targets;
}

function parseIf(reader: TagReader, line: number): Statement[] {
	const { stream, expressions } = reader;
	const condition = expressions.parse();
	stream.expect("block end");
	const branches = [{ condition, body: reader.parseBody("if", ["elseif", "else", "endif"]) }];
	let otherwise: readonly Statement[] | null = null;
	for (;;) {
		const { text } = stream.next();
		if (text === "endif") break;
		if (text === "else") {
			stream.expect("block end");
			otherwise = reader.parseBody("if", ["endif"]);
		} else {
			const next = expressions.parse();
			stream.expect("block end");
			branches.push({ condition: next, body: reader.parseBody("if", ["elseif", "else", "endif"]) });
		}
	}
	stream.expect("block end");
	return [{ kind: "if", branches, otherwise, line }];
}

function parseFor(reader: TagReader, line: number): Statement[] {
	const { stream, expressions } = reader;
	const targets = parseTargets(reader);
	stream.expect("operator", "in");
	const sequence = expressions.parse();
	if (stream.test("name", "if")) {
		throw syntaxError(
			'Unexpected token "name" of value "if" ("end of statement block" expected).',
			line,
			"Twig 3 filters the list itself: {% for item in list|filter(item => item.active) %}.",
		);
	}
	stream.expect("block end");
	const body = reader.parseBody("for", ["else", "endfor"]);
	let otherwise: readonly Statement[] | null = null;
	if (stream.next().text === "else") {
		stream.expect("block end");
		otherwise = reader.parseBodyUntil("for", "endfor");
	}
	stream.expect("block end");
	const [first = "", second] = targets;
	const key = second === undefined ? "_key" : first;
	return [{ kind: "for", key, value: second ?? first, sequence, body, otherwise, line }];
}

function parseSet(reader: TagReader, line: number): Statement[] {
	const { stream, expressions } = reader;
	const names = parseTargets(reader);
	if (stream.take("operator", "=") !== null) {
		const values = [expressions.parse()];
		while (stream.take("punctuation", ",") !== null) values.push(expressions.parse());
		stream.expect("block end");
		if (names.length !== values.length) {
			throw syntaxError(
				"When using set, you must have the same number of variables and assignments.",
				stream.current.line,
			);
		}
		return [{ kind: "set", names, values, line }];
	}
	const [name = ""] = names;
	if (names.length > 1) {
		throw syntaxError("When using set with a block, you cannot have a multi-target.", stream.current.line);
	}
	stream.expect("block end");
	const body = reader.parseBodyUntil("set", "endset");
	stream.expect("block end");
	return [{ kind: "capture", name, body, line }];
}

/** The name that may stand in an ending tag has to be that of the beginning. */
function checkEndName({ stream }: TagReader, tag: string, name: string): void {
	const given = stream.take("name");
	if (given === null || given.text === name) return;
	throw syntaxError(`Expected end${tag} for ${tag} "${name}" (but "${given.text}" given).`, stream.current.line);
}

function parseBlock(reader: TagReader, line: number): Statement[] {
	const { stream, expressions, blocks, symbols } = reader;
	const name = stream.expect("name").text;
	const known = blocks.get(name);
	if (known !== undefined) {
		throw syntaxError(`The block '${name}' has already been defined line ${known.line}.`, stream.current.line);
	}
	const block = { body: [] as readonly Statement[], line };
	blocks.set(name, block);
	symbols.inside(() => {
		if (stream.take("block end") !== null) {
			block.body = reader.parseBodyUntil("block", "endblock");
			checkEndName(reader, "block", name);
		} else block.body = [reader.printed(expressions.parse(), line)];
	});
	stream.expect("block end");
	return [{ kind: "block", name, line }];
}

function parseMacro(reader: TagReader, line: number): Statement[] {
	const { stream, expressions, macros, symbols } = reader;
	const name = stream.expect("name").text;
	const parameters = parseParameters(expressions);
	if (parameters.some((parameter) => parameter.name === "varargs")) {
		throw syntaxError(
			`The argument "varargs" in macro "${name}" cannot be defined because the variable "varargs" is reserved for arbitrary arguments.`,
			line,
		);
	}
	stream.expect("block end");
	// A macro does not take part in the autoescaping around it.
	const body = reader.withStrategy(false, () =>
		symbols.inside(() => {
			const read = reader.parseBodyUntil("macro", "endmacro");
			checkEndName(reader, "macro", name);
			return read;
		}),
	);
	stream.expect("block end");
	macros.set(name, { name, parameters, body });
	return [];
}

/** Macros are imported from the template itself; every other source is a template there is none of. */
function importedFrom(source: Expression, line: number): Statement[] {
	return source.kind === "name" && source.name === "_self" ? [] : [{ kind: "missing template", name: source, line }];
}

function parseImport({ stream, expressions, symbols }: TagReader, line: number): Statement[] {
	const source = expressions.parse();
	stream.expect("name", "as");
	symbols.addTemplate(stream.expect("name").text);
	stream.expect("block end");
	return importedFrom(source, line);
}

function parseFrom({ stream, expressions, symbols }: TagReader, line: number): Statement[] {
	const source = expressions.parse();
	stream.expect("name", "import");
	do {
		const name = stream.expect("name").text;
		const alias = stream.take("name", "as") === null ? name : stream.expect("name").text;
		symbols.addMacro(alias, name);
	} while (stream.take("punctuation", ",") !== null);
	stream.expect("block end");
	return importedFrom(source, line);
}

function parseWith(reader: TagReader, line: number): Statement[] {
	const { stream, expressions } = reader;
	const variables = stream.test("block end") ? null : expressions.parse();
	const only = variables !== null && stream.take("name", "only") !== null;
	stream.expect("block end");
	const body = reader.parseBodyUntil("with", "endwith");
	stream.expect("block end");
	return [{ kind: "with", variables, only, body, line }];
}

function parseApply(reader: TagReader, line: number): Statement[] {
	const { stream, expressions } = reader;
	const value = expressions.parseFilters({ kind: "captured", line });
	stream.expect("block end");
	const body = reader.parseBodyUntil("apply", "endapply");
	stream.expect("block end");
	const printed = reader.printed(value, line);
	return printed.kind === "print" ? [{ kind: "apply", value: printed.value, body, line }] : [];
}

function parseAutoescape(reader: TagReader, _line: number): Statement[] {
	const { stream, expressions } = reader;
	let strategy: string | false = "html";
	if (!stream.test("block end")) {
		const given = expressions.parse();
		if (given.kind !== "constant") {
			throw syntaxError("An escaping strategy must be a string or false.", stream.current.line);
		}
		strategy = given.value === false ? false : String(given.value);
	}
	stream.expect("block end");
	const body = reader.withStrategy(strategy, () => reader.parseBodyUntil("autoescape", "endautoescape"));
	stream.expect("block end");
	return [...body];
}

function parseDo({ stream, expressions }: TagReader, line: number): Statement[] {
	const value = expressions.parse();
	stream.expect("block end");
	return [{ kind: "do", value, line }];
}

/** `include`, `extends`, `embed` and `use`: there is no other template. A missing one may be ignored. */
function parseFileTag({ stream, expressions }: TagReader, line: number): Statement[] {
	const name = expressions.parse();
	const isIgnored = stream.take("name", "ignore") !== null && stream.test("name", "missing");
	while (!stream.test("block end") && !stream.test("end")) stream.next();
	stream.expect("block end");
	return isIgnored ? [] : [{ kind: "missing template", name, line }];
}

function parseEmbed(reader: TagReader, line: number): Statement[] {
	const statements = parseFileTag(reader, line);
	reader.parseBodyUntil("embed", "endembed");
	reader.stream.expect("block end");
	return statements;
}

/** Tags that change nothing here: they flush output or speak to who develops the template. */
function skipTag({ stream }: TagReader): Statement[] {
	while (!stream.test("block end") && !stream.test("end")) stream.next();
	stream.expect("block end");
	return [];
}

/** The tags of Twig 3. */
export const tagParsers: ReadonlyMap<string, TagParser> = new Map([
	["apply", parseApply],
	["autoescape", parseAutoescape],
	["block", parseBlock],
	["deprecated", skipTag],
	["do", parseDo],
	["embed", parseEmbed],
	["extends", parseFileTag],
	["flush", skipTag],
	["for", parseFor],
	["from", parseFrom],
	["if", parseIf],
	["import", parseImport],
	["include", parseFileTag],
	["macro", parseMacro],
	["set", parseSet],
	["types", skipTag],
	["use", parseFileTag],
	["with", parseWith],
]);
