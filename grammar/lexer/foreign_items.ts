import { replacing } from "../issues.js";
import type { Span } from "../source.js";
import * as T from "../tokens.js";
import { bareCondition, doWhile, namedInHead } from "./foreign_conditions.js";
import { foreignLoop } from "./foreign_loops.js";
import { matchingBracket, statementEnd } from "./scan.js";
import type { LexerState } from "./state.js";

/**
 * The head of a statement of another language. It is one `Stray` token with this as its payload; its value follows as
 * usual, and `foreign/statements.ts` puts the XanoScript statement in its place.
 */
export type ForeignStatement =
	/** `$x = …`, `let x += …` */
	| {
			readonly kind: "assignment";
			readonly target: string;
			readonly targetSpan: Span;
			readonly declares: boolean;
			readonly operator: string;
	  }
	/** `$list|push:1` with nothing around it */
	| { readonly kind: "change"; readonly target: string; readonly targetSpan: Span }
	/** `return …` */
	| { readonly kind: "return" }
	/** `console.log(…)` */
	| { readonly kind: "log" }
	/** `throw new Error(…)` */
	| { readonly kind: "throw"; readonly name: string }
	/** `$list.push(…)`, or `array.push($list, …)` */
	| {
			readonly kind: "method";
			readonly target: string;
			readonly statement: string;
			readonly targetIsArgument: boolean;
	  };

/** Words that may stand before the name of a variable. */
const declaring = "let const var set my local global static final int text string bool float double number".split(" ");

