import {
	Alternation,
	type EmbeddedActionsParser,
	type ILookaheadStrategy,
	type IProduction,
	type LookaheadProductionType,
	NonTerminal,
	Option,
	Repetition,
	RepetitionMandatory,
	RepetitionMandatoryWithSeparator,
	RepetitionWithSeparator,
	type Rule,
	Terminal,
	type TokenType,
} from "chevrotain";

/** A part of a rule that consists of others. */
interface Compound extends IProduction {
	readonly definition: IProduction[];
	readonly idx?: number;
}

type Optional = Exclude<LookaheadProductionType, "Alternation">;

/** What the next token decides in a grammar: by chevrotain's number for the place, names of tokens. */
export type Decisions = readonly ({ readonly place: number } & Made)[];

type Made =
	/** For every alternative the tokens that choose it. */
	| { readonly choices: readonly (readonly string[])[] }
	/** The tokens with which something optional begins. */
	| { readonly begins: readonly string[] };

/** What a lookahead function is called on: the parser, of which only the next token matters. */
interface Reader {
	LA_FAST(distance: 1): { readonly tokenTypeIdx: number };
}

/**
 * Decides by the next token alone. Chevrotain's own strategy, which compares longer and longer paths, takes half of the time
 * that a parser takes to be made, and for this grammar comes to the same (a test compares them).
 */
export class OneTokenLookahead implements ILookaheadStrategy {
	private readonly known = new Map<IProduction, ReadonlySet<TokenType>>();
	private readonly made = new Map<unknown, Made>();

	validate(): [] {
		return [];
	}

	buildLookaheadForAlternation({ rule, prodOccurrence }: { rule: Rule; prodOccurrence: number }) {
		const { definition } = partOf(rule, Alternation, prodOccurrence);
		const alternatives = definition.map((alternative) => [...this.beginnings(alternative)]);
		const made = choosing(alternatives);
		this.made.set(made, { choices: alternatives.map(namesOf) });
		return made;
	}

	buildLookaheadForOptional(asked: { rule: Rule; prodOccurrence: number; prodType: Optional }) {
		const part = partOf(asked.rule, optionals[asked.prodType], asked.prodOccurrence);
		const beginnings = [...this.beginningsOfAll(part.definition)];
		const made = beginning(beginnings);
		this.made.set(made, { begins: namesOf(beginnings) });
		return made;
	}

	/** What was decided for a parser that has been analysed with this strategy. */
	decisionsOf(parser: EmbeddedActionsParser): Decisions {
		const { lookAheadFuncsCache } = parser as unknown as Analysed;
		return [...lookAheadFuncsCache].map(([place, made]) => ({ place, ...(this.made.get(made) as Made) }));
	}

	/** Every token that a part may begin with. */
	private beginnings(part: IProduction): ReadonlySet<TokenType> {
		let found = this.known.get(part);
		if (found === undefined) {
			found = this.findBeginnings(part);
			this.known.set(part, found);
		}
		return found;
	}

	private findBeginnings(part: IProduction): ReadonlySet<TokenType> {
		if (part instanceof Terminal) return new Set([part.terminalType]);
		if (part instanceof NonTerminal) return this.beginnings(part.referencedRule);
		const { definition } = part as Compound;
		if (!(part instanceof Alternation)) return this.beginningsOfAll(definition);
		return new Set(definition.flatMap((alternative) => [...this.beginnings(alternative)]));
	}

	private beginningsOfAll(sequence: readonly IProduction[]): ReadonlySet<TokenType> {
		const found = new Set<TokenType>();
		for (const part of sequence) {
			for (const type of this.beginnings(part)) found.add(type);
			if (!mayBeEmpty(part)) break;
		}
		return found;
	}
}

/**
 * Gives a parser what was decided for it before, in place of an analysis: that records every rule, which takes several times
 * as long as reading a small file.
 * @param vocabulary all tokens of the grammar
 */
export function decide(parser: EmbeddedActionsParser, decisions: Decisions, vocabulary: readonly TokenType[]): void {
	const analysed = parser as unknown as Analysed;
	const byName = new Map(vocabulary.map((type) => [type.name, type]));
	const typesOf = (names: readonly string[]): TokenType[] => names.map((name) => byName.get(name) as TokenType);
	for (const decision of decisions) {
		const made = "choices" in decision ? choosing(decision.choices.map(typesOf)) : beginning(typesOf(decision.begins));
		analysed.lookAheadFuncsCache.set(decision.place, made);
	}
	analysed.selfAnalysisDone = true;
}

/** What an analysis leaves in a parser. */
interface Analysed {
	selfAnalysisDone: boolean;
	readonly lookAheadFuncsCache: Map<number, (this: Reader) => unknown>;
}

function choosing(alternatives: readonly (readonly TokenType[])[]) {
	const choices: (number | undefined)[] = [];
	alternatives.forEach((types, index) => {
		for (const type of types) choices[indexOf(type)] ??= index;
	});
	return function (this: Reader): number | undefined {
		return choices[this.LA_FAST(1).tokenTypeIdx];
	};
}

function beginning(types: readonly TokenType[]) {
	const begins: boolean[] = [];
	for (const type of types) begins[indexOf(type)] = true;
	return function (this: Reader): boolean {
		return begins[this.LA_FAST(1).tokenTypeIdx] === true;
	};
}

const optionals = {
	Option,
	Repetition,
	RepetitionMandatory,
	RepetitionMandatoryWithSeparator,
	RepetitionWithSeparator,
} as const;

type Class = typeof Alternation | (typeof optionals)[Optional];

/** The part of a rule with that number: chevrotain numbers the parts of each class by themselves. */
function partOf(rule: Rule, wanted: Class, number: number): Compound {
	const pending: IProduction[] = [rule];
	for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
		if (part instanceof wanted && part.idx === number) return part as Compound;
		if (!(part instanceof Terminal || part instanceof NonTerminal)) pending.push(...(part as Compound).definition);
	}
	throw new Error(`The rule ${rule.name} has no such part`);
}

function mayBeEmpty(part: IProduction): boolean {
	if (part instanceof Terminal) return false;
	if (part instanceof Option || part instanceof Repetition || part instanceof RepetitionWithSeparator) return true;
	const { definition } = part instanceof NonTerminal ? part.referencedRule : (part as Compound);
	return part instanceof Alternation ? definition.some(mayBeEmpty) : definition.every(mayBeEmpty);
}

function indexOf({ tokenTypeIdx }: TokenType): number {
	if (tokenTypeIdx === undefined) throw new Error("A token type without a number");
	return tokenTypeIdx;
}

function namesOf(types: readonly TokenType[]): string[] {
	return types.map(({ name }) => name);
}
