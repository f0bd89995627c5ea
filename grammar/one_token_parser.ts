import {
	EmbeddedActionsParser,
	type ILookaheadStrategy,
	type IOrAlt,
	type IToken,
	NoViableAltException,
	type ParserMethod,
	type TokenType,
} from "chevrotain";

/**
 * What may begin each optional, repeated or alternative part of a grammar: by rule and method (`MANY1`), the names of
 * the tokens with blanks between them, and `|` between alternatives.
 */
export type Lookahead = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Rule<Tree> extends ParserMethod<[], Tree> {
	/** What the rule does when another one calls it. */
	readonly body: () => Tree;
	/** Where its rows of the table begin. */
	readonly rows: number;
}

/** Columns of the table: more than there are types of tokens. */
const width = 64;

/** A rule has a row for each method that looks ahead, `MANY` to `MANY3` and so on. */
const firstRows = { MANY: 0, OPTION: 4 * width, OR: 12 * width } as const;
/** What begins any of its optional and repeated parts. */
const optionalRow = 15 * width;
const ruleSize = 16 * width;

/**
 * chevrotain's parser for a grammar that needs one token of lookahead, no gates and no recovery. Its methods mean what
 * chevrotain's mean and are recorded by it. When a text is read they do no more than such a grammar needs: a rule that
 * another one calls is a function, and a choice looks into a table.
 *
 * The table is made of what chevrotain has worked out from the recorded grammar, once for all: recording and working it
 * out takes longer than reading a hundred files.
 */
export abstract class OneTokenParser extends EmbeddedActionsParser {
	// What chevrotain has and does not declare.
	declare protected tokVector: IToken[];
	declare protected currIdx: number;
	declare private selfAnalysisDone: boolean;
	declare private consumeToken: () => void;
	declare private consumeInternal: (type: TokenType, index: number) => IToken;
	declare private SAVE_ERROR: (error: Error) => Error;

	/** By rule, method and type of token: 0 when it begins nothing there, else the number of the alternative. */
	private readonly table: Uint8Array;
	private readonly rowsOf = new Map<string, number>();
	private readonly isRecorded: boolean;
	/** Where the rows of the rule begin that is reading. */
	private rows = 0;

	/**
	 * @param vocabulary all types of tokens
	 * @param lookahead what chevrotain has worked out for this grammar
	 * @param strategy is asked to work it out anew, from the grammar as it is; nothing can be read then
	 */
	protected constructor(vocabulary: TokenType[], lookahead: Lookahead, strategy?: ILookaheadStrategy) {
		super(vocabulary, {
			maxLookahead: 1,
			recoveryEnabled: false,
			// When the grammar is recorded, chevrotain checks it as well.
			skipValidations: strategy === undefined,
			nodeLocationTracking: "none",
			...(strategy === undefined ? {} : { lookaheadStrategy: strategy }),
		});
		this.isRecorded = strategy !== undefined;
		const rules = Object.entries(lookahead);
		this.table = new Uint8Array(rules.length * ruleSize);
		const types = new Map(vocabulary.map(({ name, tokenTypeIdx }) => [name, tokenTypeIdx as number]));
		for (const [rule, parts] of rules) {
			const rows = this.rowsOf.size * ruleSize;
			this.rowsOf.set(rule, rows);
			for (const [part, alternatives] of Object.entries(parts)) {
				const method = part.replace(/\d$/, "") as keyof typeof firstRows;
				const row = rows + firstRows[method] + Number(part.slice(method.length)) * width;
				let alternative = 1;
				for (const name of alternatives.split(" ")) {
					const type = types.get(name) as number;
					if (name === "|") alternative++;
					else this.table[row + type] = alternative;
					if (method !== "OR") this.table[rows + optionalRow + type] = 1;
				}
			}
		}
	}

	/** To be called at the end of the constructor, as in every parser of chevrotain. */
	protected override performSelfAnalysis(): void {
		if (this.isRecorded) super.performSelfAnalysis();
		this.selfAnalysisDone = true;
	}

