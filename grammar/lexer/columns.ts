import { replacing } from "../issues.js";
import type { Span } from "../source.js";
import * as T from "../tokens.js";
import type { ColumnFilterPayload, ColumnNamePayload, ColumnTypePayload } from "./payloads.js";
import type { LexerState } from "./state.js";
import { textEnd } from "./texts.js";

/** Blanks before the question marks mean nothing, as in Xano's own editor. */
const typePattern = /([A-Za-z_][A-Za-z0-9_]*)((?:\[[^\]\n]*\])*)(?:[ \t]*(\?))?/y;
const namePattern = /([A-Za-z_$][\w$-]*|"[^"\n]+")(?:[ \t]*(\?))?/y;

/** Start of a column: its type, its name and the sign before its default. */
export function columnStart(state: LexerState): void {
	const { text, frame } = state;
	const start = state.position;
	if (frame.afterBody) state.startItem();
	if (text[start] === "!") {
		state.advance(T.Disable, 1);
		return;
	}
	typePattern.lastIndex = start;
	const match = genericType(state) ?? sizedType(state) ?? typePattern.exec(text);
	if (match && text[state.skipSpaces(start + match[0].length)] === ":" && nameFirst(state)) return;
	frame.itemStart = false;
	frame.inHead = true;
	frame.statementName = "";
	if (!match) return;
	const end = start + match[0].length;
	const type = match[1] as string;
	state.push(T.ColumnType, start, end, columnType(state, type, match[2] as string, match[3] === "?", start));
	state.position = end;
	state.valueExpected = false;
	const nameStart = state.skipSpaces(end);
	if (nameStart === end && match[3] === undefined) return;
	namePattern.lastIndex = nameStart;
	const name = namePattern.exec(text);
	if (!name) return;
	const nameEnd = nameStart + name[0].length;
	const written = name[1] as string;
	state.push(T.ColumnName, nameStart, nameEnd, {
		name: written.startsWith('"') ? written.slice(1, -1) : written,
		optional: name[2] === "?",
	} satisfies ColumnNamePayload);
	state.position = nameEnd;
	const afterName = state.skipSpaces(nameEnd);
	const option = text.startsWith("default", afterName)
		? /^default[ \t]*[:=][ \t]*/.exec(text.slice(afterName, afterName + 40))
		: null;
	if (option) {
		const end = afterName + option[0].length;
		state.report("foreign-syntax", "a default is written with `?=`", afterName, end, {
			help: `write \`${type} ${written}?=…\``,
			...replacing("write `?=`", { start: nameEnd, end }, name[2] === "?" ? "=" : "?="),
		});
		state.push(T.ColumnDefault, afterName, end);
		state.position = end;
		state.valueExpected = true;
	} else if (text.charCodeAt(afterName) === 61) {
		state.push(T.ColumnDefault, afterName, afterName + 1);
		state.position = afterName + 1;
		state.valueExpected = true;
	} else if (text.charCodeAt(afterName) === 58) {
		state.report("foreign-syntax", "a default is written with `?=`", afterName, afterName + 1, {
			help: `write \`${type} ${written}?=…\``,
			...replacing("write `?=`", { start: nameEnd, end: afterName + 1 }, name[2] === "?" ? "=" : "?="),
		});
		state.push(T.ColumnDefault, afterName, afterName + 1);
		state.position = afterName + 1;
		state.valueExpected = true;
	}
}

/** Names of kinds in other languages, where they stand inside of a list type. */
const elementTypes: ReadonlyMap<string, string> = new Map([
	["string", "text"],
	["str", "text"],
	["integer", "int"],
	["number", "decimal"],
	["float", "decimal"],
	["boolean", "bool"],
	["any", "json"],
	["object", "json"],
]);

function elementType(written: string): string {
	return elementTypes.get(written.toLowerCase()) ?? written;
}

/** `list<text>` and `Array<int>`, read as a list of that type. */
function genericType(state: LexerState): RegExpExecArray | null {
	const first = state.text[state.position] as string;
	if (!"aAlL".includes(first)) return null;
	const match = /^(list|array)[ \t]*<[ \t]*(\w+)[ \t]*>/i.exec(state.text.slice(state.position, state.position + 60));
	if (!match) return null;
	const inner = elementType(match[2] as string);
	const span = { start: state.position, end: state.position + match[0].length };
	state.report("list-type", `\`${match[0]}\` is not a type`, span.start, span.end, {
		unread: true,
		help: `write \`${inner}[]\``,
		...replacing(`write \`${inner}[]\``, span, `${inner}[]`),
	});
	const read = /(\w+)(\[\])()/.exec(`${inner}[]`) as RegExpExecArray;
	return Object.assign(read, { 0: match[0], 3: undefined });
}

/** `varchar(255) email`: SQL's types have a size, read as a text with a longest length. */
function sizedType(state: LexerState): RegExpExecArray | null {
	const { text, position: start } = state;
	if (!"vcdnVCDN".includes(text[start] as string)) return null;
	const match = /^((?:var)?char|varying|decimal|numeric)[ \t]*\([ \t]*(\d+)(?:[ \t]*,[ \t]*\d+)?[ \t]*\)/i.exec(
		text.slice(start, start + 60),
	);
	if (!match) return null;
	const type = /char|varying/i.test(match[1] as string) ? "text" : "decimal";
	const end = start + match[0].length;
	const name = /^[ \t]+[A-Za-z_]\w*\??(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(end, end + 80))?.[0];
	const length = type === "text" ? ` filters=max:${match[2]}` : "";
	state.report("list-type", `\`${match[0]}\` is not a type`, start, end, {
		help: `write \`${type} name${length}\``,
		...(name === undefined
			? {}
			: replacing(`write \`${type}\``, { start, end: end + name.length }, `${type}${name}${length}`)),
	});
	const read = /(\w+)()()/.exec(type) as RegExpExecArray;
	return Object.assign(read, { 0: match[0], 3: undefined });
}

