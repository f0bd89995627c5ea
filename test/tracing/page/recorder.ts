import type {
	Change,
	Message,
	Outcome,
	ShownValue,
	Site,
	Trace,
	TracedFunction,
	TracedLog,
	TracedRequest,
	TracedSource,
	TraceEvent,
} from "../../../src/tracing/trace.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
/** An event while it is put together. */
export type OpenEvent = Writable<TraceEvent>;

/** A value as a trace shows it. */
export function shown(value: unknown, longest = 4000): ShownValue {
	const text = JSON.stringify(value);
	const type =
		value === null
			? "null"
			: Array.isArray(value)
				? "array"
				: typeof value === "string"
					? "text"
					: typeof value === "boolean"
						? "bool"
						: typeof value === "number"
							? Number.isInteger(value)
								? "int"
								: "number"
							: "object";
	const size =
		typeof value === "string"
			? value.length
			: value !== null && typeof value === "object"
				? Object.keys(value).length
				: null;
	return { type, text: text.slice(0, longest), size, isCut: text.length > longest };
}

/** A change of a variable; no `before` when it was not set. */
export function change(name: string, after: unknown, before?: unknown): Change {
	return { name, before: before === undefined ? null : shown(before), after: shown(after) };
}

/** Headers and body as JSON. */
export function message(body: unknown, headers: Record<string, string> = {}): Message {
	const text = body === null ? null : typeof body === "string" ? body : JSON.stringify(body);
	const all = { "content-type": "application/json", ...headers };
	return { headers: Object.entries(all), body: text, bytes: text === null ? 0 : Buffer.byteLength(text), isCut: false };
}

/** Puts a trace together in the order in which a run would. */
export class Recorder {
	readonly sources: TracedSource[] = [];
	readonly functions: Writable<TracedFunction>[] = [];
	readonly sites: Writable<Site>[] = [];
	readonly events: OpenEvent[] = [];
	readonly requests: TracedRequest[] = [];
	readonly logs: TracedLog[] = [];
	/** Milliseconds since the run began. */
	now = 0;
	withoutEvent = 0;
	private readonly open: number[] = [];

	source(path: string, text: string): number {
		return this.sources.push({ path, text }) - 1;
	}

	/** A function that is declared where `function "name"` stands; a built-in one without a source. */
	function(name: string, source: number | null): number {
		const text = source === null ? "" : this.sources[source]!.text;
		const at = Math.max(0, text.indexOf(`"${name}"`));
		return this.functions.push({ name, source, line: text.slice(0, at).split("\n").length, calls: 0 }) - 1;
	}

	/** A statement that begins where `from` stands first, and ends where `to` ends after that. */
	site(owner: number, title: string, from: string, to = from): number {
		const text = this.sources[this.functions[owner]!.source!]!.text;
		const start = text.indexOf(from);
		if (start < 0) throw new Error(`not in the source: ${from}`);
		const end = text.indexOf(to, start) + to.length;
		const before = text.slice(0, start).split("\n");
		const name = title.split(" ")[0]!;
		return (
			this.sites.push({
				function: owner,
				name,
				title,
				start,
				end,
				line: before.length,
				column: before.at(-1)!.length + 1,
				hits: 0,
			}) - 1
		);
	}

	/** The innermost event that has not ended. */
	get current(): number {
		return this.open.at(-1) ?? -1;
	}

	begin(event: Omit<OpenEvent, "parent" | "start" | "milliseconds">): number {
		const index = this.events.push({ ...event, parent: this.current, start: this.now, milliseconds: null }) - 1;
		if (event.kind === "statement") this.sites[event.site]!.hits++;
		if (event.kind === "call" && event.function !== undefined) this.functions[event.function]!.calls++;
		this.open.push(index);
		return index;
	}

	end(given: Partial<OpenEvent> = {}): void {
		const event = this.events[this.open.pop()!]!;
		Object.assign(event, given, { milliseconds: round(this.now - event.start) });
	}

	/** A statement that takes so long, and within which happens what `within` does. */
	statement(site: number, takes: number, given: Partial<OpenEvent> = {}, within: () => void = () => {}): number {
		const index = this.begin({ kind: "statement", site });
		this.now = round(this.now + takes / 2);
		within();
		this.now = round(this.now + takes / 2);
		this.end(given);
		return index;
	}

	call(called: number, site: number, inputs: Record<string, unknown>, within: () => Partial<OpenEvent>): number {
		const variables = Object.entries(inputs).map(([name, value]) => ({ name: `$input.${name}`, value: shown(value) }));
		const index = this.begin({ kind: "call", function: called, site, inputs: variables });
		this.end(within());
		return index;
	}

	/** A request of the innermost event, which ends with it. */
	request(takes: number, given: Partial<TracedRequest> & { url: string; sent: Message }): number {
		const index =
			this.requests.push({
				event: this.current,
				method: "GET",
				status: 200,
				failure: null,
				start: this.now,
				milliseconds: takes,
				received: null,
				model: null,
				...given,
			}) - 1;
		this.now = round(this.now + takes);
		const event = this.events[this.current]!;
		event.requests = [...(event.requests ?? []), index];
		return index;
	}

	log(value: unknown): void {
		const event = this.events[this.current]!;
		const site = this.sites[event.site]!;
		const source = this.functions[site.function]!.source!;
		const index =
			this.logs.push({
				event: this.current,
				at: this.now,
				value: shown(value),
				file: this.sources[source]!.path,
				line: site.line,
			}) - 1;
		event.logs = [...(event.logs ?? []), index];
	}

	trace(name: string, kind: "job" | "function", outcome: Outcome): Trace {
		const tokens = (which: "promptTokens" | "completionTokens"): number =>
			this.requests.reduce((sum, { model }) => sum + (model?.[which] ?? 0), 0);
		const costs = this.requests.flatMap(({ model }) => (model?.cost ? [model.cost] : []));
		return {
			version: 1,
			writtenBy: "xano-local 0.1.0",
			subject: { kind, name },
			startedAt: "2026-03-01T09:30:00.000Z",
			milliseconds: this.now,
			input: this.events[0]?.inputs ?? [],
			outcome,
			sources: this.sources,
			functions: this.functions,
			sites: this.sites,
			events: this.events,
			requests: this.requests,
			logs: this.logs,
			totals: {
				statements: this.sites.reduce((sum, { hits }) => sum + hits, 0),
				calls: this.functions.reduce((sum, { calls }) => sum + calls, 0),
				withoutEvent: this.withoutEvent,
				requests: this.requests.length,
				promptTokens: tokens("promptTokens"),
				completionTokens: tokens("completionTokens"),
				cost: costs.length === 0 ? null : costs.reduce((sum, each) => sum + each, 0),
			},
		};
	}
}

function round(time: number): number {
	return Math.round(time * 1000) / 1000;
}
