import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta } from "vscode-languageserver/node";
import type { Span } from "../../../grammar/source.js";
import type { Place } from "../projects.js";
import { type ColouredToken, colouredTokens, tokenModifiers, tokenTypes } from "../structure/tokens.js";
import type { Lines, Range } from "../text.js";
import { linesIn, placeOf, type Session } from "./session.js";

/** Answers for the colours of documents. What was answered last is kept per document, so that only changes are sent. */
export class SemanticTokensAnswers {
	private readonly builders = new Map<string, SemanticTokensBuilder>();

	constructor(private readonly session: Session) {}

	async full(uri: string): Promise<SemanticTokens> {
		const place = await placeOf(this.session, uri);
		const builder = new SemanticTokensBuilder();
		this.builders.set(uri, builder);
		this.fill(builder, place);
		return builder.build();
	}

	async delta(uri: string, previousResultId: string): Promise<SemanticTokens | SemanticTokensDelta> {
		const builder = this.builders.get(uri);
		if (builder === undefined) return this.full(uri);
		const place = await placeOf(this.session, uri);
		builder.previousResult(previousResultId);
		this.fill(builder, place);
		return builder.buildEdits();
	}

	async range(uri: string, range: Range): Promise<SemanticTokens> {
		const place = await placeOf(this.session, uri);
		const builder = new SemanticTokensBuilder();
		this.fill(builder, place, range);
		return builder.build();
	}

	/** Forgets what was answered for a document. */
	closed(uri: string): void {
		this.builders.delete(uri);
	}

	private fill(builder: SemanticTokensBuilder, place: Place | undefined, range?: Range): void {
		if (!place) return;
		const lines = linesIn(this.session, place.document);
		const wanted = range ? lines.spanOf(range) : null;
		for (const token of colouredTokens(place.document.source, place.project.workspace.catalogue)) {
			if (wanted && (token.end <= wanted.start || token.start >= wanted.end)) continue;
			for (const part of this.session.abilities.multilineTokens ? [token] : byLine(token, lines))
				push(builder, token, part, lines);
		}
	}
}

function push(builder: SemanticTokensBuilder, token: ColouredToken, span: Span, lines: Lines): void {
	const { line, character } = lines.positionAt(span.start);
	const modifiers = token.modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
	builder.push(line, character, lengthOf(span, lines), tokenTypes.indexOf(token.type), modifiers);
}

/** How long a stretch is in what the client counts in. */
function lengthOf({ start, end }: Span, lines: Lines): number {
	const from = lines.positionAt(start);
	const to = lines.positionAt(end);
	if (from.line === to.line) return to.character - from.character;
	return lines.measure(lines.text.slice(start, end));
}

/** A token of several lines, line by line. */
function byLine(token: Span, lines: Lines): Span[] {
	const first = lines.lineOf(token.start);
	const last = lines.lineOf(token.end);
	if (first === last) return [token];
	const parts: Span[] = [];
	for (let line = first; line <= last; line++) {
		const { start, end } = lines.lineSpan(line);
		const part = { start: Math.max(start, token.start), end: Math.min(end, token.end) };
		if (part.end > part.start) parts.push(part);
	}
	return parts;
}
