import { asOperand } from "../foreign/calls.js";
import { replacing } from "../issues.js";
import * as T from "../tokens.js";
import { matchingBracket, quotedEnd } from "./scan.js";
import type { LexerState } from "./state.js";

const arrowPattern =
	/(?:async[ \t]+)?(?:\(((?:[ \t]*\$?[A-Za-z_]\w*[ \t]*(?:,|(?=\))))*)\)|(\$?[A-Za-z_]\w*))[ \t]*(?:=>|->(?=[ \t{]))[ \t]*/y;
const keywordFunctionPattern = /(?:async[ \t]+)?(?:function|fn)\b[ \t]*\w*[ \t]*(?=\()|lambda\b[ \t]*(?=[$\w, \t]*:)/y;

/**
 * `($a, $b) => …`, `x => …`, `function (a) { … }`, `lambda x: …` where a value belongs. All of it is one mistake and
 * read as `null`.
 */
export function inlineFunction(state: LexerState): boolean {
	if (!state.valueExpected || state.isFull) return false;
	const { text, position: start } = state;
	arrowPattern.lastIndex = start;
	const arrow = arrowPattern.exec(text);
	if (arrow) {
		const names = (arrow[1] ?? arrow[2] ?? "").split(",").map((name) => name.trim());
		const bodyStart = start + arrow[0].length;
		const isBlock = text[bodyStart] === "{";
		const end = isBlock ? matchingBracket(text, bodyStart) + 1 : valueEnd(text, bodyStart);
		const expression = isBlock ? null : elementExpression(text.slice(bodyStart, end), names, state.frame.filter);
		say(state, start, end, bodyStart, expression);
		return true;
	}
	const word = state.match(keywordFunctionPattern);
	if (word === null) return false;
	const bodyStart = start + word.length;
	if (word.startsWith("lambda")) {
		const [, names = ""] = /^([^:]*):/.exec(text.slice(bodyStart)) ?? [];
		const from = state.skipSpaces(bodyStart + names.length + 1);
		const end = valueEnd(text, from);
		const parameters = names.split(",").map((name) => name.trim());
		say(state, start, end, from, elementExpression(text.slice(from, end), parameters, state.frame.filter));
		return true;
	}
	const close = matchingBracket(text, bodyStart);
	const brace = close < 0 ? -1 : text.indexOf("{", close);
	const end = brace < 0 ? -1 : matchingBracket(text, brace);
	say(state, start, end < 0 ? start + word.length : end + 1, bodyStart, null);
	return true;
}

function say(state: LexerState, start: number, found: number, bodyStart: number, expression: string | null): void {
	const end = found <= start ? bodyStart : found;
	state.report("foreign-syntax", "XanoScript has no inline functions", start, Math.min(end, bodyStart), {
		unread: true,
		help:
			expression === null
				? "use `|map:`, `|filter:` or `|reduce:` with `$$` for the element, or put the code into a function of its own"
				: `\`$$\` stands for the element: write \`${expression}\``,
		...(expression === null ? {} : replacing("write it with `$$`", { start, end }, expression)),
	});
	state.push(T.Word, start, end, "null");
	state.position = end;
	state.valueExpected = false;
}

/** Where a value on one line ends. */
function valueEnd(text: string, from: number): number {
	let at = from;
	for (; at < text.length; at++) {
		const character = text[at] as string;
		if (character === '"' || character === "'") {
			const after = quotedEnd(text, at);
			if (after < 0) break;
			at = after - 1;
		} else if (character === "(" || character === "[" || character === "{") {
			const close = matchingBracket(text, at);
			if (close < 0) break;
			at = close;
		} else if (/[\n\r,;)\]}]/.test(character) || text.startsWith("//", at)) break;
		else if (character === "|" && text[at + 1] !== "|" && text[at - 1] !== "|" && text[at - 1] === " ") break;
	}
	return from + text.slice(from, at).trimEnd().length;
}

