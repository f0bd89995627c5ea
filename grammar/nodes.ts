import type {
	Attribute,
	Block,
	Column,
	Expression,
	FilterUse,
	NamedArgument,
	ObjectEntry,
	Statement,
	Step,
	TextStyle,
} from "./ast.js";
import { decodeText } from "./lexer/literals.js";
import type { ColumnFilterPayload, ColumnNamePayload, ColumnTypePayload } from "./lexer/payloads.js";
import type { Span } from "./source.js";
import type { XanoToken } from "./tokens.js";

// The nodes of the tree, made of the tokens and nodes they consist of.

export function span(token: XanoToken): Span {
	return { start: token.startOffset, end: token.end };
}

export function attribute(disabled: XanoToken | null, name: XanoToken, value: Expression, end: number): Attribute {
	return {
		kind: "Attribute",
		name: name.payload as string,
		nameSpan: span(name),
		disabled: disabled !== null,
		value,
		start: (disabled ?? name).startOffset,
		end,
	};
}

export function namedArgument(key: XanoToken, value: Expression, end: number): NamedArgument {
	return { name: key.payload as string, value, start: key.startOffset, end };
}

export function statement(
	disabled: XanoToken | null,
	name: XanoToken,
	args: Expression[],
	namedArguments: NamedArgument[],
	binding: Expression | undefined,
	body: Block | undefined,
	result: Expression | undefined,
	breaks: XanoToken | undefined,
	end: number,
): Statement {
	// `security.create_uuid as $id` has no block: what stands after `as` is its result.
	const late = body === undefined && result === undefined;
	return {
		kind: "Statement",
		name: name.payload as string,
		nameSpan: span(name),
		disabled: disabled !== null,
		args,
		namedArguments,
		binding: late ? null : (binding ?? null),
		body: body ?? null,
		result: (late ? binding : result) ?? null,
		breaks: breaks !== undefined,
		start: (disabled ?? name).startOffset,
		// What the head of another language's statement was translated to may end before that head does.
		end: Math.max(end, name.end),
	};
}

export function column(
	disabled: XanoToken | null,
	type: XanoToken,
	name: XanoToken | undefined,
	fallback: Expression | undefined,
	filters: XanoToken | null,
	namedArguments: NamedArgument[],
	body: Block | undefined,
	end: number,
): Column {
	const declared = type.payload as ColumnTypePayload;
	const named = name === undefined ? null : (name.payload as ColumnNamePayload);
	return {
		kind: "Column",
		type: declared.type,
		typeSpan: span(type),
		disabled: disabled !== null,
		lists: declared.lists,
		nullable: declared.nullable,
		name: named?.name ?? "",
		nameSpan: name === undefined ? span(type) : span(name),
		optional: named?.optional ?? false,
		default: fallback ?? null,
		filters: filters === null ? [] : (filters.payload as ColumnFilterPayload[]).map(columnFilter),
		namedArguments,
		body: body ?? null,
		start: (disabled ?? type).startOffset,
		end,
	};
}

export function columnFilter(filter: ColumnFilterPayload): FilterUse {
	return {
		name: filter.name,
		nameSpan: { start: filter.span.start, end: filter.span.start + filter.name.length },
		disabled: filter.disabled,
		args: filter.args.map(({ raw, span, quoted }): Expression => {
			if (quoted)
				return {
					kind: "Text",
					value: decodeText(raw.slice(1, -1)),
					raw,
					style: raw[0] === "'" ? "single" : "double",
					...span,
				};
			if (/^-?\d+(?:\.\d+)?$/.test(raw)) return { kind: "Number", value: Number(raw), raw, ...span };
			return { kind: "Word", value: raw, ...span };
		}),
		...filter.span,
	};
}

export function filterUse(token: XanoToken, args: (Expression | null)[], end: number): FilterUse {
	const { name, disabled, nameStart, operator } = token.payload as {
		name: string;
		disabled: boolean;
		nameStart: number;
		operator?: "between" | "not between";
	};
	return {
		name,
		nameSpan: { start: nameStart, end: token.end },
		disabled,
		args,
		...(operator ? { operator } : {}),
		start: token.startOffset,
		end,
	};
}

export function applyPrefix(prefix: readonly XanoToken[], operand: Expression): Expression {
	let whole = operand;
	for (let index = prefix.length - 1; index >= 0; index--) {
		const token = prefix[index] as XanoToken;
		whole = {
			kind: "Unary",
			operator: token.payload as "!" | "-",
			operand: whole,
			start: token.startOffset,
			end: operand.end,
		};
	}
	return whole;
}

export function group(
	open: XanoToken,
	expression: Expression,
	close: XanoToken,
	style: "parenthesis" | "backtick" | "triple-backtick",
): Expression {
	return { kind: "Group", style, expression, start: open.startOffset, end: close.end };
}

export function entry(
	disabled: XanoToken | null,
	key: string | Expression | null,
	keySpan: Span,
	value: Expression,
	end: number,
): ObjectEntry {
	return {
		key,
		keySpan,
		value,
		disabled: disabled !== null,
		start: disabled === null ? keySpan.start : disabled.startOffset,
		end,
	};
}

/** The brackets of `[$key]: …` are those of JavaScript, not a list of one. */
export function computedKey(written: Expression): Expression {
	if (written.kind !== "Array" || written.elements.length !== 1) return written;
	const [only] = written.elements;
	return only && !only.spread && !only.disabled ? only.value : written;
}

export function memberStep(token: XanoToken, kind: "member" | "variable-member"): Step {
	return { kind, name: token.payload as string, start: token.startOffset, end: token.end };
}

export function text(token: XanoToken): Expression {
	const { value, style } = token.payload as { value: string; style: TextStyle };
	return { kind: "Text", value, raw: token.image, style, start: token.startOffset, end: token.end };
}

export function number(token: XanoToken): Expression {
	const value = token.payload as number | bigint;
	return { kind: "Number", value, raw: token.image, start: token.startOffset, end: token.end };
}

export function timestamp(token: XanoToken): Expression {
	return { kind: "Timestamp", value: token.payload as string, start: token.startOffset, end: token.end };
}

export function word(token: XanoToken): Expression {
	return { kind: "Word", value: token.payload as string, start: token.startOffset, end: token.end };
}

export function variable(token: XanoToken): Expression {
	return { kind: "Variable", name: token.payload as string, start: token.startOffset, end: token.end };
}

export function path(base: Expression, steps: Step[]): Expression {
	return { kind: "Access", base, steps, start: base.start, end: (steps[steps.length - 1] as Step).end };
}

export function pipe(subject: Expression, filters: FilterUse[]): Expression {
	const last = filters[filters.length - 1] as FilterUse;
	return { kind: "Pipe", subject, filters, start: subject.start, end: last.end };
}
