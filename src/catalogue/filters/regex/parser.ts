import { readClass, readSetEscape } from "./class.js";
import { type DelimitedPattern, patternError } from "./delimiters.js";
import { variantsOf } from "./folding.js";
import { GroupTable } from "./group_table.js";
import { changedFlags, initialFlags, type PatternFlags } from "./pattern_flags.js";
import { PatternReader, readEscapedCharacter, readOctal } from "./reader.js";
import { escapedSet, inClass } from "./sets.js";
import {
	branchesOf,
	type Condition,
	type GroupNode,
	type LookNode,
	lengthMeasure,
	type ParsedPattern,
	type PatternNode,
	type PositionTest,
	type Verb,
} from "./syntax.js";

/** PCRE allows no deeper nesting either; it also keeps every walk over the tree off the end of the stack. */
const DEEPEST_NESTING = 250;
/** PCRE's compiled patterns have a limit of the same order. */
const LONGEST_PATTERN = 65_535;
const LARGEST_COUNT = 65_535;

const WHITE_SPACE = /[\t-\r \u0085\u200e\u200f\u2028\u2029]+/y;
const LINE_COMMENT = /#[^\n]*\n?/y;
const COUNT = /\{(\d+)(?:(,)(\d*))?\}/y;
const QUOTED = /\\Q(.*?)(?:\\E|$)/sy;
const OPTIONS = /\?(\^?[imsxnUJ]*(?:-[imsxnUJ]*)?)([:)])/y;
const NAMED = /\?(?:P?<(?![=!*])([^>)]*)(>?)|'([^')]*)('?))/y;
const CALLS = /\?(?:(R)|(?:P>|&)([^)]*)|([+-]?)(\d+))(\)?)/y;
const CALLOUT = /\?C(?:\d*|([`'"^%#$]).*?\1)\)/sy;
const VERBS = /\*([A-Z]+)(:[^)]*)?\)/y;
const ALPHABETIC = /\*([a-z_]+):/y;
const CONDITION = /\(([^()]*)\)/y;
const BACK_REFERENCE = /\\(?:g(?:(\d+|[+-]\d+)|\{(\d+|[+-]\d+)\}|\{([^}]*)\})|k(?:\{([^}]*)\}|<([^>]*)>|'([^']*)'))/y;
const CALL_ESCAPE = /\\g(?:<([^>]*)>|'([^']*)')/y;
const DECIMAL_ESCAPE = /\\([1-9]\d*)/y;
const LEADING_SETTING = /\(\*(UTF8?|UCP|LF|BSR_UNICODE|NO_START_OPT|NO_AUTO_POSSESS|NO_JIT|NO_DOTSTAR_ANCHOR)\)/y;
const CODE_POINT_NAME = /\\N\{U\+([\dA-Fa-f]+)\}/y;

const ANY = "\\u{0}-\\u{10ffff}";
const ANY_BUT_LINE_FEED = "[^\\n]";

const POSITIONS: Readonly<Record<string, PositionTest>> = {
	A: "start",
	G: "search-start",
	z: "end",
	Z: "final-end",
	b: "word-boundary",
	B: "no-word-boundary",
};
const VERB_NAMES: Readonly<Record<string, Verb>> = {
	ACCEPT: "accept",
	COMMIT: "commit",
	PRUNE: "prune",
	SKIP: "skip",
	THEN: "then",
};
const LOOKS: Readonly<Record<string, readonly [ahead: boolean, negative: boolean]>> = {
	"?=": [true, false],
	"?!": [true, true],
	"?<=": [false, false],
	"?<!": [false, true],
	pla: [true, false],
	positive_lookahead: [true, false],
	nla: [true, true],
	negative_lookahead: [true, true],
	plb: [false, false],
	positive_lookbehind: [false, false],
	nlb: [false, true],
	negative_lookbehind: [false, true],
};

/** The flags at the place being read; an option setting replaces them to the end of its group. */
interface Scope {
	flags: PatternFlags;
}

/** An item of a sequence; not everything can be repeated. */
interface Item {
	readonly node: PatternNode;
	readonly repeatable: boolean;
}

const fixed = (node: PatternNode): Item => ({ node, repeatable: false });
const repeatable = (node: PatternNode): Item => ({ node, repeatable: true });
const EMPTY: PatternNode = { kind: "sequence", items: [] };

/**
 * Reads a pattern as PCRE does.
 *
 * @throws XanoError with the place when it is none
 */
export function parsePattern(pattern: DelimitedPattern): ParsedPattern {
	if (pattern.body.length > LONGEST_PATTERN) throw patternError("it is too long");
	return new PatternParser(pattern).parse();
}

class PatternParser {
	private readonly reader: PatternReader;
	private readonly table: GroupTable;
	private readonly lookbehinds: LookNode[] = [];

	constructor(private readonly pattern: DelimitedPattern) {
		this.reader = new PatternReader(pattern.body);
		this.table = new GroupTable(this.reader);
	}

	parse(): ParsedPattern {
		const { reader, table } = this;
		let flags = initialFlags(this.pattern.flags);
		for (let setting = reader.match(LEADING_SETTING); setting; setting = reader.match(LEADING_SETTING)) {
			if ((setting[1] as string).startsWith("U")) flags = { ...flags, utf: true };
		}
		const root = this.alternation({ flags }, 0, false);
		if (!reader.atEnd) throw reader.failure('a ")" closes nothing', 'A ")" itself is written "\\)".');
		table.resolve();
		const measure = lengthMeasure(table.groups);
		for (const look of this.lookbehinds) {
			if (branchesOf(look.body).some((branch) => measure(branch) === null)) {
				throw patternError(
					"a lookbehind must have a fixed length",
					"Only its top-level alternatives may differ in length.",
				);
			}
		}
		return {
			root,
			groups: table.groups,
			groupCount: table.count,
			names: table.names,
			anchored: this.pattern.flags.includes("A"),
		};
	}

	/** Alternatives up to the end or a closing parenthesis, which stays. */
	private alternation(scope: Scope, depth: number, sharesNumbers: boolean): PatternNode {
		const { reader, table } = this;
		if (depth > DEEPEST_NESTING) throw reader.failure(`parentheses are nested more than ${DEEPEST_NESTING} deep`);
		const branches: PatternNode[] = [];
		const first = table.count;
		let highest = first;
		do {
			if (sharesNumbers) table.count = first;
			branches.push(this.sequence(scope, depth));
			highest = Math.max(highest, table.count);
		} while (reader.accepts("|"));
		table.count = highest;
		return branches.length === 1 ? (branches[0] as PatternNode) : { kind: "alternation", branches };
	}

	private sequence(scope: Scope, depth: number): PatternNode {
		const { reader } = this;
		const items: PatternNode[] = [];
		for (;;) {
			this.skipIgnored(scope.flags);
			if (reader.atEnd || reader.next === "|" || reader.next === ")") break;
			const quoted = reader.match(QUOTED);
			const last = quoted === null ? this.item(scope, depth) : this.quoted(quoted[1] as string, scope.flags, items);
			this.skipIgnored(scope.flags);
			items.push(this.quantified(last, scope.flags));
		}
		return items.length === 1 ? (items[0] as PatternNode) : { kind: "sequence", items };
	}

	/** Comments, `\E`, `\Q\E`, and white space with the flag x. */
	private skipIgnored(flags: PatternFlags): void {
		const { reader } = this;
		for (;;) {
			if (reader.accepts("\\E") || reader.accepts("\\Q\\E")) continue;
			if (flags.extended > 0 && (reader.match(WHITE_SPACE) || reader.match(LINE_COMMENT))) continue;
			if (!reader.text.startsWith("(?#", reader.position)) return;
			const end = reader.text.indexOf(")", reader.position);
			if (end < 0) throw reader.failure('a comment "(?#" is not closed');
			reader.position = end + 1;
		}
	}

	/** The characters between `\Q` and `\E`; the last one is given back, for it may be repeated. */
	private quoted(text: string, flags: PatternFlags, items: PatternNode[]): Item {
		const nodes = Array.from(text, (character) => literal(character.codePointAt(0) as number, flags));
		const last = nodes.pop();
		for (const node of nodes) items.push(node);
		return last === undefined ? fixed(EMPTY) : repeatable(last);
	}

	private quantified(item: Item, flags: PatternFlags): PatternNode {
		const { reader } = this;
		const counts = this.counts();
		if (counts === null) return item.node;
		if (!item.repeatable) {
			throw reader.failure(
				"a quantifier has nothing to repeat",
				'A "+", "*" or "?" itself is written with a backslash.',
			);
		}
		const [minimum, maximum] = counts;
		this.skipIgnored(flags);
		const mode = reader.accepts("+") ? "possessive" : reader.accepts("?") !== flags.ungreedy ? "lazy" : "greedy";
		this.skipIgnored(flags);
		const start = reader.position;
		if (this.counts() !== null) {
			reader.position = start;
			throw reader.failure("a quantifier follows another", 'A "+", "*" or "?" itself is written with a backslash.');
		}
		// An assertion takes no characters: once is as good as often.
		const most = item.node.kind === "look" ? Math.min(maximum, 1) : maximum;
		return { kind: "repeat", body: item.node, minimum: Math.min(minimum, most), maximum: most, mode };
	}

	/** A quantifier without its mode, or null when there is none. */
	private counts(): [number, number] | null {
		const { reader } = this;
		if (reader.accepts("*")) return [0, Number.POSITIVE_INFINITY];
		if (reader.accepts("+")) return [1, Number.POSITIVE_INFINITY];
		if (reader.accepts("?")) return [0, 1];
		const match = reader.match(COUNT);
		if (match === null) return null;
		const minimum = Number(match[1]);
		const maximum = match[2] === undefined ? minimum : match[3] === "" ? Number.POSITIVE_INFINITY : Number(match[3]);
		if (minimum > LARGEST_COUNT || (maximum > LARGEST_COUNT && match[3] !== "")) {
			throw reader.failure(`a count in braces is larger than ${LARGEST_COUNT}`);
		}
		if (maximum < minimum) throw reader.failure("the counts in braces are in the wrong order");
		return [minimum, maximum];
	}

	private item(scope: Scope, depth: number): Item {
		const { reader } = this;
		const { flags } = scope;
		if (reader.next === "\\") return this.escape(flags);
		const character = reader.take();
		switch (character) {
			case "(":
				return this.parenthesis(scope, depth + 1);
			case "[":
				return repeatable({ kind: "set", source: readClass(reader, flags) });
			case ".":
				return repeatable({ kind: "set", source: flags.dotAll ? ANY : ANY_BUT_LINE_FEED });
			case "^":
				return position(flags.multiline ? "line-start" : "start");
			case "$":
				return position(flags.multiline ? "line-end" : flags.dollarEndOnly ? "end" : "final-end");
			case "*":
			case "+":
			case "?":
				throw reader.failure(
					"a quantifier has nothing to repeat",
					'A "+", "*" or "?" itself is written with a backslash.',
				);
			case "{":
				reader.position--;
				if (this.counts() !== null)
					throw reader.failure("a quantifier has nothing to repeat", 'A "{" itself is written "\\{".');
				reader.position++;
				return repeatable(literal(0x7b, flags));
			default:
				return repeatable(literal(character.codePointAt(0) as number, flags));
		}
	}

	private escape(flags: PatternFlags): Item {
		const { reader, table } = this;
		const call = reader.match(CALL_ESCAPE);
		if (call) return repeatable(table.call(call[1] ?? call[2] ?? ""));
		const back = reader.match(BACK_REFERENCE);
		if (back) {
			const name = back[3] ?? back[4] ?? back[5] ?? back[6];
			return repeatable(table.reference(name ?? back[1] ?? back[2] ?? "", name !== undefined, flags));
		}
		const start = reader.position;
		const digits = reader.match(DECIMAL_ESCAPE)?.[1];
		if (digits !== undefined) {
			// PCRE's rule: two digits are a reference only if there are that many groups so far; otherwise octal.
			const isReference =
				digits.length === 1 || Number(digits) <= table.count || digits.startsWith("8") || digits.startsWith("9");
			if (isReference) return repeatable(table.reference(digits, false, flags));
			reader.position = start + 1;
			return repeatable(literal(readOctal(reader) as number, flags));
		}
		const named = reader.match(CODE_POINT_NAME);
		if (named) {
			const code = Number.parseInt(named[1] as string, 16);
			if (code > 0x10ffff) throw reader.failure("a code point is too large");
			return repeatable(literal(code, flags));
		}
		reader.position++;
		const letter = reader.take();
		const set = readSetEscape(reader, letter, flags);
		if (set !== undefined) return repeatable({ kind: "set", source: set });
		if (Object.hasOwn(POSITIONS, letter)) {
			return position(POSITIONS[letter] as PositionTest, escapedSet("w", flags.utf));
		}
		switch (letter) {
			case "K":
				return fixed({ kind: "keep" });
			case "N":
				if (reader.next === "{") {
					const start = reader.position;
					if (this.counts() === null) throw reader.failure('"\\N{" must be followed by "U+" and a code point');
					reader.position = start;
				}
				return repeatable({ kind: "set", source: ANY_BUT_LINE_FEED });
			case "R":
				return repeatable(LINE_BREAK);
			case "X":
				return repeatable({ kind: "grapheme" });
		}
		const code = readEscapedCharacter(reader, letter);
		if (code !== undefined) return repeatable(literal(code, flags));
		throw reader.failure(
			letter === "" ? "it ends with a backslash" : `"\\${letter}" means nothing`,
			"A backslash itself is doubled; inside a text of a program each one is doubled once more.",
		);
	}

	/** What an opening parenthesis begins; it has been taken. */
	private parenthesis(scope: Scope, depth: number): Item {
		const { reader, table } = this;
		const { flags } = scope;
		if (reader.next === "*") {
			const special = this.special(flags, depth);
			if (special !== null) return special;
		}
		if (reader.next !== "?") {
			return flags.noCapture ? repeatable(this.nested(flags, depth)) : repeatable(this.group(flags, depth, null));
		}
		for (const opening of ["?<=", "?<!", "?=", "?!"]) {
			if (reader.accepts(opening)) return repeatable(this.look(opening, flags, depth));
		}
		if (reader.accepts("?>")) return repeatable({ kind: "atomic", body: this.inner(flags, depth) });
		if (reader.accepts("?|")) return repeatable(this.nested(flags, depth, true));
		if (reader.accepts("?(")) {
			reader.position--;
			return repeatable(this.condition(flags, depth));
		}
		const options = reader.match(OPTIONS);
		if (options) {
			const changed = changedFlags(flags, options[1] as string);
			if (options[2] === ":") return repeatable(this.nested(changed, depth));
			scope.flags = changed;
			return fixed(EMPTY);
		}
		if (reader.accepts("?P=")) {
			const end = reader.text.indexOf(")", reader.position);
			if (end < 0) throw reader.failure("a parenthesis is not closed");
			const name = reader.text.slice(reader.position, end);
			reader.position = end + 1;
			return repeatable(table.reference(name, true, flags));
		}
		const call = reader.match(CALLS);
		if (call) {
			if (call[5] === "") throw reader.failure("a parenthesis is not closed");
			return repeatable(table.call(call[1] === "R" ? "0" : (call[2] ?? `${call[3]}${call[4]}`), call[2] !== undefined));
		}
		if (reader.match(CALLOUT)) return fixed(EMPTY);
		const named = reader.match(NAMED);
		if (named) {
			if ((named[2] ?? named[4]) === "") throw reader.failure("the name of a group is not closed");
			return repeatable(this.group(flags, depth, named[1] ?? named[3] ?? ""));
		}
		throw reader.failure('what follows "(?" means nothing', 'A "(" itself is written "\\(".');
	}

	/** Verbs such as `(*SKIP)` and spelled-out groups such as `(*atomic:…)`; null when it is neither. */
	private special(flags: PatternFlags, depth: number): Item | null {
		const { reader } = this;
		const verb = reader.match(VERBS);
		if (verb) {
			const name = verb[1] as string;
			if (verb[2] !== undefined) throw reader.failure("verbs with a name are not supported");
			if (name === "F" || name === "FAIL") return fixed({ kind: "never" });
			if (Object.hasOwn(VERB_NAMES, name)) {
				const item = { kind: "verb", verb: VERB_NAMES[name] as Verb } as const;
				return name === "ACCEPT" ? repeatable(item) : fixed(item);
			}
			throw reader.failure(`there is no verb "(*${name})"`);
		}
		const word = reader.match(ALPHABETIC)?.[1];
		if (word === undefined) throw reader.failure('what follows "(*" means nothing', 'A "(" itself is written "\\(".');
		if (word === "atomic") return repeatable({ kind: "atomic", body: this.inner(flags, depth) });
		if (Object.hasOwn(LOOKS, word)) return repeatable(this.look(word, flags, depth));
		throw reader.failure(`"(*${word}:" is not supported`);
	}

	/** The inside of parentheses and the closing one. */
	private inner(flags: PatternFlags, depth: number, sharesNumbers = false): PatternNode {
		const start = this.reader.position;
		const body = this.alternation({ flags }, depth, sharesNumbers);
		if (this.reader.accepts(")")) return body;
		this.reader.position = start;
		throw this.reader.failure("a parenthesis is not closed", 'A "(" itself is written "\\(".');
	}

	/** The same as one item, so that its alternatives are not taken for those of what surrounds it. */
	private nested(flags: PatternFlags, depth: number, sharesNumbers = false): PatternNode {
		const body = this.inner(flags, depth, sharesNumbers);
		return body.kind === "alternation" ? { kind: "sequence", items: [body] } : body;
	}

	private group(flags: PatternFlags, depth: number, name: string | null): GroupNode {
		const index = ++this.table.count;
		const node: GroupNode = { kind: "group", index, body: EMPTY };
		this.table.add(node, name, flags.sameNames);
		node.body = this.inner(flags, depth);
		return node;
	}

	private look(opening: string, flags: PatternFlags, depth: number): LookNode {
		const [ahead, negative] = LOOKS[opening] as readonly [boolean, boolean];
		const node: LookNode = { kind: "look", ahead, negative, body: this.inner(flags, depth) };
		if (!ahead) this.lookbehinds.push(node);
		return node;
	}

	/** `(?(condition)yes|no)`; the reader stands at the parenthesis of the condition. */
	private condition(flags: PatternFlags, depth: number): PatternNode {
		const { reader } = this;
		const test = this.readCondition(flags, depth);
		const body = this.inner(flags, depth);
		const branches = branchesOf(body);
		if (branches.length > 2 || (test.kind === "known" && !test.holds && branches.length > 1)) {
			throw reader.failure("a condition has too many alternatives", "Put them in a group of their own: (?:…|…).");
		}
		return { kind: "condition", test, yes: branches[0] as PatternNode, no: branches[1] ?? EMPTY };
	}

	private readCondition(flags: PatternFlags, depth: number): Condition {
		const { reader } = this;
		for (const opening of ["(?<=", "(?<!", "(?=", "(?!"]) {
			if (reader.accepts(opening)) return this.look(opening.slice(1), flags, depth + 1);
		}
		if (reader.text.startsWith("(*", reader.position)) {
			reader.position++;
			const word = reader.match(ALPHABETIC)?.[1];
			if (word !== undefined && Object.hasOwn(LOOKS, word)) return this.look(word, flags, depth + 1);
			throw reader.failure("a condition must be a group or an assertion");
		}
		const text = reader.match(CONDITION)?.[1];
		if (text === undefined) throw reader.failure("a condition must be a group or an assertion");
		return this.table.condition(text);
	}
}

/** `\R`; it never gives back half of CR LF. */
const LINE_BREAK: PatternNode = {
	kind: "atomic",
	body: {
		kind: "alternation",
		branches: [
			{
				kind: "sequence",
				items: [
					{ kind: "character", code: 13 },
					{ kind: "character", code: 10 },
				],
			},
			{ kind: "set", source: escapedSet("v", true) as string },
		],
	},
};

function position(test: PositionTest, word = ""): Item {
	return fixed({ kind: "position", test, word });
}

/** A character as it is, or with the flag i a set of all its cases. */
function literal(code: number, flags: PatternFlags): PatternNode {
	const variants = flags.caseless ? variantsOf(code, flags.utf) : [code];
	if (variants.length === 1) return { kind: "character", code };
	return { kind: "set", source: variants.map(inClass).join("") };
}
