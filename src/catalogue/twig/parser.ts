import { didYouMean, syntaxError } from "./errors.js";
import { ExpressionParser } from "./expression_parser.js";
import { tokenize } from "./lexer.js";
import type { Body, Expression, Macro, Statement, Template } from "./nodes.js";
import { escapedForPrint } from "./safety.js";
import { ImportedSymbols } from "./symbols.js";
import type { TagReader } from "./tag_reader.js";
import { tagParsers } from "./tags.js";
import { TokenStream } from "./token_stream.js";

/**
 * Reads a template.
 *
 * @throws XanoError in Twig's words, with the line
 */
export function parseTemplate(text: string): Template {
	return new Parser(new TokenStream(tokenize(text))).run();
}

class Parser implements TagReader {
	readonly symbols = new ImportedSymbols();
	readonly expressions: ExpressionParser;
	readonly blocks = new Map<string, { body: Body; readonly line: number }>();
	readonly macros = new Map<string, Macro>();
	private strategy: string | false = false;

	constructor(readonly stream: TokenStream) {
		this.expressions = new ExpressionParser(stream, this.symbols);
	}

	run(): Template {
		const body = this.parseBody(null, []);
		const blocks = new Map([...this.blocks].map(([name, block]) => [name, block.body]));
		return { body, blocks, macros: this.macros };
	}

	withStrategy<Result>(strategy: string | false, read: () => Result): Result {
		const outer = this.strategy;
		this.strategy = strategy;
		try {
			return read();
		} finally {
			this.strategy = outer;
		}
	}

	printed(expression: Expression, line: number): Statement {
		const value = this.strategy === false ? expression : escapedForPrint(expression, this.strategy);
		return { kind: "print", value, line };
	}

	parseBodyUntil(tag: string, end: string): Body {
		const body = this.parseBody(tag, [end]);
		this.stream.take("name", end);
		return body;
	}

	parseBody(tag: string | null, ends: readonly string[]): Body {
		const start = this.stream.current.line;
		const body: Statement[] = [];
		while (!this.stream.test("end")) {
			const token = this.stream.next();
			if (token.kind === "text") body.push({ kind: "text", text: token.text, line: token.line });
			else if (token.kind === "variable start") {
				const expression = this.expressions.parse();
				this.stream.expect("variable end");
				body.push(this.printed(expression, token.line));
			} else {
				const name = this.stream.current;
				if (name.kind !== "name") throw syntaxError("A block must start with a tag name.", name.line);
				if (ends.includes(name.text)) return body;
				body.push(...this.parseTag(tag, start));
			}
		}
		return body;
	}

	private parseTag(outer: string | null, start: number): Statement[] {
		const { text: name, line } = this.stream.next();
		const parse = tagParsers.get(name);
		if (parse !== undefined) return parse(this, line);
		if (outer !== null) {
			throw syntaxError(
				`Unexpected "${name}" tag (expecting closing tag for the "${outer}" tag defined near line ${start}).`,
				line,
				removedTags.get(name) ?? null,
			);
		}
		throw syntaxError(
			`Unknown "${name}" tag.${didYouMean(name, tagParsers.keys())}`,
			line,
			removedTags.get(name) ?? null,
		);
	}
}

/** Tags of Twig 1 and 2, and what is written in Twig 3. */
const removedTags: ReadonlyMap<string, string> = new Map([
	["spaceless", "Write {% apply spaceless %} … {% endapply %}."],
	["filter", "Write {% apply name %} … {% endapply %}."],
	["raw", "Write {% verbatim %} … {% endverbatim %}."],
	["elif", "Write {% elseif … %}."],
]);
