import type { ILookaheadStrategy } from "chevrotain";
import type {
	Access,
	ArrayElement,
	Block,
	Expression,
	FilterUse,
	Item,
	NamedArgument,
	ObjectEntry,
	Step,
} from "./ast.js";
import { lookahead } from "./lookahead.js";
import {
	applyPrefix,
	attribute,
	column,
	computedKey,
	entry,
	filterUse,
	group,
	memberStep,
	namedArgument,
	number,
	path,
	pipe,
	span,
	statement,
	text,
	timestamp,
	variable,
	word,
} from "./nodes.js";
import { OneTokenParser } from "./one_token_parser.js";
import { Chain } from "./precedence.js";
import type { Span } from "./source.js";
import type { XanoToken } from "./tokens.js";
import * as T from "./tokens.js";

/**
 * The grammar: one token of lookahead, no gates. Everything context-dependent has been decided by the lexer, everything
 * that tells one statement from another is decided by the catalogue.
 *
 * Functions that speak of nothing around them are made once, and others only where there is something to read for them:
 * most rules are asked for every value.
 */
export class XanoScriptParser extends OneTokenParser {
	/** Entries and elements that nothing separates from the one before; the tree is sound, so reading goes on. */
	readonly unseparated: Span[] = [];

	/** @param strategy is asked what begins each part of the grammar; such a parser is for looking at, not for reading */
	constructor(strategy?: ILookaheadStrategy) {
		super(T.vocabulary, lookahead, strategy);
		this.performSelfAnalysis();
	}

	/** A whole file: constructs one after another. */
	readonly file = this.RULE("file", (): Item[] => {
		const items: Item[] = [];
		this.MANY(() => {
			const item = this.OR(this.itemOrSeparator);
			if (item !== null) items.push(item);
		});
		return items;
	});

	private readonly itemOrSeparator = this.separatorOr(() => this.SUBRULE(this.item));

	/** A property, a statement (or construct) or a column. */
	private readonly item = this.RULE("item", (): Item => {
		this.OPTION(this.disable);
		return this.OR(this.itemKinds);
	});

	private readonly disable = () => this.CONSUME(T.Disable);

	private readonly itemKinds: { ALT: () => Item }[] = [
		{ ALT: () => this.SUBRULE(this.attribute) },
		{ ALT: () => this.SUBRULE(this.statement) },
		{ ALT: () => this.SUBRULE(this.column) },
	];

	private readonly attribute = this.RULE("attribute", (): Item => {
		const disabled = this.disabling();
		const name = this.CONSUME(T.AttributeName) as XanoToken;
		const value = this.SUBRULE(this.expression);
		return attribute(disabled, name, value, this.end());
	});

	private readonly statement = this.RULE("statement", (): Item => {
		const disabled = this.disabling();
		const name = this.CONSUME(T.StatementName) as XanoToken;
		const args: Expression[] = [];
		const namedArguments: NamedArgument[] = [];
		this.MANY(() => {
			const key = this.OPTION(this.argumentName);
			const value = this.SUBRULE(this.operand);
			if (key === undefined) args.push(value);
			else namedArguments.push(namedArgument(key, value, this.end()));
		});
		const binding = this.OPTION1(this.binding);
		const body = this.OPTION2(this.body);
		const result = this.OPTION3(this.result);
		const breaks = this.OPTION4(this.breaks);
		return statement(disabled, name, args, namedArguments, binding, body, result, breaks, this.end());
	});

	private readonly argumentName = () => this.CONSUME(T.NamedArgument) as XanoToken;
	private readonly binding = () => {
		this.CONSUME(T.As);
		return this.SUBRULE1(this.operand);
	};
	private readonly body = () => this.SUBRULE(this.block);
	private readonly result = () => {
		this.CONSUME1(T.As);
		return this.SUBRULE2(this.operand);
	};
	private readonly breaks = () => this.CONSUME(T.Break) as XanoToken;

