import { compareValues } from "../../values/compare.js";
import { isNumber, type Value } from "../../values/kinds.js";
import { codePointLength } from "../../values/text.js";
import type { InputDeclaration } from "./declaration.js";
import { type BindingContext, type FilterMode, refusal, shown } from "./define.js";
import { type CharacterCount, type InputRules, lowerAscii, trimText } from "./rules.js";

/** Checks one bound value and returns it, trimmed or folded; throws the XanoError of the first broken rule. */
export type RuleCheck = (value: Value) => Value;

function upperAscii(text: string): string {
	return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/**
 * Prepares the rules of one input.
 * @param mode whether `min` and `max` measure a text or bound a number
 * @returns the check, or null when there is nothing to check
 */
export function prepareRules(
	rules: InputRules,
	declaration: InputDeclaration,
	mode: FilterMode,
	context: BindingContext,
): RuleCheck | null {
	if (mode === "length") return prepareTextRules(rules, declaration, context);
	if (mode === "none" || (rules.minimum === null && rules.maximum === null)) return null;
	const { minimum, maximum } = rules;
	return (value) => {
		if (Array.isArray(value)) for (const element of value) checkBounds(element, minimum, maximum, declaration.name);
		else checkBounds(value, minimum, maximum, declaration.name);
		return value;
	};
}

/** The wording of the lower bound is observed; the upper one follows it (our choice). */
function checkBounds(
	value: Value,
	minimum: number | bigint | null,
	maximum: number | bigint | null,
	parameter: string,
): void {
	if (!isNumber(value)) return;
	if (minimum !== null && compareValues(value, minimum) < 0)
		throw refusal(`Value is less than the minimum value of ${minimum}`, parameter);
	if (maximum !== null && compareValues(value, maximum) > 0)
		throw refusal(`Value is greater than the maximum value of ${maximum}`, parameter);
}

function prepareTextRules(rules: InputRules, declaration: InputDeclaration, context: BindingContext): RuleCheck | null {
	const steps: Array<(text: string) => string> = [];
	if (rules.trim) steps.push(trimText);
	const { prefix, allowed, prevented, pattern } = rules;
	if (rules.minimum !== null || rules.maximum !== null) steps.push(lengthStep(rules, declaration.name));
	if (prefix !== "") steps.push((text) => checkPrefix(text, prefix, declaration));
	if (rules.lower || rules.upper) steps.push(rules.upper ? upperAscii : lowerAscii);
	if (allowed !== null) steps.push((text) => checkCharacters(text, allowed, declaration.name));
	if (prevented.length > 0) steps.push((text) => checkPrevented(text, prevented, declaration.name));
	if (pattern !== null) steps.push(patternStep(pattern, declaration.name, context));
	for (const count of rules.counts) steps.push((text) => checkCount(text, count, declaration.name));
	if (steps.length === 0) return null;
	return (value) => {
		if (typeof value !== "string") return value;
		let text = value;
		for (const step of steps) text = step(text);
		return text;
	};
}

/** Lengths count code points. [O] */
function lengthStep(rules: InputRules, parameter: string): (text: string) => string {
	const { minimum, maximum } = rules;
	return (text) => {
		const length = codePointLength(text);
		if (minimum !== null && length < minimum)
			throw refusal(`Input does not meet minimum length requirement of ${minimum} characters`, parameter);
		if (maximum !== null && length > maximum)
			throw refusal(`Input does not meet maximum length requirement of ${maximum} characters`, parameter);
		return text;
	};
}

function checkPrefix(text: string, prefix: string, declaration: InputDeclaration): string {
	if (text.startsWith(prefix)) return text;
	const received = shown(text, declaration);
	throw refusal(`Invalid format detected. Expected ${prefix} but received ${received}`, declaration.name);
}

function checkCharacters(text: string, allowed: string, parameter: string): string {
	for (const character of lowerAscii(text))
		if (!allowed.includes(character)) throw refusal("Invalid characters detected.", parameter);
	return text;
}

function checkPrevented(text: string, prevented: readonly string[], parameter: string): string {
	for (const phrase of prevented) if (text.includes(phrase)) throw refusal("Invalid characters detected.", parameter);
	return text;
}

function patternStep(
	pattern: NonNullable<InputRules["pattern"]>,
	parameter: string,
	context: BindingContext,
): (text: string) => string {
	let matches: ((text: string) => boolean) | null = null;
	return (text) => {
		// Compiled on the first value, so that a broken pattern fails its own call and not the whole program.
		matches ??= context.compilePattern(pattern.source);
		if (!matches(text)) throw refusal(pattern.message, parameter);
		return text;
	};
}

function checkCount(text: string, { count, matches, noun }: CharacterCount, parameter: string): string {
	const found = text.match(matches)?.length ?? 0;
	if (found < count) throw refusal(`Weak password detected. Please use at least ${count} ${noun}.`, parameter);
	return text;
}
