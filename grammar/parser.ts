import { EmbeddedActionsParser, type IRecognitionException, type Rule, type TokenType } from "chevrotain";
import type {
	Access,
	ArrayElement,
	Attribute,
	Block,
	Column,
	Expression,
	FilterUse,
	Item,
	NamedArgument,
	ObjectEntry,
	Statement,
	Step,
	TextStyle,
} from "./ast.js";
import { decodeText } from "./lexer/literals.js";
import type { ColumnFilterPayload, ColumnNamePayload, ColumnTypePayload } from "./lexer/payloads.js";
import { type Decisions, decide, OneTokenLookahead } from "./lookahead.js";
import { Chain } from "./precedence.js";
import type { Span } from "./source.js";
import type { XanoToken } from "./tokens.js";
import * as T from "./tokens.js";

/**
 * The grammar: ten rules, one token of lookahead, no gates. Everything context-dependent has been decided by the lexer,
 * everything that tells one statement from another is decided by the catalogue.
 */
export class XanoScriptParser extends EmbeddedActionsParser {
	/** Entries and elements that nothing separates from the one before; the tree is sound, so reading goes on. */
	readonly unseparated: Span[] = [];

	/** Null for the one that works out what tokens decide. */
	private readonly decisions: Decisions | null;

	/** @param decisions what tokens decide, where that is known */
	constructor(decisions: Decisions | null = null, lookaheadStrategy = new OneTokenLookahead()) {
		super(T.vocabulary, {
			maxLookahead: 1,
			lookaheadStrategy,
			recoveryEnabled: false,
			skipValidations: true,
			nodeLocationTracking: "none",
		});
		this.decisions = decisions;
		if (decisions === null) this.performSelfAnalysis();
		else decide(this, decisions, T.vocabulary);
	}

	/** Only messages about mistakes ask for the grammar as data. */
	override getGAstProductions(): Record<string, Rule> {
		return this.decisions === null ? super.getGAstProductions() : new XanoScriptParser().getGAstProductions();
	}

	/** A whole file: constructs one after another. */
	readonly file = this.RULE("file", (): Item[] => {
		const items: Item[] = [];
		this.MANY(() => {
			this.OR([{ ALT: () => this.CONSUME(T.Separator) }, { ALT: () => items.push(this.SUBRULE(this.item)) }]);
		});
		return items;
	});

	/** A property, a statement (or construct) or a column. */
	private readonly item = this.RULE("item", (): Item => {
		let disabled: XanoToken | null = null;
		this.OPTION(() => {
			disabled = this.CONSUME(T.Disable) as XanoToken;
		});
		return this.OR([
			{
				ALT: () => {
					const name = this.CONSUME(T.AttributeName) as XanoToken;
					const value = this.SUBRULE(this.expression);
					return this.ACTION(() => attribute(disabled, name, value));
				},
			},
			{
				ALT: () => {
					const name = this.CONSUME(T.StatementName) as XanoToken;
					const args: Expression[] = [];
					const namedArguments: NamedArgument[] = [];
					let binding: Expression | null = null;
					let result: Expression | null = null;
					let body: Block | null = null;
					let breaks: XanoToken | null = null;
					this.MANY(() => {
						this.OR1([
							{
								ALT: () => {
									const key = this.CONSUME(T.NamedArgument) as XanoToken;
									const value = this.SUBRULE(this.operand);
									this.ACTION(() => namedArguments.push(namedArgument(key, value)));
								},
							},
							{ ALT: () => args.push(this.SUBRULE1(this.operand)) },
						]);
					});
					this.OPTION1(() => {
						this.CONSUME(T.As);
						binding = this.SUBRULE2(this.operand);
					});
					this.OPTION2(() => {
						body = this.SUBRULE(this.block);
					});
					this.OPTION3(() => {
						this.CONSUME1(T.As);
						result = this.SUBRULE3(this.operand);
					});
					this.OPTION4(() => {
						breaks = this.CONSUME(T.Break) as XanoToken;
					});
					return this.ACTION(() => statement(disabled, name, args, namedArguments, binding, body, result, breaks));
				},
			},
			{
				ALT: () => {
					const type = this.CONSUME(T.ColumnType) as XanoToken;
					let name: XanoToken | null = null;
					let fallback: Expression | null = null;
					let filters: XanoToken | null = null;
					let body: Block | null = null;
					const namedArguments: NamedArgument[] = [];
					this.OPTION5(() => {
						name = this.CONSUME(T.ColumnName) as XanoToken;
					});
					this.OPTION6(() => {
						this.CONSUME(T.ColumnDefault);
						fallback = this.SUBRULE4(this.operand);
					});
					this.MANY1(() => {
						this.OR2([
							{
								ALT: () => {
									filters = this.CONSUME(T.ColumnFilters) as XanoToken;
								},
							},
							{
								ALT: () => {
									const key = this.CONSUME1(T.NamedArgument) as XanoToken;
									const value = this.SUBRULE5(this.operand);
									this.ACTION(() => namedArguments.push(namedArgument(key, value)));
								},
							},
						]);
					});
					this.OPTION7(() => {
						body = this.SUBRULE1(this.block);
					});
					return this.ACTION(() => column(disabled, type, name, fallback, filters, namedArguments, body));
				},
			},
		]);
	});

