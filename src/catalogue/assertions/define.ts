import { fatalError } from "../../values/error.js";
import { encodeJson } from "../../values/json.js";
import type { Value } from "../../values/kinds.js";
import { sliceCodePoints } from "../../values/text.js";
import type { Evidence, Example, StatementAttribute, StatementCall, StatementDefinition } from "../define.js";
import { statement } from "../define.js";
import { describeKind } from "../filters/subject.js";

/** What an assertion is about. */
export interface Claim extends Pick<StatementCall, "context" | "subject" | "attributes"> {
	/** The subject leads nowhere; only told to an assertion that is `lenient`. */
	readonly isMissing: boolean;
}

/** One assertion. Judging is kept apart from raising, for tests count what fails instead of ending with it. */
export interface Assertion {
	/** Without `expect.`. */
	readonly name: string;
	readonly summary: string;
	readonly attributes: readonly StatementAttribute[];
	/** What it is about: a value in parentheses, one that may be missing, or what a `stack` raises. */
	readonly about: "value" | "place" | "stack";
	readonly evidence: Evidence;
	readonly notes?: string;
	readonly examples: readonly Example[];
	/**
	 * @returns why it does not hold, null when it does
	 * @throws XanoError when it cannot be judged: a pattern or date that is none
	 */
	readonly judge: (claim: Claim) => string | null;
	/** What may be behind a claim that does not hold, or what to write instead; null when there is nothing to say. */
	readonly help?: (claim: Claim) => string | null;
	/** Of a claim that does not hold, what was wanted and what there was; null when they make no pair. */
	readonly comparison?: (claim: Claim) => Comparison | null;
}

/** Two values that a reader may lay side by side. */
export interface Comparison {
	readonly expected: Value;
	readonly actual: Value;
}

/** Whether an assertion holds: null when it does, otherwise its message, which begins as Xano's does [O]. */
export function failureOf({ name, judge }: Assertion, claim: Claim): string | null {
	const reason = judge(claim);
	return reason === null ? null : `${name} failed - ${reason}`;
}

/**
 * What there is to say about a claim that does not hold, beside its message.
 * @param claim one for which `failureOf` has a message
 */
export function detailsOf(
	{ help, comparison }: Assertion,
	claim: Claim,
): { readonly help: string | null; readonly comparison: Comparison | null } {
	return { help: help?.(claim) ?? null, comparison: comparison?.(claim) ?? null };
}

/** An assertion as a statement: a failing one is an error, ERROR_FATAL as on Xano [O]. */
export function assertionStatement(assertion: Assertion): StatementDefinition {
	const { name, summary, attributes, about, evidence, notes, examples } = assertion;
	return statement({
		name: `expect.${name}`,
		family: "expect",
		summary,
		positional:
			about === "stack"
				? []
				: [
						{
							name: "subject",
							form: "value",
							required: true,
							...(about === "place" ? { lenient: true as const } : {}),
						},
					],
		attributes,
		...(about === "stack" ? { blocks: [{ name: "stack", required: true }] } : {}),
		binds: "never",
		effects: "pure",
		evidence,
		...(notes === undefined ? {} : { notes }),
		examples,
		portability: "Xano wants assertions in tests only",
		run: ({ context, subject, attributes: given, isMissing = false }) => {
			const claim: Claim = { context, subject, attributes: given, isMissing };
			const failure = failureOf(assertion, claim);
			if (failure !== null) throw fatalError(failure, detailsOf(assertion, claim).help);
			return null;
		},
	});
}

/** The attribute most assertions compare with. */
export function expected(kind: StatementAttribute["kind"], summary: string): StatementAttribute {
	return { name: "value", kind, required: true, summary };
}

const longestShown = 100;

/** A value as JSON, as much of it as fits a message. */
export function shown(value: Value | undefined): string {
	const text = jsonOf(value ?? null);
	return text.length > longestShown ? `${sliceCodePoints(text, 0, longestShown)}…` : text;
}

function jsonOf(value: Value): string {
	try {
		return encodeJson(value);
	} catch {
		return `${describeKind(value)} that is nested too deeply`;
	}
}
