import { type Decisions, OneTokenLookahead } from "./lookahead.js";
import { XanoScriptParser } from "./parser.js";

/**
 * Works out what tokens decide in the grammar, for which all of it has to be looked through. So the build does it once
 * (`scripts/found_once.mjs`) and puts the answer in the place of this function.
 */
export function findDecisions(): Decisions {
	const strategy = new OneTokenLookahead();
	return strategy.decisionsOf(new XanoScriptParser(null, strategy));
}