/** The body with `$$` for its parameter, `$result` for the first of two; null when it is no plain expression. */
function elementExpression(body: string, names: readonly string[], filter: string | null): string | null {
	if (body === "" || names.length > 2 || /=>|->|\?\.|[;`{}]|\.\w+\(/.test(body)) return null;
	const reduces = filter === "reduce";
	if (reduces !== (names.length === 2)) return null;
	const meant = new Map(
		names.map((name, index) => [name.replace(/^\$/, ""), reduces && index === 0 ? "$result" : "$$"]),
	);
	const written = body.replace(
		/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w.$])\$?([A-Za-z_]\w*)/g,
		(whole, name: string | undefined) => (name === undefined ? whole : (meant.get(name) ?? whole)),
	);
	// Operators other than those an argument extends over would end it.
	return /&&|\|\||\?|\|/.test(written) ? `(${written})` : written;
}

/** `` `Hello ${name}` ``: texts are joined. */
export function templateText(state: LexerState): boolean {
	const { text, position: start } = state;
	if (state.isFull || text.startsWith("```", start)) return false;
	const close = text.indexOf("`", start + 1);
	if (close < 0) return false;
	const inner = text.slice(start + 1, close);
	if (!/\$\{/.test(inner.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, "")) && !/^[^"'$]*\$\{/.test(inner))
		return false;
	interpolated(state, start, close + 1, inner, /\$\{([^{}]*)\}/g, "a template between backticks");
	return true;
}

/** `f"Hello {name}"` */
export function formattedText(state: LexerState, word: string): boolean {
	const { text, position: start } = state;
	const quote = start + word.length;
	if (!/^(?:[fFrRbBu]|[fF][rR]|[rR][fF])$/.test(word) || (text[quote] !== '"' && text[quote] !== "'")) return false;
	const end = text.startsWith('"""', quote) ? -1 : quotedEnd(text, quote);
	if (end < 0) return false;
	if (!/f/i.test(word)) {
		state.report("foreign-syntax", `\`${word}\` does not belong before a text`, start, quote, {
			help: "remove it: texts have no prefixes",
			...replacing("remove it", { start, end: quote }, ""),
		});
		state.position = quote;
		return true;
	}
	interpolated(state, start, end, text.slice(quote + 1, end - 1), /\{([^{}]*)\}/g, "a text with values in braces");
	return true;
}

function interpolated(
	state: LexerState,
	start: number,
	end: number,
	inner: string,
	placeholder: RegExp,
	what: string,
): void {
	const parts: string[] = [];
	let from = 0;
	let plain = true;
	const literal = (part: string): void => {
		if (part !== "") parts.push(`"${part.replace(/(?<!\\)"/g, '\\"').replace(/\r?\n/g, "\\n")}"`);
	};
	for (const match of inner.matchAll(placeholder)) {
		literal(inner.slice(from, match.index));
		const written = (match[1] as string).trim();
		const value = /^[A-Za-z_]\w*(?:\.\w+)*$/.test(written) ? `$${written}` : written;
		plain &&= /^\$[\w.[\]]+$/.test(value) || (/^[$\w\s.+*/%()-]+$/.test(value) && value.includes("$"));
		parts.push(asOperand(value));
		from = match.index + match[0].length;
	}
	literal(inner.slice(from));
	const written = parts.length > 1 ? `(${parts.join(" ~ ")})` : parts.join("");
	state.report("foreign-syntax", `${what} takes nothing in here`, start, end, {
		unread: true,
		help: written.length > 70 ? 'join the parts: `"…" ~ $name ~ "…"`' : `join the parts: \`${written}\``,
		...(plain && parts.length > 0 ? replacing("join the parts with `~`", { start, end }, written) : {}),
	});
	// A text would be looked at once more for what it should take in.
	state.push(T.Word, start, end, "null");
	state.position = end;
	state.valueExpected = false;
}

const regexPattern = /\/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\n\\[])+\/[gimsuy]*/y;

/** `/^a+$/i`: a pattern is a text. */
export function patternLiteral(state: LexerState): boolean {
	if (!state.valueExpected) return false;
	const written = state.match(regexPattern);
	if (written === null) return false;
	const start = state.position;
	const end = start + written.length;
	const plain = written.replace(/[gy]+(?=[a-z]*$)/, "");
	const quoted = `"${plain.replaceAll("\\\\", "\\\\\\\\").replaceAll('"', '\\"')}"`;
	state.report("foreign-syntax", "a pattern is a text and stands between quotes", start, end, {
		help: `write \`${quoted}\``,
		...replacing("put quotes around it", { start, end }, quoted),
	});
	state.push(T.Text, start, end, { value: plain, style: "double" });
	state.position = end;
	state.valueExpected = false;
	return true;
}

const before: ReadonlyMap<string, string> = new Map([
	["new", "there are no classes: `now` is the time, `{}` an object, `[]` a list"],
	["typeof", "ask with a filter: `$value|is_text`, `|is_int`, `|is_decimal`, `|is_bool`, `|is_array`, `|is_object`"],
	["await", "remove it: every statement waits until it is done"],
	["delete", 'write `var.update $object { value = $object|unset:"key" }`'],
	["void", "remove it"],
	["yield", "collect the values with `array.push $list { value = … }`"],
	["clone", "remove it: values are copied anyway"],
]);

/** `new Date()`, `typeof $x`, `await …` */
export function wordBeforeValue(state: LexerState, word: string): boolean {
	if (/^(?:SELECT|INSERT|UPDATE|DELETE)$/i.test(word) && sqlStatement(state)) return true;
	if (environmentOf(state, word)) return true;
	const help = before.get(word);
	const end = state.position + word.length;
	if (help === undefined || !/^[ \t]+[$"'\w([]/.test(state.text.slice(end, end + 20))) return false;
	const next = state.skipSpaces(end);
	const removes = help.startsWith("remove it");
	state.report("foreign-syntax", `\`${word}\` means nothing in XanoScript`, state.position, end, {
		unread: true,
		help,
		...(removes ? replacing("remove it", { start: state.position, end: next }, "") : {}),
	});
	// What follows belongs to the same mistake.
	const call = /[A-Za-z_][\w.]*(?=\()/y;
	call.lastIndex = next;
	const called = call.exec(state.text);
	const close = called ? matchingBracket(state.text, next + called[0].length) : -1;
	if (close < 0) {
		state.position = next;
		return true;
	}
	state.push(T.Word, state.position, close + 1, "null");
	state.position = close + 1;
	state.valueExpected = false;
	return true;
}

/** `$list[1:3]`: a part of a list is cut out with a filter. */
export function slicedIndex(state: LexerState): boolean {
	const { text, position: open } = state;
	const match = /^\[[ \t]*([^[\]:\n"'|?]*?)[ \t]*:[ \t]*([^[\]:\n"'|?]*?)[ \t]*\]/.exec(text.slice(open, open + 100));
	if (!match || state.valueExpected) return false;
	const end = open + match[0].length;
	const from = match[1] === "" ? "0" : (match[1] as string);
	const to = match[2] as string;
	const length =
		/^\d+$/.test(from) && /^\d+$/.test(to) ? String(Number(to) - Number(from)) : `(${to} - ${asOperand(from)})`;
	const last = state.lastToken;
	const path = pathBefore(text, open);
	const filter =
		to === "" ? `slice:${asOperand(from)}` : `slice:${asOperand(from)}:${from === "0" ? asOperand(to) : length}`;
	state.report("foreign-syntax", "an index is one place; a part of a list is cut out with a filter", open, end, {
		unread: true,
		why: "`slice` takes where to begin and how many; `substr` does the same with a text.",
		help: `write \`($list|${filter})\``,
		...(path === null || last === null || /^-/.test(from) || /^-/.test(to)
			? {}
			: {
					fix: {
						title: "write `slice`",
						edits: [
							{ span: { start: path, end: path }, text: "(" },
							{ span: { start: open, end }, text: `|${filter})` },
						],
						applies: "suggested" as const,
					},
				}),
	});
	state.position = end;
	return true;
}

const comprehension = /^for[ \t]+\$?([A-Za-z_]\w*)[ \t]+(?:in|of)[ \t]+(.+?)(?:[ \t]+if[ \t]+(.+?))?[ \t]*$/;

/** `[$x * 2 for $x in $list if $x > 1]`: the rest of the brackets is part of the same mistake. */
export function listComprehension(state: LexerState, word: string): boolean {
	const { text, position: start, frame } = state;
	if (word !== "for" || frame.kind !== "array" || state.isFull) return false;
	const close = matchingBracket(text, frame.offset);
	if (close < start) return false;
	const match = comprehension.exec(text.slice(start, close));
	const [, name, written, condition] = match ?? [];
	const list = written?.replace(/^(?=[A-Za-z_]\w*$)/, "$");
	const value = text.slice(frame.offset + 1, start).trim();
	const element = (part: string): string | null => elementExpression(part, [name ?? ""], "map");
	const kept = condition === undefined ? "" : element(condition);
	const mapped = value.replace(/^\$/, "") === name ? "" : element(value);
	const isPlain = list !== undefined && /^(?:\$[\w.]+|\[[^[\]]*\])$/.test(list) && kept !== null && mapped !== null;
	const filtered = isPlain && kept !== "" ? `(${list}|filter:${kept})` : (list ?? "");
	const meant = isPlain ? (mapped === "" ? filtered : `(${filtered}|map:${mapped})`) : null;
	state.report("foreign-syntax", "lists are not made with `for` here", start, start + word.length, {
		unread: true,
		help:
			meant === null
				? "write `$list|map:$$ * 2`, with a condition `($list|filter:$$ > 1)|map:$$ * 2`"
				: `\`map\` makes a list of another: write \`${meant}\``,
		...(meant === null ? {} : replacing("write it with `map`", { start: frame.offset, end: close + 1 }, meant)),
	});
	state.position = close;
	return true;
}

/** Where a path that ends here begins; null when it is more than names and plain indexes. */
export function pathBefore(text: string, end: number): number | null {
	const match = /\$[A-Za-z_]\w*(?:\.\w+|\[(?:\$?\w+|"[^"\n]*")\])*$/.exec(text.slice(Math.max(0, end - 200), end));
	return match ? end - match[0].length : null;
}

const choicePattern =
	/^(?:conditional\s*\{\s*)?if\s*\(([^{}]*)\)\s*\{\s*([^{}\n]+?)\s*\}\s*else\s*\{\s*([^{}\n]+?)\s*\}(\s*\})?$/;

/** `value = conditional { … }`, `value = if (…) { … } else { … }`: all of it is one mistake, read as `null`. */
export function statementAsValue(state: LexerState, word: string): boolean {
	const { text, position: start } = state;
	if (resultAsValue(state, word)) return true;
	if (!/^(?:conditional|if|switch|foreach|while|try_catch)$/.test(word)) return false;
	const end = statementEnd(text, start + word.length);
	if (end < 0) return false;
	const [, condition = "", consequent = "", alternate = ""] = choicePattern.exec(text.slice(start, end)) ?? [];
	const [ask, yes, no] = [condition, consequent, alternate].map((part) =>
		part
			.trim()
			.replace(/\s*\n\s*/g, " ")
			.replace(/;$/, ""),
	) as [string, string, string];
	const meant = ask === "" || /(?<![!<>=])=(?!=)|^return\b/.test(`${yes}${no}`) ? null : `(${ask}) ? ${yes} : ${no}`;
	state.report("foreign-syntax", `\`${word}\` is a statement and has no value`, start, start + word.length, {
		unread: true,
		help:
			meant === null || meant.length > 70
				? "use `condition ? a : b`, or set the variable inside each branch"
				: `write \`${meant}\``,
		...(meant === null ? {} : replacing("write `condition ? a : b`", { start, end }, meant)),
	});
	state.push(T.Word, start, end, "null");
	state.position = end;
	state.valueExpected = false;
	return true;
}

/** `var $x { value = function.run "f" { … } }`: all of it is one mistake, read as `null`. */
function resultAsValue(state: LexerState, word: string): boolean {
	const { text, position: start } = state;
	if (
		!/^[a-z_]+(?:\.[a-z_]+)+$/.test(word) ||
		!/^[ \t]+["{$]/.test(text.slice(start + word.length, start + word.length + 20))
	)
		return false;
	const brace = /^[ \t]*(?:"[^"\n]*"|\$[\w.]+)?[ \t]*\{/.exec(
		text.slice(start + word.length, start + word.length + 200),
	);
	const close = brace ? matchingBracket(text, start + word.length + brace[0].length - 1) : -1;
	if (close < 0) return false;
	const around = /(?:^|\n|[;{}][ \t]*)([ \t]*)(var(?:\.update)?[ \t]+(\$[\w.]+)[ \t]*\{\s*value[ \t]*=[ \t]*)$/.exec(
		text.slice(Math.max(0, start - 200), start),
	);
	const behind = /^\s*\}/.exec(text.slice(close + 1, close + 200));
	const variable = around?.[3] ?? "$result";
	state.report("foreign-syntax", `\`${word}\` is a statement and has no value`, start, start + word.length, {
		unread: true,
		help: `write it on a line of its own, its result behind it: \`${word} … { … } as ${variable}\``,
		...(around && behind
			? {
					fix: {
						title: `write \`as ${variable}\` behind it`,
						edits: [
							{ span: { start: start - (around[2] as string).length, end: start }, text: "" },
							{ span: { start: close + 1, end: close + 1 + behind[0].length }, text: ` as ${variable}` },
						],
					},
				}
			: {}),
	});
	state.push(T.Word, start, close + 1, "null");
	state.position = close + 1;
	state.valueExpected = false;
	return true;
}

/** `value = $a if $a > 1 else 0`, on one line. */
export function conditionBehind(state: LexerState, word: string): boolean {
	const { text, position: start, frame, tokens } = state;
	if (word !== "if" || frame.inHead || state.valueExpected) return false;
	const match = /^if[ \t]+([^{}\n]+?)[ \t]+else[ \t]+([^{}\n,;]+?)(?=[ \t]*(?:[},;)\n\r]|\/\/|$))/.exec(
		text.slice(start, start + 300),
	);
	if (!match) return false;
	const [whole, condition, alternate] = match as unknown as [string, string, string];
	let first = tokens.length;
	for (let depth = 0; first > 0; first--) {
		const type = (tokens[first - 1] as (typeof tokens)[number]).tokenType;
		if (T.closers.has(type)) depth++;
		else if (T.openers.has(type) && --depth < 0) break;
		if (
			depth === 0 &&
			(type === T.AttributeName || type === T.ObjectKey || type === T.Separator || type === T.KeyColon)
		)
			break;
	}
	const from = tokens[first]?.startOffset ?? start;
	const value = text.slice(from, start).trim();
	const end = start + whole.length;
	const meant = `(${condition}) ? ${value} : ${alternate}`;
	state.report(
		"foreign-syntax",
		"a condition stands before the two values it chooses from",
		start,
		start + "if".length,
		{
			unread: true,
			help: meant.length > 70 ? "write `condition ? a : b`" : `write \`${meant}\``,
			...replacing("write `condition ? a : b`", { start: from, end }, meant),
		},
	);
	state.position = end;
	state.valueExpected = false;
	return true;
}

const sqlPattern = /^(?:SELECT\b[^\n]*?\bFROM|INSERT[ \t]+INTO|UPDATE\b[^\n]*?\bSET|DELETE[ \t]+FROM)\b/i;

/** `value = SELECT * FROM users`: the rest of the line is one mistake. */
function sqlStatement(state: LexerState): boolean {
	const { text, position: start } = state;
	const lineEnd = text.indexOf("\n", start);
	const line = text.slice(start, lineEnd < 0 ? text.length : lineEnd);
	if (!sqlPattern.test(line)) return false;
	const end = start + line.replace(/[\s;}]*$/, "").length;
	state.report("foreign-syntax", "SQL is no value", start, end, {
		unread: true,
		help: 'write `db.query "table" { where = $db.table.id == 1 } as $rows`, or `db.direct_query { sql = "…" } as $rows`',
	});
	state.push(T.Word, start, end, "null");
	state.position = end;
	state.valueExpected = false;
	return true;
}

/** `process.env.KEY` and `os.environ["KEY"]` */
function environmentOf(state: LexerState, word: string): boolean {
	const { text, position: start } = state;
	const written = /^(?:(?:process\.env|import\.meta\.env|ENV)\.([A-Za-z_]\w*)$|(?:process\.env|os\.environ|ENV)$)/.exec(
		word,
	);
	if (!written) return false;
	const index =
		written[1] === undefined
			? /^\[["'](\w+)["']\]/.exec(text.slice(start + word.length, start + word.length + 80))
			: null;
	const name = written[1] ?? index?.[1];
	if (name === undefined) return false;
	const end = start + word.length + (index?.[0].length ?? 0);
	state.report("foreign-syntax", "what the environment holds is read from `$env`", start, end, {
		help: `write \`$env.${name}\``,
		...replacing(`write \`$env.${name}\``, { start, end }, `$env.${name}`),
	});
	state.push(T.Variable, start, end, "env");
	state.push(T.Member, end, end, name);
	state.position = end;
	state.valueExpected = false;
	return true;
}

/** Behind the block of a statement and the branches that follow it; -1 when there is none. */
function statementEnd(text: string, from: number): number {
	let end = -1;
	for (let at = from; ; ) {
		const head = /^\s*(?:\(|\{)/.exec(text.slice(at, at + 100));
		if (!head) return end;
		let open = at + head[0].length - 1;
		if (text[open] === "(") {
			const close = matchingBracket(text, open);
			const brace = close < 0 ? null : /^\s*\{/.exec(text.slice(close + 1, close + 100));
			if (!brace) return end;
			open = close + brace[0].length;
		}
		const close = matchingBracket(text, open);
		if (close < 0) return end;
		end = close + 1;
		const next = /^\s*(?:else[ \t]*if|elseif|else|catch|finally)\b/.exec(text.slice(end, end + 100));
		if (!next) return end;
		at = end + next[0].length;
	}
}