const path = String.raw`\$?[A-Za-z_]\w*(?:\.\$?\w+|->\w+|\[(?:[^[\]\n]|\[[^[\]\n]*\])*\])*`;
const assignmentPattern = new RegExp(
	String.raw`(?:(${declaring.join("|")})[ \t]+)?(${path})[ \t]*((?:\*\*|\?\?|\|\||&&|<<|>>|[-+*/%.~|&^:])?=(?![=>])|(?:\+\+|--)(?=[ \t]*(?:[;}\r\n]|\/\/|$)))`,
	"y",
);
const incrementPattern = new RegExp(String.raw`(\+\+|--)(${path})(?=[ \t]*(?:[;}\r\n]|\/\/|$))`, "y");
const returnPattern =
	/return\b(?![ \t]*[=:])(?:[ \t]*(?=;|\r?\n|\}|\/\/|$)|[ \t]*(?=\{[ \t]*\}|\{\s*(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z_]\w*)\s*:|\{[ \t]*\$?\w+[ \t]*,|\{[ \t]*\w+[ \t]*\}|\()|[ \t]+(?=[^\s{]))/y;
const logPattern = /(?:console\.\w+|print(?:_r|ln|f)?|echo|var_dump|puts|alert)(?:(?=\()|[ \t]+(?=["'$`(]))/y;
const throwPattern = /(?:throw|raise)[ \t]+(?!\{)(?:new[ \t]+)?([A-Za-z_]\w*)?(?=[ \t]*[("'$])/y;
const methodPattern = /(\$?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.(push|append|add|unshift|prepend)(?=\()/y;
const ownCallPattern = /((?:array|math|text)\.[a-z_]+(?:\.[a-z_]+)?)(?=\([ \t]*(\$[A-Za-z_]\w*(?:\.\w+)*)[ \t]*,)/y;
const functionPattern =
	/(?:(?:export|default|async|public|private|protected|static)[ \t]+)*function\b[ \t]*\*?[ \t]*\w*[ \t]*\(/y;
const importPattern =
	/(?:import\b[^\n]*|(?:from|require|require_once|include|use|using|package|namespace)\b[^\n{]*|<\?php|\?>)/y;
const pythonPattern =
	/(async[ \t]+def|def|for|if|elif|else|while|try|except|finally|with|class|match)\b(?:[^\n{}"']|"[^"\n]*"|'[^'\n]*')*:[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;
const caseLabelPattern = /(?:case[ \t]+[^({\s][^\n{]*|default[ \t]*):(?=[ \t]*(?:\r?\n|$|[^:\s]))/y;

type Recogniser = (state: LexerState) => boolean;

/** What a statement that begins with a word may be in another language; those asked first stand first. */
const recognisers: ReadonlyMap<string, readonly Recogniser[]> = new Map<string, readonly Recogniser[]>([
	...declaring.map((word) => [word, [assigned]] as const),
	...wordsFor("async def try except finally with class match", indented),
	..."if elif elsif elseif else while unless until switch"
		.split(" ")
		.map((word): [string, readonly Recogniser[]] => [word, [indented, bareCondition]]),
	...wordsFor("case default", caseLabel),
	...wordsFor("export public private protected function", declaredFunction),
	...wordsFor("import from require require_once include use using package namespace", imported),
	...wordsFor("print print_r println printf echo var_dump puts alert", logged),
	...wordsFor("throw raise", thrown),
	["return", [returned]],
	["each", [foreignLoop]],
	["foreach", [foreignLoop, namedInHead]],
	["for", [foreignLoop, namedInHead, indented]],
	["async", [indented, declaredFunction]],
	["default", [caseLabel, declaredFunction]],
	["static", [declaredFunction, assigned]],
]);

function wordsFor(words: string, recogniser: Recogniser): [string, readonly Recogniser[]][] {
	return words.split(" ").map((word) => [word, [recogniser]]);
}

/** Signs behind a name that make it something that is changed. */
const changing = new Set("-+*/%.~|&^?[<>=:");

/**
 * Reads the head of a statement that other languages have and XanoScript has not. Nearly every statement is let through
 * after a look at its first word and what follows: right programs must not pay for wrong ones.
 * @param name the dotted name that stands here, "" when there is none
 * @param after offset of what follows the name and the blanks behind it
 * @returns false when none stands here
 */
export function foreignItem(state: LexerState, name: string, after: number): boolean {
	if (state.isFull) return false;
	const { text, position } = state;
	if (name === "") {
		const character = text[position];
		if (character === "$") return filtered(state) || changed(state) || assigned(state);
		if (character === "<" || character === "?") return imported(state);
		return (character === "+" || character === "-") && assigned(state);
	}
	const next = text[after] as string;
	if (next === "{") {
		if (name === "do") return doWhile(state);
		return name === "return" ? returned(state) : name === "import" && imported(state);
	}
	const known = recognisers.get(name);
	if (known !== undefined) {
		for (const recogniser of known)
			if ((recogniser !== assigned || isChanged(text, after)) && recogniser(state)) return true;
	}
	if (name.startsWith("console.") && logged(state)) return true;
	if (next === "(") return name.includes(".") && changed(state);
	return changing.has(next) && assigned(state);
}

/** Whether the path that begins at the offset is followed by what may change it. */
function isChanged(text: string, start: number): boolean {
	let at = start;
	while (isPathCode(text.charCodeAt(at))) at++;
	while (text[at] === " " || text[at] === "\t") at++;
	return changing.has(text[at] as string);
}

/** `$`, `.`, letters, digits and `_` */
function isPathCode(code: number): boolean {
	return (
		(code >= 97 && code <= 122) ||
		(code >= 65 && code <= 90) ||
		(code >= 48 && code <= 57) ||
		code === 36 ||
		code === 46 ||
		code === 95
	);
}

function head(state: LexerState, length: number, payload: ForeignStatement): true {
	state.advance(T.Stray, length, payload);
	state.frame.itemStart = false;
	state.frame.foreign = true;
	state.valueExpected = true;
	return true;
}

function exec(state: LexerState, pattern: RegExp): RegExpExecArray | null {
	pattern.lastIndex = state.position;
	return pattern.exec(state.text);
}

/** Heads longer than this are none: whole lines are looked through at the start of every item. */
const longestHead = 400;

/** The same, for patterns that go on to the end of the line. */
function execLine(state: LexerState, pattern: RegExp): RegExpExecArray | null {
	const end = state.position + longestHead;
	pattern.lastIndex = 0;
	return pattern.exec(state.text.slice(state.position, end));
}

function returned(state: LexerState): boolean {
	const match = exec(state, returnPattern);
	if (!match) return false;
	head(state, match[0].length, { kind: "return" });
	const next = state.text[state.position];
	if (next === undefined || /[;\r\n}/]/.test(next)) state.valueExpected = false;
	return true;
}

function assigned(state: LexerState): boolean {
	const match = exec(state, assignmentPattern);
	if (!match) {
		const increment = exec(state, incrementPattern);
		if (!increment) return false;
		const [whole, operator, target] = increment as unknown as [string, string, string];
		const start = state.position + operator.length;
		const targetSpan = { start, end: start + target.length };
		head(state, whole.length, { kind: "assignment", target, targetSpan, declares: false, operator });
		state.valueExpected = false;
		return true;
	}
	const [whole, keyword, target, operator] = match as unknown as [string, string | undefined, string, string];
	// `name = …` is a property of the statement around it, `a.b = …` one as well.
	if (keyword === undefined && target === "value") return false;
	if (keyword === undefined && !/[$[]|->/.test(target) && operator === "=") return false;
	if (operator === "=" && bindsStatement(state, whole, target)) return true;
	const start = state.position + whole.indexOf(target, keyword?.length ?? 0);
	const declares = keyword !== undefined && keyword !== "set" && /^\$?\w+$/.test(target);
	const targetSpan = { start, end: start + target.length };
	head(state, whole.length, { kind: "assignment", target, targetSpan, declares, operator });
	if (operator === "++" || operator === "--") state.valueExpected = false;
	return true;
}

const statementPattern = /[ \t]*([a-z_]+(?:\.[a-z_]+)+)[ \t]+(?=["{$(])/y;

/** `var $x = function.run "f" { … }`: the result gets its name behind the statement, which is read as it stands. */
function bindsStatement(state: LexerState, head: string, target: string): boolean {
	const { text, position: start } = state;
	const from = start + head.length;
	statementPattern.lastIndex = from;
	const match = statementPattern.exec(text);
	if (!match) return false;
	const name = match[1] as string;
	const variable = target.replace(/^\$?/, "$");
	const end = statementEnd(text, from + match[0].length);
	const named = end !== null && /^[ \t]*as\b/.test(text.slice(end, end + 10));
	const statementStart = state.skipSpaces(from);
	state.report("assignment", "the result of a statement gets its name behind it", start, from, {
		unread: true,
		help: `write \`${name} … { … } as ${variable}\``,
		...(end === null
			? {}
			: {
					fix: {
						title: "write `as` behind it",
						edits: [
							{ span: { start, end: statementStart }, text: "" },
							...(named ? [] : [{ span: { start: end, end }, text: ` as ${variable}` }]),
						],
					},
				}),
	});
	state.position = statementStart;
	state.startItem();
	state.valueExpected = false;
	return true;
}

const filteredPattern = /(\$[A-Za-z_]\w*(?:\.\w+)*)(?=\s*\|[ \t]*[A-Za-z_])/y;

/** A filter whose result nobody takes. */
function filtered(state: LexerState): boolean {
	const match = exec(state, filteredPattern);
	if (!match) return false;
	const target = match[1] as string;
	const targetSpan = { start: state.position, end: state.position + target.length };
	return head(state, 0, { kind: "change", target, targetSpan });
}

function logged(state: LexerState): boolean {
	const match = exec(state, logPattern);
	return match !== null && head(state, match[0].length, { kind: "log" });
}

function thrown(state: LexerState): boolean {
	const match = exec(state, throwPattern);
	return match !== null && head(state, match[0].length, { kind: "throw", name: match[1] ?? "Error" });
}

/** Families of statements, whose names are no variables. */
const families = new Set(["array", "math", "text", "object", "redis", "db", "util", "debug", "zip", "stream"]);

function changed(state: LexerState): boolean {
	const own = exec(state, ownCallPattern);
	if (own) {
		const [whole, statement, target] = own as unknown as [string, string, string];
		return head(state, whole.length, { kind: "method", target, statement, targetIsArgument: true });
	}
	const match = exec(state, methodPattern);
	if (!match) return false;
	const [whole, target, method] = match as unknown as [string, string, string];
	if (families.has(target)) return false;
	const statement = method === "unshift" || method === "prepend" ? "array.unshift" : "array.push";
	return head(state, whole.length, { kind: "method", target, statement, targetIsArgument: false });
}

function declaredFunction(state: LexerState): boolean {
	const match = exec(state, functionPattern);
	if (!match) return false;
	const start = state.position;
	const close = matchingBracket(state.text, start + match[0].length - 1);
	if (close < 0) return false;
	if (constructHead(state, match[0], close)) return true;
	const brace = /[^{\n]*\{/y;
	brace.lastIndex = close + 1;
	const block = brace.exec(state.text);
	const end = block ? matchingBracket(state.text, close + block[0].length) : -1;
	state.report("foreign-syntax", "functions are not declared this way", start, close + 1, {
		why: "A function is a construct of its own, with its inputs, its statements and what it gives back.",
		help: 'write `function "name" { input { int a } stack { … } response = $result }` in a file of its own, and call it with `function.run "name" { input = {a: 1} } as $result`',
	});
	skip(state, end < 0 ? close + 1 : end + 1);
	return true;
}

/** `function greet(name) { input { … } stack { … } }`: only the head is another language's. */
function constructHead(state: LexerState, head: string, close: number): boolean {
	const { text, position: start, frame } = state;
	const name = /function\b[ \t]*([A-Za-z_]\w*)[ \t]*\($/.exec(head)?.[1];
	const brace = /^\s*\{/.exec(text.slice(close + 1, close + 40));
	if (name === undefined || !brace || frame.kind !== "root") return false;
	const end = matchingBracket(text, close + brace[0].length);
	const body = text.slice(close, end < 0 ? close + 2000 : end);
	if (!/^\s*(?:stack\s*\{|response\s*=)/m.test(body)) return false;
	const hasInputs = /^\s*input\s*\{/m.test(body) || /\(\s*$/.test(text.slice(start, close));
	state.report("foreign-syntax", "a function is declared with its name in quotes", start, close + 1, {
		why: "What it is given stands in its `input { … }`, each with its type.",
		help: `write \`function "${name}" { input { text name } stack { … } response = … }\``,
		...(hasInputs ? replacing("write the name in quotes", { start, end: close + 1 }, `function "${name}"`) : {}),
	});
	state.push(T.StatementName, start, start + "function".length, "function");
	state.push(T.Text, start, close + 1, { value: name, style: "double" });
	state.position = close + 1;
	frame.itemStart = false;
	frame.inHead = true;
	frame.statementName = "function";
	state.valueExpected = false;
	return true;
}

/** Goes on behind something that has been reported as a whole. */
function skip(state: LexerState, to: number): void {
	const { text } = state;
	let position = state.skipSpaces(to);
	if (text[position] === ";") position++;
	state.position = position;
	state.push(T.Separator, position, position);
	state.startItem();
	state.valueExpected = false;
}

function imported(state: LexerState): boolean {
	if (state.frame.kind !== "root" && state.text[state.position] !== "?" && state.text[state.position] !== "<")
		return false;
	const match = execLine(state, importPattern);
	if (!match) return false;
	const start = state.position;
	const written = match[0].trimEnd();
	const end = start + written.length;
	const isTag = written === "<?php" || written === "?>";
	if (!isTag && !/["';.*]|\bimport\b/.test(written)) return false;
	const lineEnd = state.text.indexOf("\n", end);
	state.report(
		"foreign-syntax",
		isTag ? `\`${written}\` belongs to PHP` : "nothing is imported in XanoScript",
		start,
		end,
		{
			help: isTag ? "remove it" : "remove the line: functions of the project and all filters are there without it",
			...replacing("remove it", { start, end: isTag || lineEnd < 0 ? end : lineEnd + 1 }, ""),
		},
	);
	skip(state, end);
	return true;
}

const pythonHelp: Readonly<Record<string, string>> = {
	for: "write `foreach ($list) { each as $item { … } }`, or `for (10) { each as $i { … } }`",
	while: "write `while ($i < 10) { each { … } }`",
	try: "write `try_catch { try { … } catch { … } }`",
	def: 'write `function "name" { input { … } stack { … } response = $result }` in a file of its own',
	class: "there are no classes; objects are written `{name: 1}`, functions are constructs of their own",
	match: "write `switch ($value) { case (1) { … } break default { … } }`",
	with: "write its statements directly here",
};

/** Python: a line that ends with `:` and the lines indented deeper. All of it is one mistake. */
function indented(state: LexerState): boolean {
	const match = execLine(state, pythonPattern);
	if (!match) return false;
	const { text } = state;
	const start = state.position;
	const word = (match[1] as string).replace(/^async\s+/, "");
	const depth = columnOf(text, start);
	let end = blockEnd(text, start + match[0].length, depth);
	// `elif` and `else` go on with the same statement.
	for (;;) {
		const next = /^\s*(elif|else|except|finally)\b[^\n{}]*:[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/.exec(
			text.slice(end, end + 400),
		);
		if (!next || columnOf(text, end + next[0].indexOf(next[1] as string)) !== depth) break;
		end = blockEnd(text, end + next[0].length, depth);
	}
	state.report(
		"foreign-syntax",
		"a block stands in braces, not behind a colon",
		start,
		start + match[0].trimEnd().length,
		{
			why: "Indentation means nothing in XanoScript.",
			help: pythonHelp[word] ?? "write `conditional { if ($a > 1) { … } elseif ($a > 0) { … } else { … } }`",
		},
	);
	skip(state, end);
	return true;
}

function columnOf(text: string, offset: number): number {
	return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Behind the last line that is indented deeper. */
function blockEnd(text: string, from: number, depth: number): number {
	let end = from;
	for (let line = text.indexOf("\n", from); line >= 0; ) {
		const next = text.indexOf("\n", line + 1);
		const content = text.slice(line + 1, next < 0 ? text.length : next);
		const indent = /^[ \t]*/.exec(content)?.[0].length ?? 0;
		if (content.trim() !== "") {
			if (indent <= depth) break;
			end = line + 1 + content.trimEnd().length;
		}
		line = next;
	}
	return end;
}

/** `case 1:` and `default:`: what stands in the braces of that `switch` is one mistake. */
function caseLabel(state: LexerState): boolean {
	const { frame, text, position: start } = state;
	const match = frame.kind === "block" ? execLine(state, caseLabelPattern) : null;
	if (!match) return false;
	const close = matchingBracket(text, frame.offset);
	const end = start + match[0].length;
	const blocks = close < 0 ? null : labelsAsBlocks(text.slice(frame.offset + 1, close));
	state.report("foreign-syntax", "a case is a block, not a label", start, end, {
		unread: true,
		help: "write `switch ($value) { case (1) { … } break default { … } }`",
		...(blocks === null ? {} : replacing("write the cases as blocks", { start: frame.offset + 1, end: close }, blocks)),
	});
	skip(state, close < 0 ? end : close);
	return true;
}

/** The body of a `switch` with a block for every label; null when it is written in another way. */
function labelsAsBlocks(body: string): string | null {
	const parts = body.split(/^([ \t]*)(case[ \t]+[^\n:]+|default)[ \t]*:[ \t]*$/m);
	if (parts.length < 4 || (parts[0] as string).trim() !== "") return null;
	let written = "\n";
	for (let at = 1; at < parts.length; at += 3) {
		const [indent, label, content] = parts.slice(at, at + 3) as [string, string, string];
		const ends = /\n[ \t]*break[ \t]*;?\s*$/.exec(content);
		const inner = (ends ? content.slice(0, ends.index) : content).trimEnd();
		const value = /^case[ \t]+(.+?)[ \t]*$/.exec(label)?.[1];
		const head = value === undefined ? "default" : `case (${value})`;
		written += `${indent}${head} {${inner}\n${indent}}${ends && value !== undefined ? " break" : ""}\n`;
	}
	const last = /[ \t]*$/.exec(body)?.[0] ?? "";
	return `${written}${last}`;
}

/** `function.run "name": { … }`: the braces are read as what the function is given. */
export function headColon(state: LexerState): boolean {
	const { text, position: start, frame } = state;
	const isCall = frame.inHead && frame.holdsItems && frame.statementName === "function.run";
	const brace = isCall ? /^:\s*\{/.exec(text.slice(start, start + 100)) : null;
	const close = brace ? matchingBracket(text, start + brace[0].length - 1) : -1;
	if (!brace || close < 0) return false;
	const open = start + brace[0].length - 1;
	const before = text.slice(0, start).trimEnd().length;
	state.report("foreign-syntax", "what a function is given stands behind `input =`", start, start + 1, {
		unread: true,
		help: 'write `function.run "name" { input = {…} } as $result`',
		fix: {
			title: "write `input =`",
			edits: [
				{ span: { start: before, end: open + 1 }, text: " { input = {" },
				{ span: { start: close, end: close + 1 }, text: "} }" },
			],
		},
	});
	state.push(T.BlockOpen, open, open + 1);
	state.push(T.BraceClose, close, close + 1);
	state.position = close + 1;
	state.startItem();
	frame.afterBody = true;
	state.valueExpected = false;
	return true;
}