	private readonly block = this.RULE("block", (): Block => {
		const items: Item[] = [];
		const open = this.CONSUME(T.BlockOpen) as XanoToken;
		this.MANY(() => {
			this.OR([{ ALT: () => this.CONSUME(T.Separator) }, { ALT: () => items.push(this.SUBRULE(this.item)) }]);
		});
		const close = this.CONSUME(T.BraceClose) as XanoToken;
		return this.ACTION(() => ({ items, start: open.startOffset, end: close.end }));
	});

	/** Operands and operators in one flat run; their precedence is worked out in `Chain`. */
	readonly expression = this.RULE("expression", (): Expression => {
		const first = this.SUBRULE(this.operand);
		let chain: Chain | null = null;
		this.MANY(() => {
			const operator = this.CONSUME(T.BinaryOperator) as XanoToken;
			const right = this.SUBRULE1(this.operand);
			this.ACTION(() => {
				chain ??= new Chain(first);
				chain.add(operator.payload as string, span(operator), right);
			});
		});
		let whole = this.ACTION(() => (chain === null ? first : (chain as Chain).finish()));
		this.OPTION(() => {
			this.CONSUME(T.TernaryQuestion);
			const consequent = this.SUBRULE2(this.expression);
			this.CONSUME(T.TernaryColon);
			const alternate = this.SUBRULE3(this.expression);
			this.ACTION(() => {
				whole = { kind: "Ternary", condition: whole, consequent, alternate, start: whole.start, end: alternate.end };
			});
		});
		this.OPTION1(() => {
			this.CONSUME(T.Assign);
			const value = this.SUBRULE4(this.expression);
			this.ACTION(() => {
				// The lexer says `Assign` behind nothing but a path.
				whole = { kind: "Assignment", target: whole as Access, value, start: whole.start, end: value.end };
			});
		});
		return whole;
	});

	/** A value with its filters. */
	private readonly operand = this.RULE("operand", (): Expression => {
		const prefix: XanoToken[] = [];
		this.MANY(() => {
			prefix.push(this.CONSUME(T.UnaryOperator) as XanoToken);
		});
		const subject = this.SUBRULE(this.access);
		let filters: FilterUse[] | null = null;
		this.MANY1(() => {
			const name = this.CONSUME(T.Filter) as XanoToken;
			const args: (Expression | null)[] = [];
			let end = 0;
			this.MANY2(() => {
				const colon = this.CONSUME(T.ArgumentColon) as XanoToken;
				let value: Expression | null = null;
				this.OPTION(() => {
					value = this.SUBRULE(this.argument);
				});
				this.ACTION(() => {
					args.push(value);
					end = value === null ? colon.end : (value as Expression).end;
				});
			});
			this.ACTION(() => {
				filters ??= [];
				filters.push(filterUse(name, args, end));
			});
		});
		return this.ACTION(() => {
			const last = filters?.at(-1);
			const piped: Expression =
				filters !== null && last ? { kind: "Pipe", subject, filters, start: subject.start, end: last.end } : subject;
			return applyPrefix(prefix, piped);
		});
	});

