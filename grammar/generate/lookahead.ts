import { getLookaheadPaths, type ILookaheadStrategy, LLkLookaheadStrategy, type Rule } from "chevrotain";
import { XanoScriptParser } from "../parser.js";

type Paths = Parameters<typeof getLookaheadPaths>[0];

/** chevrotain's own strategy; keeps the tokens that it has found for each part of the grammar. */
class Recorder extends LLkLookaheadStrategy implements ILookaheadStrategy {
	/** By rule and method with its index: the names of the tokens that begin each alternative. */
	readonly found = new Map<string, Map<string, string[][]>>();

	constructor() {
		super({ maxLookahead: 1 });
	}

	override buildLookaheadForAlternation(
		options: Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0],
	): ReturnType<ILookaheadStrategy["buildLookaheadForAlternation"]> {
		const { rule, prodOccurrence } = options;
		this.keep("OR", rule, prodOccurrence, "Alternation");
		return super.buildLookaheadForAlternation(options);
	}

	override buildLookaheadForOptional(
		options: Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0],
	): ReturnType<ILookaheadStrategy["buildLookaheadForOptional"]> {
		const { rule, prodOccurrence, prodType } = options;
		const method = prodType === "Option" ? "OPTION" : "MANY";
		this.keep(method, rule, prodOccurrence, prodType);
		return super.buildLookaheadForOptional(options);
	}

	private keep(method: string, rule: Rule, occurrence: number, prodType: Paths["prodType"]): void {
		const alternatives = getLookaheadPaths({ rule, occurrence, prodType, maxLookahead: 1 });
		// Of an optional part the second alternative is to leave it out.
		const inside = method === "OR" ? alternatives : alternatives.slice(0, 1);
		const parts = this.found.get(rule.name) ?? new Map<string, string[][]>();
		parts.set(
			`${method}${occurrence || ""}`,
			inside.map((paths) => paths.flat().map(({ name }) => name)),
		);
		this.found.set(rule.name, parts);
	}
}

/** What begins each part of the grammar, as chevrotain works it out: the module that the parser reads it from. */
export function lookahead(): string {
	const recorder = new Recorder();
	new XanoScriptParser(recorder);
	const rules = [...recorder.found].map(([rule, parts]) => {
		const lines = [...parts].map(
			([part, alternatives]) => `\t\t${part}: "${alternatives.map((names) => names.join(" ")).join(" | ")}",\n`,
		);
		return `\t${rule}: {\n${lines.join("")}\t},\n`;
	});
	return `import type { Lookahead } from "./one_token_parser.js";

/** What begins each part of the grammar. Generated from the parser by "npm run generate". */
export const lookahead: Lookahead = {
${rules.join("")}};
`;
}