	protected override RULE<Tree>(name: string, body: () => Tree): ParserMethod<[], Tree> {
		return Object.assign(super.RULE(name, body), { body, rows: this.rowsOf.get(name) ?? 0 });
	}

	/** Reads with a rule that nothing else calls. */
	protected start<Tree>(rule: ParserMethod<[], Tree>): Tree {
		this.rows = (rule as Rule<Tree>).rows;
		return rule.call(this);
	}

	protected override SUBRULE<Tree>(rule: ParserMethod<[], Tree>): Tree {
		const { rows } = this;
		this.rows = (rule as Rule<Tree>).rows;
		const tree = (rule as Rule<Tree>).body();
		this.rows = rows;
		return tree;
	}

	protected override CONSUME(type: TokenType): IToken {
		const token = this.tokVector[this.currIdx + 1] as IToken;
		if (token.tokenTypeIdx !== type.tokenTypeIdx) return this.consumeInternal(type, 0);
		this.consumeToken();
		return token;
	}

	/**
	 * Whether the next token begins no optional and no repeated part of the rule that is reading. Most values are as short
	 * as can be: whoever asks first need not make the functions that would read more.
	 */
	protected isPlain(): boolean {
		return !this.RECORDING_PHASE && this.alternative(optionalRow) === 0;
	}

	private alternative(row: number): number {
		return this.table[this.rows + row + (this.tokVector[this.currIdx + 1] as IToken).tokenTypeIdx] as number;
	}

	private repeat(row: number, action: () => void): void {
		while (this.alternative(row) !== 0) action();
	}

	private choose<Tree>(row: number, alternatives: IOrAlt<Tree>[]): Tree {
		const alternative = this.alternative(row);
		if (alternative === 0) {
			const found = this.LA(1);
			throw this.SAVE_ERROR(new NoViableAltException(`nothing begins with ${found.tokenType.name}`, found, this.LA(0)));
		}
		return (alternatives[alternative - 1] as IOrAlt<Tree>).ALT();
	}

	protected override CONSUME1(type: TokenType): IToken {
		return this.CONSUME(type);
	}
	protected override SUBRULE1<Tree>(rule: ParserMethod<[], Tree>): Tree {
		return this.SUBRULE(rule);
	}
	protected override SUBRULE2<Tree>(rule: ParserMethod<[], Tree>): Tree {
		return this.SUBRULE(rule);
	}
	protected override SUBRULE3<Tree>(rule: ParserMethod<[], Tree>): Tree {
		return this.SUBRULE(rule);
	}
	protected override SUBRULE4<Tree>(rule: ParserMethod<[], Tree>): Tree {
		return this.SUBRULE(rule);
	}
	protected override MANY(action: () => void): void {
		this.repeat(firstRows.MANY, action);
	}
	protected override MANY1(action: () => void): void {
		this.repeat(firstRows.MANY + width, action);
	}
	protected override MANY2(action: () => void): void {
		this.repeat(firstRows.MANY + 2 * width, action);
	}
	protected override OPTION<Result>(action: () => Result): Result | undefined {
		return this.alternative(firstRows.OPTION) === 0 ? undefined : action();
	}
	protected override OPTION1<Result>(action: () => Result): Result | undefined {
		return this.alternative(firstRows.OPTION + width) === 0 ? undefined : action();
	}
	protected override OPTION2<Result>(action: () => Result): Result | undefined {
		return this.alternative(firstRows.OPTION + 2 * width) === 0 ? undefined : action();
	}
	protected override OPTION3<Result>(action: () => Result): Result | undefined {
		return this.alternative(firstRows.OPTION + 3 * width) === 0 ? undefined : action();
	}
	protected override OPTION4<Result>(action: () => Result): Result | undefined {
		return this.alternative(firstRows.OPTION + 4 * width) === 0 ? undefined : action();
	}
	protected override OR<Tree>(alternatives: IOrAlt<Tree>[]): Tree {
		return this.choose(firstRows.OR, alternatives);
	}
	protected override OR1<Tree>(alternatives: IOrAlt<Tree>[]): Tree {
		return this.choose(firstRows.OR + width, alternatives);
	}
}