	private readonly column = this.RULE("column", (): Item => {
		const disabled = this.disabling();
		const type = this.CONSUME(T.ColumnType) as XanoToken;
		const name = this.OPTION(this.columnName);
		const fallback = this.OPTION1(this.columnDefault);
		let filters: XanoToken | null = null;
		const namedArguments: NamedArgument[] = [];
		this.MANY(() => {
			this.OR([
				{
					ALT: () => {
						filters = this.CONSUME(T.ColumnFilters) as XanoToken;
					},
				},
				{
					ALT: () => {
						const key = this.CONSUME(T.NamedArgument) as XanoToken;
						const value = this.SUBRULE1(this.operand);
						namedArguments.push(namedArgument(key, value, this.end()));
					},
				},
			]);
		});
		const body = this.OPTION2(this.body);
		return this.ACTION(() => column(disabled, type, name, fallback, filters, namedArguments, body, this.end()));
	});

	private readonly columnName = () => this.CONSUME(T.ColumnName) as XanoToken;
	private readonly columnDefault = () => {
		this.CONSUME(T.ColumnDefault);
		return this.SUBRULE(this.operand);
	};

	private readonly block = this.RULE("block", (): Block => {
		const items: Item[] = [];
		const open = this.CONSUME(T.BlockOpen) as XanoToken;
		this.MANY(() => {
			const item = this.OR(this.itemOrSeparator);
			if (item !== null) items.push(item);
		});
		const close = this.CONSUME(T.BraceClose) as XanoToken;
		return { items, start: open.startOffset, end: close.end };
	});

	/** Operands and operators in one flat run; their precedence is worked out in `Chain`. */
	readonly expression = this.RULE("expression", (): Expression => {
		const first = this.SUBRULE(this.operand);
		return this.isPlain() ? first : this.behindOperand(first);
	});

	private behindOperand(first: Expression): Expression {
		let chain: Chain | null = null;
		this.MANY(() => {
			const operator = this.CONSUME(T.BinaryOperator) as XanoToken;
			const right = this.SUBRULE1(this.operand);
			chain ??= new Chain(first);
			chain.add(operator.payload as string, span(operator), right);
		});
		let whole = chain === null ? first : (chain as Chain).finish();
		this.OPTION(() => {
			this.CONSUME(T.TernaryQuestion);
			const consequent = this.SUBRULE2(this.expression);
			this.CONSUME(T.TernaryColon);
			const alternate = this.SUBRULE3(this.expression);
			whole = { kind: "Ternary", condition: whole, consequent, alternate, start: whole.start, end: alternate.end };
		});
		this.OPTION1(() => {
			this.CONSUME(T.Assign);
			const value = this.SUBRULE4(this.expression);
			// The lexer says `Assign` behind nothing but a path.
			whole = { kind: "Assignment", target: whole as Access, value, start: whole.start, end: value.end };
		});
		return whole;
	}

	/** A value with its filters. */
	private readonly operand = this.RULE("operand", (): Expression => {
		const prefix = this.isPlain() ? null : this.prefix();
		const subject = this.SUBRULE(this.access);
		const piped = this.isPlain() ? subject : this.piped(subject);
		return prefix === null ? piped : applyPrefix(prefix, piped);
	});

	private prefix(): XanoToken[] {
		const prefix: XanoToken[] = [];
		this.MANY(() => {
			prefix.push(this.CONSUME(T.UnaryOperator) as XanoToken);
		});
		return prefix;
	}

	private piped(subject: Expression): Expression {
		const filters: FilterUse[] = [];
		this.MANY1(() => {
			filters.push(this.SUBRULE(this.filter));
		});
		return filters.length === 0 ? subject : pipe(subject, filters);
	}

	/** One filter of a chain, with its arguments. */
	private readonly filter = this.RULE("filter", (): FilterUse => {
		const name = this.CONSUME(T.Filter) as XanoToken;
		const args = this.isPlain() ? [] : this.filterArguments();
		return this.ACTION(() => filterUse(name, args, this.end()));
	});

