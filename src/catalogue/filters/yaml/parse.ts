import type { CST, Document, Node, ParsedNode, Scalar } from "yaml";
import { textOfBytes } from "../../../values/bytes.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { isObject, MAXIMUM_DEPTH, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, hasKey, setKey } from "../../../values/object.js";
import { loadable } from "../../loadable.js";
import { readPlain } from "./scalars.js";

type Yaml = typeof import("yaml");

/** The reader of YAML's syntax. A bundle may show a CommonJS module only as its `default`. */
export const yaml = loadable(async () => {
	const loaded: Yaml & { default?: Yaml } = await import("yaml");
	return loaded.default ?? loaded;
});

/** What `json_encode` can still write. */
const DEEPEST_YAML = MAXIMUM_DEPTH;
/** Symfony's limit: more references to lists and mappings are an attack. */
const MOST_ALIASES = 128;

/** Signs, values and spaces between them of one text: the tree of each takes about half a kilobyte. */
const MOST_LEXEMES = 2_000_000;

function badYaml(problem: string, text: string, offset: number): XanoError {
	const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
	const line = before.split("\n").length;
	const column = before.length - before.lastIndexOf("\n");
	return fatalError(`Error parsing YAML: ${problem} at line ${line}, column ${column}`);
}

/** The tokens that may stand outside of all others. */
const betweenDocuments: ReadonlySet<CST.Token["type"]> = new Set([
	"document",
	"doc-end",
	"doc-mode",
	"directive",
	"byte-order-mark",
	"comment",
	"space",
	"newline",
]);

/** The tokens of a text, nested as they belong together. */
function tokensOf(text: string): CST.Token[] {
	const { Lexer, Parser } = yaml.module;
	const parser = new Parser();
	const tokens: CST.Token[] = [];
	let count = 0;
	for (const lexeme of new Lexer().lex(text)) {
		if (++count > MOST_LEXEMES) throw badYaml("the text is too long", text, text.length);
		for (const token of parser.next(lexeme)) {
			tokens.push(token);
			if (betweenDocuments.has(token.type)) continue;
			throw badYaml(`Unexpected ${"source" in token ? JSON.stringify(token.source) : token.type}`, text, token.offset);
		}
	}
	for (const token of parser.end()) tokens.push(token);
	return tokens;
}

/** Raises where the syntax is nested too deep to be walked, or uses the one form Symfony knows nothing of. */
function checkTokens(tokens: readonly CST.Token[], text: string): void {
	let level: CST.Token[] = [...tokens];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > 2 * DEEPEST_YAML) throw badYaml("nesting is too deep", text, level[0]?.offset ?? 0);
		const next: CST.Token[] = [];
		for (const token of level) {
			if ("items" in token) {
				for (const item of token.items) {
					const question = item.start.find(({ type }) => type === "explicit-key-ind");
					if (question) throw badYaml("keys after a question mark are not supported", text, question.offset);
					if (item.key) next.push(item.key);
					if (item.value) next.push(item.value);
				}
			} else if (token.type === "document" && token.value) {
				next.push(token.value);
			}
		}
		level = next;
	}
}

/** Where the composer sees an error: a place, a range, or a token. */
type ErrorSource = number | readonly [number, ...number[]] | { readonly offset: number };

/** A composer goes on after an error, and a text of nothing but errors would fill the memory with them. */
function stopAtFirstError(composer: object, text: string): void {
	let first: XanoError | null = null;
	const onError = (source: ErrorSource, _code: string, message: string, isWarning?: boolean): void => {
		if (isWarning === true) return;
		const offset = typeof source === "number" ? source : "offset" in source ? source.offset : source[0];
		// It tells of what it catches itself once more.
		first ??= badYaml(message.replace(/\.$/, ""), text, offset);
		throw first;
	};
	Object.assign(composer, { onError });
}

function documentOf(text: string): Document.Parsed | null {
	const { Composer } = yaml.module;
	const tokens = tokensOf(text);
	checkTokens(tokens, text);
	const composer = new Composer({ schema: "failsafe", uniqueKeys: false, strict: true, merge: false });
	stopAtFirstError(composer, text);
	const [document, second] = [...composer.compose(tokens)];
	if (second !== undefined) throw badYaml("several documents are not supported", text, second.range[0]);
	return document ?? null;
}

/** Whether PHP makes a decimal of a plain number. */
function isDecimal(text: string): boolean {
	return !/^0x/i.test(text) && /^\+|[.eE]/.test(text);
}

interface Anchored {
	readonly value: Value;
	/** How many values it holds, those of its own references included. */
	readonly size: number;
}

/** Builds the value of one document. */
class Builder {
	private readonly anchors = new Map<string, Anchored>();
	private aliases = 0;
	private size = 0;

	constructor(
		private readonly text: string,
		private readonly largest: number,
	) {}

	build(node: ParsedNode | null, depth = 0): Value {
		this.grow(1, node);
		if (node === null) return null;
		if (depth > DEEPEST_YAML) throw this.fail("nesting is too deep", node);
		const { isAlias, isMap, isScalar } = yaml.module;
		if (isAlias(node)) return this.aliased(node.source, node);
		const start = this.size;
		const value = isScalar(node)
			? this.scalar(node)
			: isMap(node)
				? this.mapping(node, depth)
				: this.sequence(node, depth);
		if (node.anchor !== undefined) this.anchors.set(node.anchor, { value, size: this.size - start });
		return value;
	}

