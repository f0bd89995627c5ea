import { GenMapping, maybeAddMapping, setSourceContent, toEncodedMap } from "@jridgewell/gen-mapping";
import type { Source, Span } from "../../grammar/source.js";

/** A place of the generated JavaScript (line and column counted from 1), and the place in a file it stands for. */
export interface ProgramMapping {
	readonly line: number;
	readonly column: number;
	readonly source: Source;
	readonly span: Span;
	/** Name of the function that begins there; null anywhere else. */
	readonly name: string | null;
}

/**
 * A source map of version 3, as JSON. Lines that stand for nothing of the project, such as a function's declarations, are
 * not in it.
 * @param file what the generated code is called
 */
export function sourceMapOf(file: string, mappings: readonly ProgramMapping[]): string {
	const map = new GenMapping({ file });
	for (const { line, column, source, span, name } of mappings) {
		const generated = { line, column: column - 1 };
		const { line: row } = source.lineAndColumn(span.start);
		// Source maps count columns in UTF-16 units, where messages count characters.
		const original = { line: row, column: span.start - source.lineSpan(row).start };
		const at = { generated, source: source.name, original };
		if (name === null) maybeAddMapping(map, at);
		else maybeAddMapping(map, { ...at, name });
		setSourceContent(map, source.name, source.text);
	}
	return JSON.stringify(toEncodedMap(map));
}

/** Code that carries its own source map, which debuggers read. */
export function withSourceMap(code: string, file: string, mappings: readonly ProgramMapping[]): string {
	const map = Buffer.from(sourceMapOf(file, mappings)).toString("base64");
	return `${code}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${map}`;
}