	private filterArguments(): (Expression | null)[] {
		const args: (Expression | null)[] = [];
		this.MANY(() => {
			this.CONSUME(T.ArgumentColon);
			args.push(this.OPTION(this.filterArgument) ?? null);
		});
		return args;
	}

	private readonly filterArgument = () => this.SUBRULE(this.argument);

	/** A filter's argument: it extends over arithmetic, and over comparisons where the lexer says so. */
	private readonly argument = this.RULE("argument", (): Expression => {
		const first = this.SUBRULE(this.prefixed);
		return this.isPlain() ? first : this.combined(first);
	});

	private combined(first: Expression): Expression {
		let chain: Chain | null = null;
		this.MANY(() => {
			const operator = this.CONSUME(T.ArgumentOperator) as XanoToken;
			const right = this.SUBRULE1(this.prefixed);
			chain ??= new Chain(first);
			chain.add(operator.payload as string, span(operator), right);
		});
		return chain === null ? first : (chain as Chain).finish();
	}

	/** A value without filters. */
	private readonly prefixed = this.RULE("prefixed", (): Expression => {
		const prefix = this.isPlain() ? null : this.prefix();
		const value = this.SUBRULE(this.access);
		return prefix === null ? value : applyPrefix(prefix, value);
	});

	/** A primary value with its members and indexes. */
	private readonly access = this.RULE("access", (): Expression => {
		const base = this.OR(this.primaries);
		return this.isPlain() ? base : this.stepped(base);
	});

	private stepped(base: Expression): Expression {
		const steps: Step[] = [];
		this.MANY(() => {
			steps.push(this.OR1(this.stepKinds));
		});
		return steps.length === 0 ? base : path(base, steps);
	}

	private readonly primaries: { ALT: () => Expression }[] = [
		{
			ALT: () => {
				const token = this.CONSUME(T.Text) as XanoToken;
				return this.ACTION(() => text(token));
			},
		},
		{ ALT: () => number(this.CONSUME(T.NumberLiteral) as XanoToken) },
		{ ALT: () => timestamp(this.CONSUME(T.Timestamp) as XanoToken) },
		{ ALT: () => word(this.CONSUME(T.Word) as XanoToken) },
		{ ALT: () => variable(this.CONSUME(T.Variable) as XanoToken) },
		{ ALT: () => this.SUBRULE(this.array) },
		{ ALT: () => this.SUBRULE(this.object) },
		{
			ALT: () => {
				const open = this.CONSUME(T.ParenthesisOpen) as XanoToken;
				const inner = this.SUBRULE(this.expression);
				const close = this.CONSUME(T.ParenthesisClose) as XanoToken;
				return group(open, inner, close, "parenthesis");
			},
		},
		{
			ALT: () => {
				const open = this.CONSUME(T.BacktickOpen) as XanoToken;
				const inner = this.SUBRULE1(this.expression);
				const close = this.CONSUME(T.BacktickClose) as XanoToken;
				return group(open, inner, close, open.image.length === 3 ? "triple-backtick" : "backtick");
			},
		},
		{
			ALT: () => {
				const type = this.CONSUME(T.Cast) as XanoToken;
				const operand = this.SUBRULE(this.access);
				return { kind: "Cast", type: type.payload as string, operand, start: type.startOffset, end: operand.end };
			},
		},
	];

	private readonly stepKinds: { ALT: () => Step }[] = [
		{ ALT: () => memberStep(this.CONSUME(T.Member) as XanoToken, "member") },
		{ ALT: () => memberStep(this.CONSUME(T.VariableMember) as XanoToken, "variable-member") },
		{
			ALT: (): Step => {
				const open = this.CONSUME(T.IndexOpen) as XanoToken;
				const expression = this.SUBRULE2(this.expression);
				const close = this.CONSUME(T.BracketClose) as XanoToken;
				return { kind: "index", expression, start: open.startOffset, end: close.end };
			},
		},
	];

