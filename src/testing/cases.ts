import { type Node, parseTree } from "jsonc-parser";
import { Source, type Span } from "../../grammar/source.js";
import { describeKind } from "../catalogue/filters/subject.js";
import type { Diagnostic, RelatedPlace } from "../diagnostics/diagnostic.js";
import { didYouMean, suggest } from "../diagnostics/suggest.js";
import type { XanoError } from "../values/error.js";
import { decodeJson } from "../values/json.js";
import { isObject, type Value } from "../values/kinds.js";
import { entriesOf } from "../values/object.js";
import type { TableError, TableTest, TestCase } from "./options.js";

export interface Cases {
	/** In the order of the file; of no use when something is wrong with it. */
	readonly tests: readonly TestCase[];
	/** What is wrong with the file. */
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of cases: a JSON list, or an object with such a list under `cases`, of
 * `{function, name?, input?, expected | error, compare?}`. `error` is `true` for any error, a text that is part of the
 * message, or an object with `message`, `code` and `name`. Everything that is wrong is told at once, where it stands.
 * @param name how messages call the file
 * @param functions names of the functions there are
 */
export function readCases(name: string, content: string, functions: ReadonlySet<string>): Cases {
	const source = new Source(name, content);
	// A byte order mark is no JSON; what stands in its place keeps all others.
	const text = content.replace(/^\uFEFF/, " ");
	try {
		decodeJson(text);
	} catch (thrown) {
		return { tests: [], diagnostics: [notJson(thrown as XanoError, source)] };
	}
	const reader = new CasesReader(source, text, functions);
	return { tests: reader.tests(parseTree(text) as Node), diagnostics: reader.diagnostics };
}

/** What a property has to be, and how that is said. */
interface Kind<Wanted extends Value> {
	readonly name: string;
	readonly is: (value: Value) => value is Wanted;
}

const someText: Kind<string> = {
	name: "a text with something in it",
	is: (value): value is string => typeof value === "string" && value !== "",
};
const object: Kind<Value & object> = { name: "an object", is: (value): value is Value & object => isObject(value) };
const comparison: Kind<TableTest["compare"]> = {
	name: '"exact" or "subset"',
	is: (value): value is TableTest["compare"] => value === "exact" || value === "subset",
};

const caseKeys = ["function", "name", "input", "expected", "error", "compare"];
const errorKeys = ["message", "code", "name"] as const;

class CasesReader {
	readonly diagnostics: Diagnostic[] = [];
	private readonly named = new Map<string, Node>();

	constructor(
		private readonly source: Source,
		private readonly text: string,
		private readonly functions: ReadonlySet<string>,
	) {}

	tests(root: Node): TestCase[] {
		const list = this.listIn(root);
		return (list?.children ?? []).flatMap((entry, index) => this.testOf(entry, index) ?? []);
	}

	private listIn(root: Node): Node | null {
		const list = root.type === "object" ? this.properties(root, ["cases"]).get("cases") : root;
		if (list?.type === "array") return list;
		const help = 'write `[{"function": "…", "input": {…}, "expected": …}]`';
		this.say("wrong-cases", list ?? root, `cases are a list, not ${this.kindOf(list ?? root)}`, help);
		return null;
	}

	private testOf(entry: Node, index: number): TestCase | null {
		if (entry.type !== "object") {
			this.say("wrong-cases", entry, `a case is an object, not ${this.kindOf(entry)}`);
			return null;
		}
		const before = this.diagnostics.length;
		const properties = this.properties(entry, caseKeys);
		const named = properties.get("function");
		const isSpelled = this.diagnostics.length === before;
		// A key that nobody knows may be the missing one.
		if (named === undefined && isSpelled)
			this.say("wrong-cases", entry, "the case does not say which function it calls");
		const construct = this.read(properties, "function", someText);
		if (named !== undefined && construct !== undefined) this.requireFunction(construct, named);
		const name = this.read(properties, "name", someText) ?? `case ${index + 1}`;
		const input = this.read(properties, "input", object) ?? {};
		const claim = this.claimOf(entry, properties, isSpelled);
		const place = properties.get("name") ?? named ?? entry;
		if (construct !== undefined) this.requireOwnName(construct, name, place);
		if (construct === undefined || claim === null || this.diagnostics.length > before) return null;
		return {
			kind: "function",
			construct,
			name,
			file: this.source.name,
			place: { source: this.source, span: spanOf(place) },
			skipped: null,
			work: { kind: "table", input, ...claim },
		};
	}

