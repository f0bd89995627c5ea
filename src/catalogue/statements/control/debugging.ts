import type { StatementDefinition } from "../../define.js";
import { control, required } from "./shape.js";

/** Statements for whoever is looking for a mistake. */
export const debugStatements: readonly StatementDefinition[] = [
	control({
		name: "debug.log",
		family: "debug",
		summary: "Writes a value to the run's log, never into the response.",
		attributes: [required("value", "What to write.")],
		notes: "`xano run` prints it to standard error with its file and line.",
		examples: [['debug.log { value = {step: 1} } response = "done"', '"done"']],
	}),
	control({
		name: "debug.stop",
		family: "debug",
		summary: "Ends the whole run with a value.",
		attributes: [required("value", "The result of the run.")],
		notes:
			"Not only the function it stands in ends; `return` does that. On Xano a request outside of its debugger ends in the same way.",
		examples: [["debug.stop { value = 1 } response = 2", "1"]],
	}),
];