	/** A filter's argument: it extends over arithmetic, and over comparisons where the lexer says so. */
	private readonly argument = this.RULE("argument", (): Expression => {
		const firstPrefix: XanoToken[] = [];
		this.MANY(() => {
			firstPrefix.push(this.CONSUME(T.UnaryOperator) as XanoToken);
		});
		const unprefixed = this.SUBRULE(this.access);
		const first = this.ACTION(() => applyPrefix(firstPrefix, unprefixed));
		let chain: Chain | null = null;
		this.MANY1(() => {
			const operator = this.CONSUME(T.ArgumentOperator) as XanoToken;
			const prefix: XanoToken[] = [];
			this.MANY2(() => {
				prefix.push(this.CONSUME1(T.UnaryOperator) as XanoToken);
			});
			const right = this.SUBRULE1(this.access);
			this.ACTION(() => {
				chain ??= new Chain(first);
				chain.add(operator.payload as string, span(operator), applyPrefix(prefix, right));
			});
		});
		return this.ACTION(() => (chain === null ? first : (chain as Chain).finish()));
	});

	// Alternatives that speak of nothing around them are made once: `access` is asked for every value.
	private primaries: { ALT: () => Expression }[] | null = null;
	private stepKinds: { ALT: () => Step }[] | null = null;

	/** A primary value with its members and indexes. */
	private readonly access = this.RULE("access", (): Expression => {
		this.primaries ??= [
			{ ALT: () => literal(this.CONSUME(T.Text) as XanoToken) },
			{ ALT: () => literal(this.CONSUME(T.NumberLiteral) as XanoToken) },
			{ ALT: () => literal(this.CONSUME(T.Timestamp) as XanoToken) },
			{ ALT: () => literal(this.CONSUME(T.Word) as XanoToken) },
			{ ALT: () => literal(this.CONSUME(T.Variable) as XanoToken) },
			{ ALT: () => this.SUBRULE(this.array) },
			{ ALT: () => this.SUBRULE(this.object) },
			{
				ALT: () => {
					const open = this.CONSUME(T.ParenthesisOpen) as XanoToken;
					const inner = this.SUBRULE(this.expression);
					const close = this.CONSUME(T.ParenthesisClose) as XanoToken;
					return this.ACTION(() => group(open, inner, close, "parenthesis"));
				},
			},
			{
				ALT: () => {
					const open = this.CONSUME(T.BacktickOpen) as XanoToken;
					const inner = this.SUBRULE1(this.expression);
					const close = this.CONSUME(T.BacktickClose) as XanoToken;
					return this.ACTION(() => group(open, inner, close, open.image.length === 3 ? "triple-backtick" : "backtick"));
				},
			},
			{
				ALT: () => {
					const type = this.CONSUME(T.Cast) as XanoToken;
					const operand = this.SUBRULE(this.access);
					return this.ACTION(
						(): Expression => ({
							kind: "Cast",
							type: type.payload as string,
							operand,
							start: type.startOffset,
							end: operand.end,
						}),
					);
				},
			},
		];
		const base = this.OR(this.primaries);
		let steps: Step[] | null = null;
		this.MANY(() => {
			this.stepKinds ??= [
				{ ALT: () => memberStep(this.CONSUME(T.Member) as XanoToken, "member") },
				{ ALT: () => memberStep(this.CONSUME(T.VariableMember) as XanoToken, "variable-member") },
				{
					ALT: (): Step => {
						const open = this.CONSUME(T.IndexOpen) as XanoToken;
						const expression = this.SUBRULE2(this.expression);
						const close = this.CONSUME(T.BracketClose) as XanoToken;
						return this.ACTION((): Step => ({ kind: "index", expression, start: open.startOffset, end: close.end }));
					},
				},
			];
			const step = this.OR1(this.stepKinds);
			this.ACTION(() => {
				steps ??= [];
				steps.push(step);
			});
		});
		return this.ACTION((): Expression => {
			const last = steps?.at(-1);
			return steps !== null && last ? { kind: "Access", base, steps, start: base.start, end: last.end } : base;
		});
	});

