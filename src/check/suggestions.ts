import type { Expression } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import type { Fix } from "../diagnostics/diagnostic.js";
import { didYouMean, isSure, type SuggestOptions, suggest } from "../diagnostics/suggest.js";
import type { Finding } from "./rule.js";

/** What is proposed instead of an unknown name. */
export interface Proposal {
	readonly help?: string;
	readonly fix?: Fix;
}

/**
 * Proposes names for an unknown one. With a single plain candidate there is a fix that puts it in every place.
 * @param places where the name is written, without quotes or `$`
 */
export function propose(
	name: string,
	candidates: Iterable<string>,
	places: readonly Span[],
	options: SuggestOptions = {},
): Proposal {
	const names = suggest(name, candidates, options);
	return proposeNames(names, places, names.length === 1 && isSure(name, names[0] as string, options));
}

/** The same for variables: they are shown with their `$`, which the places do not cover. */
export function proposeVariables(name: string, candidates: Iterable<string>, places: readonly Span[]): Proposal {
	const names = suggest(name, candidates);
	const help = didYouMean(names.map((each) => `$${each}`));
	if (help === null) return {};
	const [only] = names;
	if (names.length > 1 || only === undefined || places.length === 0) return { help };
	return {
		help,
		fix: {
			title: `write \`$${only}\``,
			edits: places.map((span) => ({ span, text: only })),
			...(isSure(name, only) ? {} : { applies: "suggested" }),
		},
	};
}

/**
 * The same for names that have been found already, the likeliest first.
 * @param sure the first one is what was meant, and no guess: its fix needs nobody's consent
 */
export function proposeNames(names: readonly string[], places: readonly Span[], sure = false): Proposal {
	const help = didYouMean(names);
	if (help === null) return {};
	const [only] = names;
	if (names.length > 1 || only === undefined || places.length === 0 || !/^[A-Za-z_][\w./]*$/.test(only))
		return { help };
	return {
		help,
		fix: {
			title: `write \`${only}\``,
			edits: places.map((span) => ({ span, text: only })),
			...(sure ? {} : { applies: "suggested" }),
		},
	};
}

/** Puts brackets around a place. */
export function parenthesize(span: Span): Fix {
	return {
		title: "put it into parentheses",
		edits: [
			{ span: { start: span.start, end: span.start }, text: "(" },
			{ span: { start: span.end, end: span.end }, text: ")" },
		],
	};
}

/** Replaces a place. */
export function replace(title: string, span: Span, text: string): Fix {
	return { title, edits: [{ span, text }] };
}

/** `a`, `b` and `c`, each between backticks. */
export function list(names: readonly string[], word = "and"): string {
	const quoted = names.map((name) => `\`${name}\``);
	const last = quoted.pop() ?? "";
	return quoted.length === 0 ? last : `${quoted.join(", ")} ${word} ${last}`;
}

/** A stretch of program text short enough for a message. */
export function excerpt(text: string, length = 60): string {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** `as result`: the variable lacks its `$`. */
export function bareName(span: Span, name: Expression | undefined): Finding {
	const isName = name?.kind === "Word";
	return {
		code: "wrong-argument",
		severity: "error",
		message: "`as` takes a variable",
		span: isName ? name : span,
		help: `write \`as $${isName ? name.value : "result"}\``,
		...(isName
			? { fix: { title: "put a `$` before it", edits: [{ span: { start: name.start, end: name.start }, text: "$" }] } }
			: {}),
	};
}
