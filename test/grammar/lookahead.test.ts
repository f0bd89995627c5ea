import {
	getLookaheadPaths,
	type IProduction,
	type LookaheadProductionType,
	type Rule,
	type TokenType,
} from "chevrotain";
import { expect, test } from "vitest";
import { OneTokenLookahead } from "../../grammar/lookahead.js";
import { XanoScriptParser } from "../../grammar/parser.js";
import { vocabulary } from "../../grammar/tokens.js";

const types = Object.values(vocabulary) as TokenType[];

interface Decision {
	readonly rule: Rule;
	readonly kind: LookaheadProductionType;
	readonly number: number;
}

/** Everything in the grammar that a token decides. */
function decisions(): Decision[] {
	const found: Decision[] = [];
	for (const rule of Object.values(new XanoScriptParser().getGAstProductions())) {
		const visit = (part: IProduction & { definition?: IProduction[]; idx?: number }): void => {
			const kind = part.constructor.name;
			if (/^(?:Option|Repetition\w*|Alternation)$/.test(kind))
				found.push({ rule, kind: kind as LookaheadProductionType, number: part.idx ?? 0 });
			if (kind !== "NonTerminal") for (const inner of part.definition ?? []) visit(inner);
		};
		for (const part of rule.definition) visit(part);
	}
	return found;
}

test("decides by one token what chevrotain's own strategy decides", () => {
	const strategy = new OneTokenLookahead();
	const all = decisions();
	expect(all.length).toBeGreaterThan(20);
	for (const { rule, kind, number } of all) {
		const asked = { rule, maxLookahead: 1, prodOccurrence: number, hasPredicates: false, dynamicTokensEnabled: false };
		const alternatives = getLookaheadPaths({ occurrence: number, rule, prodType: kind, maxLookahead: 1 });
		for (const type of types) {
			const reader = { LA_FAST: () => ({ tokenTypeIdx: type.tokenTypeIdx as number }) };
			const begins = (paths: TokenType[][] | undefined): boolean => paths?.some(([first]) => first === type) ?? false;
			const place = `${rule.name}, ${kind} ${number}, ${type.name}`;
			if (kind === "Alternation") {
				const choice = alternatives.findIndex(begins);
				const decided = strategy.buildLookaheadForAlternation(asked).call(reader);
				expect(decided ?? -1, place).toBe(choice);
			} else {
				const decided = strategy.buildLookaheadForOptional({ ...asked, prodType: kind }).call(reader);
				expect(decided, place).toBe(begins(alternatives[0]));
			}
		}
	}
});

test("no decision of the grammar needs a second token or the end of what stands there", () => {
	for (const { rule, kind, number } of decisions()) {
		const alternatives = getLookaheadPaths({ occurrence: number, rule, prodType: kind, maxLookahead: 1 });
		const deciding = kind === "Alternation" ? alternatives : alternatives.slice(0, 1);
		expect(deciding.flat().every((path) => path.length === 1)).toBe(true);
	}
});