	private readonly array = this.RULE("array", (): Expression => {
		const elements: ArrayElement[] = [];
		let separated = true;
		const open = this.CONSUME(T.ArrayOpen) as XanoToken;
		this.MANY(() => {
			this.OR([
				{
					ALT: () => {
						this.CONSUME(T.Separator);
						separated = true;
					},
				},
				{
					ALT: () => {
						let spread: XanoToken | null = null;
						this.OPTION(() => {
							spread = this.CONSUME(T.Spread) as XanoToken;
						});
						const value = this.SUBRULE(this.expression);
						this.ACTION(() => {
							const start = spread === null ? value.start : (spread as XanoToken).startOffset;
							if (!separated) this.unseparated.push({ start, end: value.end });
							separated = false;
							elements.push({ value, disabled: false, spread: spread !== null, start, end: value.end });
						});
					},
				},
			]);
		});
		const close = this.CONSUME(T.BracketClose) as XanoToken;
		return this.ACTION(() => ({ kind: "Array", elements, start: open.startOffset, end: close.end }));
	});

	private readonly object = this.RULE("object", (): Expression => {
		const entries: ObjectEntry[] = [];
		let separated = true;
		const open = this.CONSUME(T.ObjectOpen) as XanoToken;
		this.MANY(() => {
			this.OR([
				{
					ALT: () => {
						this.CONSUME(T.Separator);
						separated = true;
					},
				},
				{
					ALT: () => {
						const first = this.LA(1) as XanoToken;
						this.ACTION(() => {
							if (!separated) this.unseparated.push(span(first));
							separated = false;
						});
						let disabled: XanoToken | null = null;
						this.OPTION(() => {
							disabled = this.CONSUME(T.Disable) as XanoToken;
						});
						this.OR1([
							{
								ALT: () => {
									const key = this.CONSUME(T.ObjectKey) as XanoToken;
									const value = this.SUBRULE(this.expression);
									this.ACTION(() => entries.push(entry(disabled, key.payload as string, span(key), value)));
								},
							},
							{
								ALT: () => {
									const spread = this.CONSUME(T.Spread) as XanoToken;
									const value = this.SUBRULE1(this.expression);
									this.ACTION(() => entries.push(entry(disabled, null, span(spread), value)));
								},
							},
							{
								ALT: () => {
									const key = this.SUBRULE(this.access);
									this.CONSUME(T.KeyColon);
									const value = this.SUBRULE2(this.expression);
									this.ACTION(() => entries.push(entry(disabled, computedKey(key), key, value)));
								},
							},
						]);
					},
				},
			]);
		});
		const close = this.CONSUME(T.BraceClose) as XanoToken;
		return this.ACTION(() => ({ kind: "Object", entries, start: open.startOffset, end: close.end }));
	});

	/**
	 * Reads the tokens with one rule; all of them have to fit.
	 * @returns the tree, or the first exception with the index of the token it happened at
	 */
	read<Tree>(rule: () => Tree, tokens: XanoToken[]): { tree: Tree } | { exception: IRecognitionException; at: number } {
		this.input = tokens;
		this.unseparated.length = 0;
		const tree = rule.call(this);
		const exception = this.errors[0];
		if (!exception) return { tree };
		const at = tokens.indexOf(exception.token as XanoToken);
		return { exception, at: at < 0 ? tokens.length : at };
	}
}

function span(token: XanoToken): Span {
	return { start: token.startOffset, end: token.end };
}

function attribute(disabled: XanoToken | null, name: XanoToken, value: Expression): Attribute {
	return {
		kind: "Attribute",
		name: name.payload as string,
		nameSpan: span(name),
		disabled: disabled !== null,
		value,
		start: (disabled ?? name).startOffset,
		end: value.end,
	};
}

function namedArgument(key: XanoToken, value: Expression): NamedArgument {
	return { name: key.payload as string, value, start: key.startOffset, end: value.end };
}