	private claimOf(
		entry: Node,
		properties: ReadonlyMap<string, Node>,
		isSpelled: boolean,
	): Pick<TableTest, "expected" | "error" | "compare" | "claim"> | null {
		const expected = properties.get("expected");
		const error = properties.get("error");
		const compare = properties.get("compare");
		const how = this.read(properties, "compare", comparison) ?? "exact";
		if (expected && error) {
			this.say("wrong-cases", error, "a case has `expected` or `error`, not both", "make two cases of it");
			return null;
		}
		if (expected) {
			const claim = { source: this.source, span: spanOf(expected) };
			return { expected: { value: this.valueOf(expected) }, error: null, compare: how, claim };
		}
		if (!error) {
			const help = "add `expected`, or `error` when the function is to fail";
			if (isSpelled) this.say("wrong-cases", entry, "the case does not say what is expected", help);
			return null;
		}
		if (compare) this.say("wrong-cases", compare, "`compare` says how `expected` is compared; an `error` has none");
		const wanted = this.errorOf(error);
		const claim = { source: this.source, span: spanOf(error) };
		return wanted && { expected: null, error: wanted, compare: "exact", claim };
	}

	private errorOf(node: Node): TableError | null {
		const value = this.valueOf(node);
		if (value === true) return {};
		if (typeof value === "string") return { message: value };
		if (isObject(value)) {
			const properties = this.properties(node, errorKeys);
			for (const key of errorKeys) this.read(properties, key, someText);
			return Object.fromEntries(entriesOf(value));
		}
		const help = 'write `true` for any error, part of its message, or `{"message": …, "code": …, "name": …}`';
		this.say("wrong-cases", node, `\`error\` is true, a text or an object, not ${this.kindOf(node)}`, help);
		return null;
	}

	private requireFunction(name: string, node: Node): void {
		if (this.functions.has(name)) return;
		const help = didYouMean(suggest(name, this.functions)) ?? undefined;
		this.say("unknown-case-function", node, `there is no function ${JSON.stringify(name)}`, help);
	}

	/** Results, seeds and recordings of tests are told apart by their names. */
	private requireOwnName(construct: string, name: string, node: Node): void {
		const key = JSON.stringify([construct, name]);
		const first = this.named.get(key);
		if (first === undefined) {
			this.named.set(key, node);
			return;
		}
		const place = { source: this.source, span: spanOf(first), message: "the first one is here" };
		const message = `there already is a case ${JSON.stringify(name)} of this function`;
		this.say("same-case-name", node, message, "give one of them another name", [place]);
	}

	/** The values of an object by key. Keys that nobody reads are mistakes, and so are those that stand twice. */
	private properties(node: Node, known: readonly string[]): Map<string, Node> {
		const found = new Map<string, Node>();
		for (const { children = [] } of node.children ?? []) {
			const [key, value] = children as [Node, Node];
			const name = key.value as string;
			if (!known.includes(name)) {
				const help = didYouMean(suggest(name, known)) ?? `known keys: ${known.join(", ")}`;
				this.say("wrong-cases", key, `nothing is known of ${JSON.stringify(name)} here`, help);
			} else if (found.has(name)) this.say("wrong-cases", key, `${JSON.stringify(name)} stands here twice`);
			else found.set(name, value);
		}
		return found;
	}

	private read<Wanted extends Value>(
		properties: ReadonlyMap<string, Node>,
		key: string,
		{ name, is }: Kind<Wanted>,
	): Wanted | undefined {
		const node = properties.get(key);
		if (node === undefined) return undefined;
		const value = this.valueOf(node);
		if (is(value)) return value;
		const what = typeof value === "string" ? JSON.stringify(value) : this.kindOf(node);
		this.say("wrong-cases", node, `\`${key}\` is ${name}, not ${what}`);
		return undefined;
	}

	/** A value as programs read it: with the order of its keys, and large ints exact. */
	private valueOf({ offset, length }: Node): Value {
		return decodeJson(this.text.slice(offset, offset + length));
	}

	private kindOf(node: Node): string {
		return describeKind(this.valueOf(node));
	}

	private say(code: string, node: Node, message: string, help?: string, related: readonly RelatedPlace[] = []): void {
		this.diagnostics.push({
			code,
			severity: "error",
			message,
			source: this.source,
			span: spanOf(node),
			...(help === undefined ? {} : { help }),
			...(related.length === 0 ? {} : { related }),
		});
	}
}

function spanOf({ offset, length }: Node): Span {
	return { start: offset, end: offset + length };
}

/** The reader of JSON says in its help where the mistake is. */
function notJson({ message, help }: XanoError, source: Source): Diagnostic {
	const [, line, column, reason] = /^Line (\d+), column (\d+): (.*)\.$/s.exec(help ?? "") ?? [];
	const at = line === undefined ? 0 : source.lineSpan(Number(line)).start + Number(column) - 1;
	const code = source.text.codePointAt(at);
	return {
		code: "cases-not-json",
		severity: "error",
		message: message.replace(/^Error parsing JSON: /, "this is no JSON: "),
		source,
		span: { start: at, end: at + (code === undefined ? 0 : String.fromCodePoint(code).length) },
		...(reason === undefined ? {} : { help: reason.charAt(0).toLowerCase() + reason.slice(1) }),
	};
}