	private readonly array = this.RULE("array", (): Expression => {
		const elements: ArrayElement[] = [];
		let separated = true;
		const open = this.CONSUME(T.ArrayOpen) as XanoToken;
		this.MANY(() => {
			const element = this.OR(this.elementOrSeparator);
			if (element === null) separated = true;
			else {
				if (!separated) this.unseparated.push({ start: element.start, end: element.end });
				separated = false;
				elements.push(element);
			}
		});
		const close = this.CONSUME(T.BracketClose) as XanoToken;
		return { kind: "Array", elements, start: open.startOffset, end: close.end };
	});

	private readonly elementOrSeparator = this.separatorOr(() => this.SUBRULE(this.element));

	private readonly element = this.RULE("element", (): ArrayElement => {
		const spread = this.OPTION(this.spread);
		const value = this.SUBRULE(this.expression);
		const start = spread === undefined ? value.start : spread.startOffset;
		return { value, disabled: false, spread: spread !== undefined, start, end: this.end() };
	});

	private readonly spread = () => this.CONSUME(T.Spread) as XanoToken;

	private readonly object = this.RULE("object", (): Expression => {
		const entries: ObjectEntry[] = [];
		let separated = true;
		const open = this.CONSUME(T.ObjectOpen) as XanoToken;
		this.MANY(() => {
			const first = this.LA(1) as XanoToken;
			const entry = this.OR(this.entryOrSeparator);
			if (entry === null) separated = true;
			else {
				if (!separated) this.unseparated.push(span(first));
				separated = false;
				entries.push(entry);
			}
		});
		const close = this.CONSUME(T.BraceClose) as XanoToken;
		return { kind: "Object", entries, start: open.startOffset, end: close.end };
	});

	private readonly entryOrSeparator = this.separatorOr(() => this.SUBRULE(this.entry));

	private readonly entry = this.RULE("entry", (): ObjectEntry => {
		this.OPTION(this.disable);
		return this.OR(this.entryKinds);
	});

	private readonly entryKinds: { ALT: () => ObjectEntry }[] = [
		{
			ALT: () => {
				const disabled = this.disabling();
				const key = this.CONSUME(T.ObjectKey) as XanoToken;
				const value = this.SUBRULE(this.expression);
				return entry(disabled, key.payload as string, span(key), value, this.end());
			},
		},
		{
			ALT: () => {
				const disabled = this.disabling();
				const spread = this.CONSUME(T.Spread) as XanoToken;
				const value = this.SUBRULE1(this.expression);
				return entry(disabled, null, span(spread), value, this.end());
			},
		},
		{
			ALT: () => {
				const disabled = this.disabling();
				const key = this.SUBRULE(this.access);
				this.CONSUME(T.KeyColon);
				const value = this.SUBRULE2(this.expression);
				return entry(disabled, computedKey(key), { start: key.start, end: key.end }, value, this.end());
			},
		},
	];

	/** A part of a list, or null for what separates two of them. */
	private separatorOr<Part>(part: () => Part): { ALT: () => Part | null }[] {
		return [
			{
				ALT: () => {
					this.CONSUME(T.Separator);
					return null;
				},
			},
			{ ALT: part },
		];
	}

	/** Where the last token ends that has been read, and with it what has been read with it. */
	private end(): number {
		return (this.LA(0) as XanoToken).end;
	}

	/** The `!` that has just been read, if there is one. */
	private disabling(): XanoToken | null {
		const before = this.LA(0) as XanoToken;
		return before.tokenType === T.Disable ? before : null;
	}

	/**
	 * Reads the tokens of a file; all of them have to fit.
	 * @returns the tree, or the index of the first token that does not fit
	 */
	read(tokens: XanoToken[]): { items: Item[] } | { at: number } {
		this.input = tokens;
		this.unseparated.length = 0;
		const items = this.start(this.file);
		const exception = this.errors[0];
		if (!exception) return { items };
		const at = tokens.indexOf(exception.token as XanoToken);
		return { at: at < 0 ? tokens.length : at };
	}
}

let instance: XanoScriptParser | null = null;

/** The one parser of the process: building it costs more than reading a file. */
export function sharedParser(): XanoScriptParser {
	instance ??= new XanoScriptParser();
	return instance;
}
