import { fatalError, XanoError } from "../../values/error.js";
import type { CallContext } from "../define.js";
import { located } from "./errors.js";
import type { Template } from "./nodes.js";
import { parseTemplate } from "./parser.js";
import { Renderer } from "./renderer.js";
import { Rendering } from "./rendering.js";
import { Scope, type Surroundings } from "./scope.js";

/** Templates that were read, by their text: one in a loop is read once. */
const known = new Map<string, Template>();
const MOST_KNOWN = 50;
const LONGEST_KNOWN = 100_000;

function templateOf(text: string): Template {
	const found = known.get(text);
	if (found !== undefined) return found;
	const template = parseTemplate(text);
	if (text.length > LONGEST_KNOWN) return template;
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, template);
	return template;
}

/** JavaScript ran out of stack, by expressions or tags inside each other without end, or of room for a text or list. */
function tooMuch(error: unknown): unknown {
	if (!(error instanceof RangeError)) return error;
	const isDeep = /call stack/i.test(error.message);
	return fatalError(isDeep ? "The template is nested too deeply" : "A text or array of the template grew too large");
}

/**
 * Renders a Twig template.
 *
 * @param text the template
 * @param surroundings the variables it sees
 * @throws XanoError in Twig's words with the line, and where the limits of the run are reached
 */
export function renderTemplate(context: CallContext, text: string, surroundings: Surroundings): string {
	const rendering = new Rendering(context);
	let template: Template;
	try {
		template = templateOf(text);
	} catch (error) {
		throw tooMuch(error);
	}
	try {
		new Renderer(template, rendering).render(new Scope(surroundings));
		return rendering.text;
	} catch (error) {
		const failure = tooMuch(error);
		if (failure instanceof XanoError) failure.message = located(failure.message, rendering.line);
		throw failure;
	}
}