function statement(
	disabled: XanoToken | null,
	name: XanoToken,
	args: Expression[],
	namedArguments: NamedArgument[],
	binding: Expression | null,
	body: Block | null,
	result: Expression | null,
	breaks: XanoToken | null,
): Statement {
	// `security.create_uuid as $id` has no block: what stands after `as` is its result.
	const late = body === null && result === null;
	const ends = [name.end, args.at(-1)?.end ?? 0, namedArguments.at(-1)?.end ?? 0];
	for (const part of [binding, body, result]) if (part !== null) ends.push(part.end);
	if (breaks !== null) ends.push(breaks.end);
	return {
		kind: "Statement",
		name: name.payload as string,
		nameSpan: span(name),
		disabled: disabled !== null,
		args,
		namedArguments,
		binding: late ? null : binding,
		body,
		result: late ? binding : result,
		breaks: breaks !== null,
		start: (disabled ?? name).startOffset,
		end: Math.max(...ends),
	};
}

function column(
	disabled: XanoToken | null,
	type: XanoToken,
	name: XanoToken | null,
	fallback: Expression | null,
	filters: XanoToken | null,
	namedArguments: NamedArgument[],
	body: Block | null,
): Column {
	const declared = type.payload as ColumnTypePayload;
	const named = name === null ? null : (name.payload as ColumnNamePayload);
	const ends = [
		type.end,
		name?.end ?? 0,
		fallback?.end ?? 0,
		filters?.end ?? 0,
		namedArguments.at(-1)?.end ?? 0,
		body?.end ?? 0,
	];
	return {
		kind: "Column",
		type: declared.type,
		typeSpan: span(type),
		disabled: disabled !== null,
		lists: declared.lists,
		nullable: declared.nullable,
		name: named?.name ?? "",
		nameSpan: name === null ? span(type) : span(name),
		optional: named?.optional ?? false,
		default: fallback,
		filters: filters === null ? [] : (filters.payload as ColumnFilterPayload[]).map(columnFilter),
		namedArguments,
		body,
		start: (disabled ?? type).startOffset,
		end: Math.max(...ends),
	};
}

function columnFilter(filter: ColumnFilterPayload): FilterUse {
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

function filterUse(token: XanoToken, args: (Expression | null)[], end: number): FilterUse {
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
		end: Math.max(end, token.end),
	};
}

function applyPrefix(prefix: readonly XanoToken[], operand: Expression): Expression {
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

function group(
	open: XanoToken,
	expression: Expression,
	close: XanoToken,
	style: "parenthesis" | "backtick" | "triple-backtick",
): Expression {
	return { kind: "Group", style, expression, start: open.startOffset, end: close.end };
}

function entry(
	disabled: XanoToken | null,
	key: string | Expression | null,
	keySpan: Span,
	value: Expression,
): ObjectEntry {
	return {
		key,
		keySpan: { start: keySpan.start, end: keySpan.end },
		value,
		disabled: disabled !== null,
		start: disabled?.startOffset ?? keySpan.start,
		end: value.end,
	};
}

/** The brackets of `[$key]: …` are those of JavaScript, not a list of one. */
function computedKey(written: Expression): Expression {
	if (written.kind !== "Array" || written.elements.length !== 1) return written;
	const [only] = written.elements;
	return only && !only.spread && !only.disabled ? only.value : written;
}

function memberStep(token: XanoToken, kind: "member" | "variable-member"): Step {
	return { kind, name: token.payload as string, start: token.startOffset, end: token.end };
}

const literalKinds = new Map<TokenType, (token: XanoToken) => Expression>([
	[
		T.Text,
		(token) => {
			const { value, style } = token.payload as { value: string; style: TextStyle };
			return { kind: "Text", value, raw: token.image, style, ...span(token) };
		},
	],
	[
		T.NumberLiteral,
		(token) => ({ kind: "Number", value: token.payload as number | bigint, raw: token.image, ...span(token) }),
	],
	[T.Timestamp, (token) => ({ kind: "Timestamp", value: token.payload as string, ...span(token) })],
	[T.Word, (token) => ({ kind: "Word", value: token.payload as string, ...span(token) })],
	[T.Variable, (token) => ({ kind: "Variable", name: token.payload as string, ...span(token) })],
]);

/** While chevrotain records the grammar it passes tokens of its own; they carry nothing and become nothing. */
function literal(token: XanoToken): Expression {
	const make = token.payload === undefined ? undefined : literalKinds.get(token.tokenType);
	return make ? make(token) : ({ kind: "Word", value: "", ...span(token) } satisfies Expression);
}