	private fail(problem: string, node: Node | null): XanoError {
		return badYaml(problem, this.text, node?.range?.[0] ?? 0);
	}

	private grow(count: number, node: Node | null): void {
		this.size += count;
		if (this.size > this.largest) throw this.fail(`the text stands for more than ${this.largest} values`, node);
	}

	private aliased(name: string, node: Node): Value {
		const anchored = this.anchors.get(name);
		if (anchored === undefined) throw this.fail(`the reference ${JSON.stringify(name)} does not exist`, node);
		if (typeof anchored.value === "object" && anchored.value !== null && ++this.aliases > MOST_ALIASES) {
			throw this.fail(`there are more than ${MOST_ALIASES} references to lists and mappings`, node);
		}
		this.grow(anchored.size, node);
		return anchored.value;
	}

	/** The text of a scalar before any tag. Symfony ends a block without a line break where the whole text has none. */
	private textOf(node: Scalar): string {
		const text = node.source ?? "";
		const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
		const isLast = isBlock && (node.range?.[1] ?? 0) >= this.text.length && !this.text.endsWith("\n");
		return isLast ? text.replace(/\n$/, "") : text;
	}

	private scalar(node: Scalar): Value {
		const text = this.textOf(node);
		switch (node.tag) {
			case undefined:
			case "!":
				return node.type === "PLAIN" ? this.plain(text, node) : text;
			case "tag:yaml.org,2002:str":
				return text;
			case "tag:yaml.org,2002:float": {
				const number = Number.parseFloat(text);
				if (Number.isFinite(number)) return number + 0;
				throw this.fail("this is no number", node);
			}
			case "tag:yaml.org,2002:binary": {
				const digits = text.replace(/\s+/g, "");
				if (digits.length % 4 === 0 && /^[A-Z\d+/]+={0,2}$/i.test(digits)) {
					return textOfBytes(Buffer.from(digits, "base64"));
				}
				throw this.fail("this is no base64", node);
			}
			default:
				throw this.fail("tags are not supported", node);
		}
	}

	private plain(text: string, node: Node): Value {
		try {
			return readPlain(text);
		} catch (error) {
			throw error instanceof XanoError ? this.fail(error.message, node) : error;
		}
	}

	private sequence(node: Extract<ParsedNode, { items: ParsedNode[] }>, depth: number): Value[] {
		if (node.tag !== undefined) throw this.fail("tags are not supported", node);
		return node.items.map((item) => this.build(item, depth + 1));
	}

	private mapping(node: import("yaml").YAMLMap.Parsed, depth: number): XanoObject {
		if (node.tag !== undefined) throw this.fail("tags are not supported", node);
		let object: XanoObject = {};
		let isMerged = false;
		for (const { key, value } of node.items) {
			if (yaml.module.isScalar(key) && key.type === "PLAIN" && key.value === "<<" && key.tag === undefined) {
				isMerged = true;
				object = this.merge(object, value, depth);
				continue;
			}
			if (value === null) throw this.fail("a value is missing", key);
			const name = this.key(key, node.flow === true);
			const element = this.build(value, depth + 1);
			if (!isMerged && hasKey(object, name)) throw this.fail(`the key ${JSON.stringify(name)} is given twice`, key);
			object = setKey(object, name, element);
		}
		return object;
	}

	private key(node: ParsedNode | null, isFlow: boolean): string {
		if (node === null || !yaml.module.isScalar(node)) throw this.fail("a key must be a text or an int", node);
		const value = this.scalar(node);
		if (typeof value === "string") return value;
		if (value === null || typeof value === "boolean" || isDecimal(this.textOf(node))) {
			throw this.fail("a key must be a text or an int; put it in quotation marks", node);
		}
		return isFlow ? String(node.value) : String(value);
	}

	/** `<<` takes over what the mapping does not have yet. */
	private merge(object: XanoObject, node: ParsedNode | null, depth: number): XanoObject {
		const merged = this.build(node, depth + 1);
		let result = object;
		for (const source of Array.isArray(merged) ? merged : [merged]) {
			if (!isObject(source)) throw this.fail("only a mapping can be merged", node);
			for (const [key, value] of entriesOf(source)) if (!hasKey(result, key)) result = setKey(result, key, value);
		}
		return result;
	}
}

/**
 * `yaml_decode`: the value of a YAML text, by the rules of Symfony's `Yaml::parse`. Needs {@link yaml}.
 *
 * @param largest how many values the text may stand for, references counted as often as they occur
 * @throws XanoError with line and column for a text that is not YAML, or uses what Symfony refuses
 */
export function parseYaml(text: string, largest: number): Value {
	const lines = text.replace(/\r\n?/g, "\n");
	if (/^%(?!YAML[ :])/.test(lines)) throw badYaml("a directive is not supported", lines, 0);
	return new Builder(lines, largest).build(documentOf(lines)?.contents ?? null);
}
