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
	const match = typePattern.exec(text);
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
	if (text.charCodeAt(afterName) === 61) {
		state.push(T.ColumnDefault, afterName, afterName + 1);
		state.position = afterName + 1;
		state.valueExpected = true;
	} else if (text.charCodeAt(afterName) === 58) {
		state.report("foreign-syntax", "a default is written with `?=`", afterName, afterName + 1, {
			help: `write \`${type} ${written}?=…\``,
		});
		state.push(T.ColumnDefault, afterName, afterName + 1);
		state.position = afterName + 1;
		state.valueExpected = true;
	}
}

function columnType(
	state: LexerState,
	type: string,
	brackets: string,
	nullable: boolean,
	start: number,
): ColumnTypePayload {
	const lists: { minimum: number | null; maximum: number | null }[] = [];
	for (const match of brackets.matchAll(/\[([^\]]*)\]/g)) {
		const inner = (match[1] as string).trim();
		const range = /^(\d*)\s*(:)?\s*(\d*)$/.exec(inner);
		if (!range) {
			const from = start + type.length + match.index;
			state.report("list-type", `\`${type}[${inner}]\` is not a type`, start, from + match[0].length, {
				help: `a list of ${/^[a-z]+$/.test(inner) ? `${inner} is written \`${inner}[]\`` : "text is written `text[]`"}; a size goes between the brackets: \`text[1:5]\``,
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
		while (text[at] === ":") {
			at++;
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
