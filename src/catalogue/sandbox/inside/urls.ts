import type { Tools } from "./world.js";

/** `URL` and `URLSearchParams`; how they are read and written, the host knows. Runs inside the sandbox, as text. */
export function makeUrls({ ask }: Tools): Record<string, unknown> {
	type Pair = [string, string];
	type Parts = Record<string, string>;
	const pairsOf = new WeakMap<object, Pair[]>();
	const changes = new WeakMap<object, (text: string) => void>();
	const partsOf = new WeakMap<object, Parts>();
	const parametersOf = new WeakMap<object, URLSearchParams>();
	const readPairs = (text: string): Pair[] => ask("read-parameters", text) as Pair[];
	const pairs = (parameters: object): Pair[] => pairsOf.get(parameters) as Pair[];
	const change = (parameters: URLSearchParams, changed: Pair[]): void => {
		pairsOf.set(parameters, changed);
		changes.get(parameters)?.(parameters.toString());
	};

	class URLSearchParams {
		constructor(given?: unknown) {
			const list: Pair[] = [];
			if (typeof given === "object" && given !== null && Symbol.iterator in given) {
				for (const pair of given as Iterable<Iterable<unknown>>) {
					const [name, value, ...more] = pair;
					if (value === undefined || more.length > 0)
						throw new TypeError("Each entry must be a pair of name and value");
					list.push([String(name), String(value)]);
				}
			} else if (typeof given === "object" && given !== null) {
				for (const [name, value] of Object.entries(given)) list.push([name, String(value)]);
			} else if (given !== undefined && given !== null) list.push(...readPairs(String(given)));
			pairsOf.set(this, list);
		}
		get size(): number {
			return pairs(this).length;
		}
		append(name: unknown, value: unknown): void {
			change(this, [...pairs(this), [String(name), String(value)]]);
		}
		delete(name: unknown, value?: unknown): void {
			const isMeant = ([key, held]: Pair): boolean =>
				key === String(name) && (value === undefined || held === String(value));
			change(
				this,
				pairs(this).filter((pair) => !isMeant(pair)),
			);
		}
		get(name: unknown): string | null {
			return pairs(this).find(([key]) => key === String(name))?.[1] ?? null;
		}
		getAll(name: unknown): string[] {
			return pairs(this).flatMap(([key, value]) => (key === String(name) ? [value] : []));
		}
		has(name: unknown, value?: unknown): boolean {
			return pairs(this).some(([key, held]) => key === String(name) && (value === undefined || held === String(value)));
		}
		set(name: unknown, value: unknown): void {
			const key = String(name);
			const at = pairs(this).findIndex((pair) => pair[0] === key);
			const others = pairs(this).filter((pair, index) => index === at || pair[0] !== key);
			if (at < 0) others.push([key, String(value)]);
			else others[others.findIndex((pair) => pair[0] === key)] = [key, String(value)];
			change(this, others);
		}
		sort(): void {
			change(
				this,
				[...pairs(this)].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
			);
		}
		forEach(call: (value: string, name: string, parameters: URLSearchParams) => void): void {
			for (const [name, value] of pairs(this)) call(value, name, this);
		}
		*entries(): Generator<Pair> {
			for (const [name, value] of pairs(this)) yield [name, value];
		}
		*keys(): Generator<string> {
			for (const [name] of pairs(this)) yield name;
		}
		*values(): Generator<string> {
			for (const [, value] of pairs(this)) yield value;
		}
		[Symbol.iterator](): Generator<Pair> {
			return this.entries();
		}
		toString(): string {
			return ask("write-parameters", pairs(this)) as string;
		}
	}

	const changePart = (url: object, part: string, value: string): void => {
		const parts = ask("change-url", [(partsOf.get(url) as Parts).href, part, value]) as Parts | null;
		if (parts === null) throw new TypeError(`Invalid URL: '${value}'`);
		partsOf.set(url, parts);
	};
	class URL {
		constructor(given: unknown, base?: unknown) {
			const parts = ask("read-url", base === undefined ? [String(given)] : [String(given), String(base)]);
			if (parts === null) throw new TypeError(`Invalid URL: '${given}'`);
			partsOf.set(this, parts as Parts);
			const parameters = new URLSearchParams((parts as Parts).search);
			changes.set(parameters, (text) => changePart(this, "search", text));
			parametersOf.set(this, parameters);
		}
		static canParse(given: unknown, base?: unknown): boolean {
			return URL.parse(given, base) !== null;
		}
		static parse(given: unknown, base?: unknown): URL | null {
			try {
				return new URL(given, base);
			} catch {
				return null;
			}
		}
		get searchParams(): URLSearchParams {
			return parametersOf.get(this) as URLSearchParams;
		}
		toString(): string {
			return (partsOf.get(this) as Parts).href as string;
		}
		toJSON(): string {
			return this.toString();
		}
	}
	const parts = ["href", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"];
	for (const part of [...parts, "origin"]) {
		Object.defineProperty(URL.prototype, part, {
			configurable: true,
			enumerable: true,
			get(this: URL) {
				return (partsOf.get(this) as Parts)[part];
			},
			set(this: URL, value: unknown) {
				if (part === "origin") return;
				changePart(this, part, String(value));
				pairsOf.set(this.searchParams, readPairs((partsOf.get(this) as Parts).search as string));
			},
		});
	}
	return { URL, URLSearchParams };
}
