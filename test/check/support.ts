import { defaultCatalogue } from "../../src/catalogue/index.js";
import type { CheckOptions } from "../../src/check/check.js";
import { check } from "../../src/check/check.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { projectFromText } from "../../src/project/project.js";

export const catalogue = defaultCatalogue();

/** Everything that is said about a text, by its reader and by the rules. */
export function diagnose(text: string, options: CheckOptions = {}, name = "example.xs"): Diagnostic[] {
	const project = projectFromText(name, text, "/");
	return [...project.diagnostics, ...check(project, catalogue, options)];
}

/** Statements as the `stack` of a function. */
export function inStack(statements: string, inputs = ""): string {
	const indent = (text: string): string => text.replace(/^(?=.)/gm, "    ");
	return `function "example" {\n  input {\n${indent(inputs)}\n  }\n\n  stack {\n${indent(statements)}\n  }\n\n  response = null\n}\n`;
}
