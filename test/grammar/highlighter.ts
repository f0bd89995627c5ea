/** The parts of a TextMate rule that our grammar uses. */
export interface Rule {
	readonly name?: string;
	readonly contentName?: string;
	readonly match?: string;
	readonly captures?: Captures;
	readonly begin?: string;
	readonly beginCaptures?: Captures;
	readonly end?: string;
	readonly endCaptures?: Captures;
	readonly while?: string;
	readonly include?: string;
	readonly patterns?: readonly Rule[];
}

type Captures = Readonly<Record<string, { readonly name: string }>>;

export interface TextMateGrammar extends Rule {
	readonly repository: Readonly<Record<string, Rule>>;
}

/** A rule that has begun. */
interface Open {
	readonly rule: Rule;
	readonly end: RegExp | null;
	readonly while: RegExp | null;
	/** Scopes of what stands inside. */
	readonly scopes: string;
	/** Scopes of the delimiters. */
	readonly outer: string;
}

interface Found {
	readonly match: RegExpExecArray;
	/** Null where the open rule ends. */
	readonly rule: Rule | null;
}

/**
 * Colours a text as an editor does, by the part of the TextMate rules that our grammar needs: line by line, the
 * leftmost match wins, and among those that begin together the first.
 * @returns for every character its scopes, outermost first, between blanks
 */
export function highlight(grammar: TextMateGrammar, text: string): string[] {
	const compiled = new Map<string, RegExp>();
	const pattern = (source: string): RegExp => {
		const known = compiled.get(source) ?? new RegExp(source, "dg");
		compiled.set(source, known);
		return known;
	};
	const flat = (rules: readonly Rule[] = []): Rule[] =>
		rules.flatMap((rule) => {
			if (rule.include === "$self") return flat(grammar.patterns);
			if (rule.include?.startsWith("#")) return flat([grammar.repository[rule.include.slice(1)] as Rule]);
			if (rule.include) return [];
			return rule.match || rule.begin ? [rule] : flat(rule.patterns);
		});
	const inside = new Map<Rule, Rule[]>();
	const rulesOf = (rule: Rule): Rule[] => {
		const known = inside.get(rule) ?? flat(rule.patterns);
		inside.set(rule, known);
		return known;
	};
	const scopes = new Array<string>(text.length).fill("");
	const stack: Open[] = [{ rule: grammar, end: null, while: null, scopes: "", outer: "" }];
	let offset = 0;

	const find = (line: string, from: number): Found | null => {
		const top = stack.at(-1) as Open;
		let best: Found | null = null;
		const consider = (expression: RegExp, rule: Rule | null): void => {
			expression.lastIndex = from;
			const match = expression.exec(line);
			if (match && (best === null || match.index < best.match.index)) best = { match, rule };
		};
		if (top.end) consider(top.end, null);
		for (const rule of rulesOf(top.rule)) consider(pattern((rule.match ?? rule.begin) as string), rule);
		return best;
	};
	const paint = (from: number, to: number, scope: string): void => {
		scopes.fill(scope, offset + from, offset + to);
	};
	const capture = (match: RegExpExecArray, captures: Captures | undefined, around: string): void => {
		paint(match.index, match.index + match[0].length, around);
		for (const [group, { name }] of Object.entries(captures ?? {})) {
			const range = match.indices?.[Number(group)];
			if (range) paint(range[0], range[1], `${around} ${name}`);
		}
	};

	for (const line of text.split("\n")) {
		const ended = stack.findIndex((open) => open.while && !(open.while.lastIndex = 0) && !open.while.test(line));
		if (ended >= 0) stack.length = ended;
		let position = 0;
		for (let steps = 0; position <= line.length; steps++) {
			if (steps > 10 * line.length + 100) throw new Error(`no progress in: ${line}`);
			const top = stack.at(-1) as Open;
			const found = find(line, position);
			paint(position, found?.match.index ?? line.length, top.scopes);
			if (!found) break;
			const { match, rule } = found;
			const next = match.index + match[0].length;
			if (rule === null) {
				capture(match, top.rule.endCaptures, top.outer);
				stack.pop();
			} else {
				const outer = rule.name ? `${top.scopes} ${rule.name}` : top.scopes;
				capture(match, rule.match ? rule.captures : rule.beginCaptures, outer);
				if (rule.begin) {
					const closing = (source: string | undefined): RegExp | null =>
						source === undefined
							? null
							: pattern(source.replace(/\\([1-9])/g, (_, group) => match[Number(group)] ?? ""));
					const scopes = rule.contentName ? `${outer} ${rule.contentName}` : outer;
					stack.push({ rule, end: closing(rule.end), while: closing(rule.while), scopes, outer });
				} else if (match[0] === "") throw new Error(`an empty match of ${rule.match} in: ${line}`);
			}
			position = next;
		}
		offset += line.length + 1;
	}
	return scopes;
}
