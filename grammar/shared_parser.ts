import { findDecisions } from "./decisions.js";
import { XanoScriptParser } from "./parser.js";

let instance: XanoScriptParser | null = null;

/** The one parser of the process: making it costs more than reading a file. */
export function sharedParser(): XanoScriptParser {
	instance ??= new XanoScriptParser(findDecisions());
	return instance;
}
