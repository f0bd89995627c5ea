import type {
	Change,
	Message,
	ModelUse,
	Outcome,
	ShownValue,
	Trace,
	TracedVariable,
	TraceEvent,
} from "../../src/tracing/trace.js";

type Mutable<Data> = { -readonly [Key in keyof Data]: Data[Key] };

/** A value as a trace shows it. */
export function shown(value: unknown, longest = 1_000): ShownValue {
	const whole = JSON.stringify(value);
	const text = whole.slice(0, longest);
	const size =
		typeof value === "string"
			? value.length
			: typeof value === "object" && value !== null
				? Object.keys(value).length
				: null;
	return { type: typeOf(value), text, size, isCut: text !== whole };
}

function typeOf(value: unknown): string {
	if (value === null) return "null";
	if (Array.isArray(value)) return "array";
	if (typeof value === "number") return Number.isInteger(value) ? "int" : "number";
	return { string: "text", boolean: "bool" }[typeof value as string] ?? "object";
}

export function variables(values: Readonly<Record<string, unknown>>): TracedVariable[] {
	return Object.entries(values).map(([name, value]) => ({ name, value: shown(value) }));
}

export function change(name: string, before: unknown, after: unknown): Change {
	return { name, before: before === undefined ? null : shown(before), after: shown(after) };
}

export function message(body: string | null, headers: Message["headers"] = []): Message {
	return { headers, body, bytes: Buffer.byteLength(body ?? ""), isCut: false };
}

/** What is known of an event when it ends. */
export type Ending = Partial<Pick<TraceEvent, "result" | "changes" | "branch" | "passes" | "failed">>;

export interface RequestFacts {
	readonly method?: string;
	readonly url: string;
	readonly status?: number | null;
	readonly failure?: string | null;
	readonly milliseconds: number;
	readonly sent?: Message;
	readonly received?: Message | null;
	readonly model?: ModelUse | null;
}

/** Makes a trace as a run would: events nest as the calls do, and time passes where it is said to. */
export class TraceBuilder {
	private readonly trace = {
		sources: [] as Mutable<Trace["sources"][number]>[],
		functions: [] as Mutable<Trace["functions"][number]>[],
		sites: [] as Mutable<Trace["sites"][number]>[],
		events: [] as Mutable<TraceEvent>[],
		requests: [] as Trace["requests"][number][],
		logs: [] as Trace["logs"][number][],
	};
	private readonly open: number[] = [];
	private now = 0;
	private without = 0;

	constructor(
		private readonly subject: Trace["subject"],
		private readonly input: Readonly<Record<string, unknown>> = {},
	) {}

	source(path: string, text: string): number {
		return this.trace.sources.push({ path, text }) - 1;
	}

	function(name: string, source: number | null): number {
		const text = source === null ? "" : (this.trace.sources[source]?.text ?? "");
		const at = text.indexOf(`function "${name}"`);
		const line = at < 0 ? 1 : text.slice(0, at).split("\n").length;
		return this.trace.functions.push({ name, source, line, calls: 0 }) - 1;
	}

	/** A statement, found in its file by the text it begins with. */
	site(of: number, name: string, title: string, beginsWith = title): number {
		const source = this.trace.functions[of]?.source ?? null;
		const text = source === null ? "" : (this.trace.sources[source]?.text ?? "");
		const start = text.indexOf(beginsWith);
		if (start < 0) throw new Error(`There is no ${beginsWith}`);
		const before = text.slice(0, start).split("\n");
		return (
			this.trace.sites.push({
				function: of,
				name,
				title,
				start,
				end: start + beginsWith.length,
				line: before.length,
				column: (before.at(-1)?.length ?? 0) + 1,
				hits: 0,
			}) - 1
		);
	}

	wait(milliseconds: number): void {
		this.now += milliseconds;
	}

	call(of: number, inputs: Readonly<Record<string, unknown>>, body: () => Ending | undefined): void {
		const called = this.trace.functions[of];
		if (called) called.calls++;
		const within = this.trace.events[this.open.at(-1) ?? -1];
		this.within({ kind: "call", site: within?.site ?? -1, function: of, inputs: variables(inputs) }, body);
	}

	statement(site: number, milliseconds: number, body: () => Ending | undefined = () => undefined): void {
		const known = this.trace.sites[site];
		if (known) known.hits++;
		this.within({ kind: "statement", site }, () => {
			this.wait(milliseconds);
			return body();
		});
	}

	pass(site: number, pass: number, body: () => Ending | undefined): void {
		this.within({ kind: "pass", site, pass }, body);
	}

	/** Statements that ran, but are too many to have an event each. */
	skip(site: number, times: number): void {
		const known = this.trace.sites[site];
		if (known) known.hits += times;
		this.without += times;
	}

	request(facts: RequestFacts): void {
		const { method = "POST", url, status = 200, failure = null, milliseconds, model = null } = facts;
		const event = this.open.at(-1) ?? null;
		const index = this.trace.requests.push({
			event,
			method,
			url,
			status,
			failure,
			start: this.now,
			milliseconds,
			sent: facts.sent ?? message(null),
			received: facts.received === undefined ? message("{}") : facts.received,
			model,
		});
		const holder = event === null ? undefined : this.trace.events[event];
		if (holder) holder.requests = [...(holder.requests ?? []), index - 1];
		this.wait(milliseconds);
	}

	log(value: unknown): void {
		const event = this.open.at(-1) ?? null;
		const holder = event === null ? undefined : this.trace.events[event];
		const site = this.trace.sites[holder?.site ?? -1];
		const source = this.trace.functions[site?.function ?? -1]?.source ?? 0;
		const file = this.trace.sources[source]?.path ?? "";
		const index = this.trace.logs.push({ event, at: this.now, value: shown(value), file, line: site?.line ?? 1 });
		if (holder) holder.logs = [...(holder.logs ?? []), index - 1];
	}

	/** The event that is open, for an outcome that names it. */
	get innermost(): number {
		return this.open.at(-1) ?? -1;
	}

	finish(outcome: Outcome): Trace {
		const { functions, sites, requests } = this.trace;
		const sum = (of: (use: ModelUse) => number | null): number =>
			requests.reduce((total, { model }) => total + (model === null ? 0 : (of(model) ?? 0)), 0);
		const hasCost = requests.some(({ model }) => model !== null && model.cost !== null);
		return {
			version: 1,
			writtenBy: "xano-local 0.1.0",
			subject: this.subject,
			startedAt: "2026-01-31T12:00:00.000Z",
			milliseconds: this.now,
			input: variables(this.input),
			outcome,
			...this.trace,
			totals: {
				statements: sites.reduce((total, { hits }) => total + hits, 0),
				calls: functions.reduce((total, { calls }) => total + calls, 0),
				withoutEvent: this.without,
				requests: requests.length,
				promptTokens: sum(({ promptTokens }) => promptTokens),
				completionTokens: sum(({ completionTokens }) => completionTokens),
				cost: hasCost ? sum(({ cost }) => cost) : null,
			},
		};
	}

	private within(event: Partial<TraceEvent> & Pick<TraceEvent, "kind" | "site">, body: () => Ending | undefined): void {
		const start = this.now;
		const made: Mutable<TraceEvent> = { parent: this.open.at(-1) ?? -1, start, milliseconds: null, ...event };
		this.open.push(this.trace.events.push(made) - 1);
		try {
			Object.assign(made, body());
		} catch (thrown) {
			made.failed = true;
			throw thrown;
		} finally {
			made.milliseconds = this.now - start;
			this.open.pop();
		}
	}
}