/** `name: text`: the type comes first. The column is read as it is meant. */
function nameFirst(state: LexerState): boolean {
	const { text, position: start } = state;
	const match = /^([A-Za-z_]\w*)(\??)[ \t]*:[ \t]*([A-Za-z]\w*)(\[\])?(?=[ \t]*(?:[,;=}]|\r?\n|\/\/|$))/.exec(
		text.slice(start, start + 120),
	);
	if (!match) return false;
	const [whole, name, optional, written, list = ""] = match as unknown as [string, string, string, string, string?];
	const type = elementType(written);
	const end = start + whole.length;
	state.report("foreign-syntax", "the type of an input stands before its name", start, end, {
		help: `write \`${type}${list} ${name}${optional}\``,
		...replacing("put the type first", { start, end }, `${type}${list} ${name}${optional}`),
	});
	const { frame } = state;
	frame.itemStart = false;
	frame.inHead = true;
	frame.statementName = "";
	const lists = list === "" ? [] : [{ minimum: null, maximum: null }];
	state.push(T.ColumnType, start, end, { type, lists, nullable: false } satisfies ColumnTypePayload);
	state.push(T.ColumnName, start, end, { name, optional: optional !== "" } satisfies ColumnNamePayload);
	state.position = end;
	state.valueExpected = false;
	return true;
}

function columnType(
	state: LexerState,
	type: string,
	brackets: string,
	nullable: boolean,
	start: number,
): ColumnTypePayload {
	const lists: { minimum: number | null; maximum: number | null }[] = [];
	if (brackets === "") return { type, lists, nullable };
	for (const match of brackets.matchAll(/\[([^\]]*)\]/g)) {
		const inner = (match[1] as string).trim();
		const range = /^(\d*)\s*(:)?\s*(\d*)$/.exec(inner);
		if (!range) {
			const from = start + type.length + match.index;
			state.report("list-type", `\`${type}[${inner}]\` is not a type`, start, from + match[0].length, {
				unread: true,
				help: `a list of ${/^[a-z]+$/.test(inner) ? `${inner} is written \`${inner}[]\`` : "text is written `text[]`"}; a size goes between the brackets: \`text[1:5]\``,
				...(/^[A-Za-z]+$/.test(inner)
					? replacing(
							`write \`${elementType(inner)}[]\``,
							{ start, end: from + match[0].length },
							`${elementType(inner)}[]`,
						)
					: {}),
			});
			lists.push({ minimum: null, maximum: null });
			continue;
		}
		const minimum = range[1] === "" ? null : Number(range[1]);
		const maximum = range[3] === "" ? (range[2] ? null : minimum) : Number(range[3]);
		lists.push({ minimum, maximum });
	}
	return { type, lists, nullable };
}

/** `filters=…` runs to the next blank: names, `:` arguments, quoted or bare. */
export function columnFilters(state: LexerState, start: number, valueStart: number): void {
	const { text } = state;
	const filters: {
		name: string;
		span: Span;
		disabled: boolean;
		args: { raw: string; span: Span; quoted: boolean }[];
	}[] = [];
	let at = valueStart;
	const bare = (stop: RegExp): string => {
		const from = at;
		// Braces inside belong to a regular expression: `pattern:^\d{1,3}$`.
		let depth = 0;
		for (; at < text.length; at++) {
			const character = text[at] as string;
			if (/\s/.test(character) || (depth === 0 && stop.test(character))) break;
			if (character === "{") depth++;
			else if (character === "}") depth--;
		}
		return text.slice(from, at);
	};
	for (;;) {
		const from = at;
		const disabled = text[at] === "!";
		if (disabled) at++;
		const name = bare(/[|:{},]/);
		if (name === "") {
			state.report("missing-name", "a filter name is missing", from, from + 1, { help: "write `filters=trim|lower`" });
		}
		const current: (typeof filters)[number] = { name, span: { start: from, end: at }, disabled, args: [] };
		filters.push(current);
		for (let mark = state.skipSpaces(at); text[mark] === ":"; mark = state.skipSpaces(at)) {
			at = state.skipSpaces(mark + 1);
			const argument = at;
			const quotedEnd = text[at] === '"' || text[at] === "'" ? textEnd(state, at) : -1;
			if (quotedEnd >= 0) {
				at = quotedEnd;
				current.args.push({ raw: text.slice(argument, at), span: { start: argument, end: at }, quoted: true });
			} else {
				const raw = bare(/[|:,}]/);
				current.args.push({ raw, span: { start: argument, end: at }, quoted: false });
			}
		}
		current.span = { start: from, end: at };
		const pipe = state.skipBlankCharacters(at);
		if (text[pipe] !== "|") break;
		at = state.skipBlankCharacters(pipe + 1);
	}
	state.push(T.ColumnFilters, start, at, filters satisfies ColumnFilterPayload[]);
	state.position = at;
	state.valueExpected = false;
}
