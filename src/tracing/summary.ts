import { ownTimes, placeOf, readTrace, type TraceReading } from "./reading.js";
import type { Outcome, ShownValue, Site, Trace, TracedFrame, TracedRequest, TraceEvent } from "./trace.js";
import { isFailed } from "./words.js";

/**
 * What a machine, or an agent that writes programs, needs to know of a run: small however long the run was. Values are
 * JSON as texts and may be cut off; times are milliseconds; places are `file:line`. What there was no room for is
 * counted in `omitted`.
 */
export interface TraceSummary {
	readonly subject: Trace["subject"];
	readonly milliseconds: number;
	readonly input: Readonly<Record<string, string>>;
	readonly outcome:
		| { readonly kind: "done"; readonly value: string }
		| {
				readonly kind: "failed";
				readonly code: string;
				readonly message: string;
				readonly help: string | null;
				readonly place: string | null;
				/** `function (file:line:column)`, innermost first. */
				readonly stack: readonly string[];
		  };
	readonly totals: Trace["totals"];
	/** What ran last before the error, or before the end; the last one last. */
	readonly lastSteps: readonly Step[];
	readonly hottest: readonly HotSpot[];
	readonly loops: readonly Loop[];
	/** How often each way was taken where there was a choice. */
	readonly branches: readonly Branches[];
	/** Statements that never ran. */
	readonly neverRan: readonly string[];
	readonly requests: readonly RequestSummary[];
	readonly logs: readonly { readonly place: string; readonly value: string }[];
	/** How many of each list are left out. */
	readonly omitted: Readonly<Record<string, number>>;
}

export interface Step {
	readonly place: string | null;
	readonly title: string;
	readonly failed?: true;
	readonly branch?: string;
	/** The passes of the loops around it, outermost first, from 1. */
	readonly passes?: readonly number[];
	/** `$total`: `3 → 4`. */
	readonly changes?: Readonly<Record<string, string>>;
}

export interface HotSpot {
	readonly place: string | null;
	readonly title: string;
	readonly milliseconds: number;
	readonly share: number;
	readonly times: number;
	readonly waiting?: true;
}

export interface Loop {
	readonly place: string | null;
	readonly title: string;
	readonly times: number;
	readonly passes: number;
	readonly milliseconds: number;
}

export interface Branches {
	readonly place: string | null;
	readonly title: string;
	readonly taken: Readonly<Record<string, number>>;
}

export interface RequestSummary {
	readonly method: string;
	readonly url: string;
	readonly status: number | null;
	readonly failure?: string;
	readonly milliseconds: number;
	readonly model?: string;
	readonly tokens?: readonly [prompt: number | null, completion: number | null];
	readonly cost?: number;
	/** The beginning of the answer, of requests that went wrong. */
	readonly answer?: string;
}

export interface SummaryOptions {
	/** Of the summary as JSON, in UTF-8; 8,192 unless given. Below 2,048 there may be more. */
	readonly maximumBytes?: number;
}

/** How much is told; tried one after the other until the whole is small enough. */
const sizes = [
	{ list: 15, value: 160, text: 400 },
	{ list: 12, value: 80, text: 300 },
	{ list: 8, value: 60, text: 200 },
	{ list: 5, value: 40, text: 120 },
	{ list: 3, value: 24, text: 80 },
	{ list: 1, value: 16, text: 60 },
	{ list: 0, value: 8, text: 40 },
] as const;

/** What is known of a run, as data of bounded size. */
export function traceSummary(trace: Trace, { maximumBytes = 8_192 }: SummaryOptions = {}): TraceSummary {
	const reading = readTrace(trace);
	let summary: TraceSummary | null = null;
	for (const size of sizes) {
		summary = new Summary(reading, size.list, size.value, size.text).whole();
		if (new TextEncoder().encode(JSON.stringify(summary)).length <= maximumBytes) break;
	}
	return summary as TraceSummary;
}

class Summary {
	private readonly omitted: Record<string, number> = {};
	private readonly trace: Trace;

	constructor(
		private readonly reading: TraceReading,
		/** The longest list. */
		private readonly longest: number,
		/** Characters of a value, and of a text. */
		private readonly value: number,
		private readonly text: number,
	) {
		this.trace = reading.trace;
	}

	whole(): TraceSummary {
		const { subject, milliseconds, input, outcome, totals, sites, requests, logs } = this.trace;
		const never = sites.filter(({ hits }) => hits === 0);
		return {
			subject: { kind: subject.kind, name: this.cut(subject.name) },
			milliseconds: rounded(milliseconds),
			input: this.variables(
				"input",
				input.map(({ name, value }) => [name, this.shown(value)] as const),
			),
			outcome: this.outcomeOf(outcome),
			totals,
			lastSteps: this.lastSteps(),
			hottest: this.hottest(),
			loops: this.loops(),
			branches: this.branches(),
			neverRan: this.some("neverRan", never).map((site) =>
				this.cut(`${this.placeOf(site) ?? ""} ${site.title}`.trim()),
			),
			requests: this.some("requests", important(requests)).map((request) => this.requestOf(request)),
			logs: this.some("logs", logs.toReversed())
				.map(({ file, line, value }) => ({ place: this.cut(`${file}:${line}`), value: this.shown(value) }))
				.reverse(),
			omitted: this.omitted,
		};
	}

	private outcomeOf(outcome: Outcome): TraceSummary["outcome"] {
		if (outcome.kind === "done") return { kind: "done", value: this.shown(outcome.value) };
		const { code, message, help, frames } = outcome;
		const [innermost] = frames;
		return {
			kind: "failed",
			code: this.cut(code),
			message: this.cut(message),
			help: help === null ? null : this.cut(help),
			place: innermost === undefined ? null : this.cut(`${innermost.file}:${innermost.line}`),
			stack: this.some("stack", frames).map((frame) => this.cut(frameText(frame))),
		};
	}

	/** Statements only: calls and passes are told by what is in them. */
	private lastSteps(): Step[] {
		const { events } = this.trace;
		const steps: number[] = [];
		let count = 0;
		for (let at = events.length - 1; at >= 0; at--) {
			if (events[at]?.kind !== "statement") continue;
			count++;
			if (steps.length < this.longest) steps.push(at);
		}
		if (count > steps.length) this.omitted.lastSteps = count - steps.length;
		return steps.reverse().map((at) => this.stepOf(events[at] as TraceEvent));
	}

	private stepOf({ site, failed, branch, changes = [], parent }: TraceEvent): Step {
		const found = this.trace.sites[site];
		const passes: number[] = [];
		for (let at = parent; at >= 0 && passes.length < 8; at = this.trace.events[at]?.parent ?? -1) {
			const { pass } = this.trace.events[at] as TraceEvent;
			if (pass !== undefined) passes.unshift(pass + 1);
		}
		const changed = changes.slice(0, Math.max(1, this.longest)).map(({ name, before, after }) => {
			const told = before === null ? this.shown(after) : `${this.shown(before)} → ${this.shown(after)}`;
			return [this.cut(name), told] as const;
		});
		return {
			place: found === undefined ? null : this.placeOf(found),
			title: this.cut(found?.title ?? "statement"),
			...(failed === true ? { failed } : {}),
			...(branch === undefined ? {} : { branch: this.cut(branch) }),
			...(passes.length === 0 ? {} : { passes }),
			...(changed.length === 0 ? {} : { changes: Object.fromEntries(changed) }),
		};
	}

	private hottest(): HotSpot[] {
		const { milliseconds, functions } = this.trace;
		return this.some("hottest", ownTimes(this.reading), 5).map((each) => ({
			place: this.cutOrNull(placeOf(this.trace, each)),
			title: this.cut(each.site?.title ?? functions[each.function]?.name ?? ""),
			milliseconds: rounded(each.milliseconds),
			share: milliseconds === 0 ? 0 : Math.min(1, Math.round((each.milliseconds / milliseconds) * 1_000) / 1_000),
			times: each.times,
			...(each.waiting >= each.milliseconds / 2 ? { waiting: true } : {}),
		}));
	}

	private loops(): Loop[] {
		const found = new Map<number, { times: number; passes: number; milliseconds: number }>();
		this.trace.events.forEach(({ kind, site, passes, parent, pass }, at) => {
			if (kind === "pass" && this.trace.events[parent]?.passes === undefined) {
				// A loop that an error has ended does not say how many passes it made.
				const last = this.reading.last[parent] === at ? (pass ?? 0) + 1 : 0;
				if (last > 0) add(found, site, last, this.reading.durations[parent] as number);
			} else if (passes !== undefined) add(found, site, passes, this.reading.durations[at] as number);
		});
		const loops = [...found].sort(([, one], [, other]) => other.passes - one.passes);
		return this.some("loops", loops, 8).map(([site, { times, passes, milliseconds }]) => ({
			...this.siteOf(site),
			times,
			passes,
			milliseconds: rounded(milliseconds),
		}));
	}

	private branches(): Branches[] {
		const found = new Map<number, Map<string, number>>();
		for (const { site, branch } of this.trace.events) {
			if (branch === undefined) continue;
			const taken = found.get(site) ?? new Map<string, number>();
			found.set(site, taken.set(branch, (taken.get(branch) ?? 0) + 1));
		}
		return this.some("branches", [...found], 10).map(([site, taken]) => ({
			...this.siteOf(site),
			taken: Object.fromEntries([...taken].slice(0, 8).map(([branch, times]) => [this.cut(branch), times])),
		}));
	}

	private requestOf({ method, url, status, failure, milliseconds, model, ...rest }: TracedRequest): RequestSummary {
		const wrong = isFailed({ method, url, status, failure, milliseconds, model, ...rest });
		const answer = wrong ? (rest.received?.body ?? null) : null;
		return {
			method: this.cut(method),
			url: this.cut(url),
			status,
			...(failure === null ? {} : { failure: this.cut(failure) }),
			milliseconds: rounded(milliseconds),
			...(model === null ? {} : { model: this.cut(model.answered ?? model.requested) }),
			...(model === null ? {} : { tokens: [model.promptTokens, model.completionTokens] as const }),
			...(model === null || model.cost === null ? {} : { cost: model.cost }),
			...(answer === null ? {} : { answer: this.cut(answer) }),
		};
	}

	private siteOf(site: number): { place: string | null; title: string } {
		const found = this.trace.sites[site];
		return {
			place: found === undefined ? null : this.placeOf(found),
			title: this.cut(found?.title ?? "statement"),
		};
	}

	private placeOf(site: Site): string | null {
		return this.cutOrNull(placeOf(this.trace, { site, function: site.function }));
	}

	private variables(of: string, entries: readonly (readonly [string, string])[]): Record<string, string> {
		return Object.fromEntries(this.some(of, entries).map(([name, value]) => [this.cut(name), value]));
	}

	/** The first of a list, and a note of how many more there are. */
	private some<Item>(of: string, items: readonly Item[], most = this.longest): readonly Item[] {
		const shown = items.slice(0, Math.min(most, this.longest));
		if (shown.length < items.length) this.omitted[of] = items.length - shown.length;
		return shown;
	}

	private shown({ text, isCut }: ShownValue): string {
		return cutTo(text, this.value, isCut);
	}

	private cut(text: string): string {
		return cutTo(text, this.text, false);
	}

	private cutOrNull(text: string | null): string | null {
		return text === null ? null : this.cut(text);
	}
}

function add(
	found: Map<number, { times: number; passes: number; milliseconds: number }>,
	site: number,
	passes: number,
	milliseconds: number,
): void {
	const known = found.get(site) ?? { times: 0, passes: 0, milliseconds: 0 };
	found.set(site, {
		times: known.times + 1,
		passes: known.passes + passes,
		milliseconds: known.milliseconds + milliseconds,
	});
}

/** Those that went wrong first, then the slow ones. */
function important(requests: readonly TracedRequest[]): TracedRequest[] {
	return requests.toSorted(
		(one, other) => Number(isFailed(other)) - Number(isFailed(one)) || other.milliseconds - one.milliseconds,
	);
}

function frameText({ function: of, file, line, column }: TracedFrame): string {
	return `${of} (${file}:${line}:${column})`;
}

function cutTo(text: string, longest: number, isCut: boolean): string {
	if (text.length <= longest) return isCut ? `${text}…` : text;
	// Not in the middle of a character.
	const end = /[\ud800-\udbff]/.test(text[longest - 1] ?? "") ? longest - 1 : longest;
	return `${text.slice(0, end)}…`;
}

/** To the microsecond. */
function rounded(milliseconds: number): number {
	return Math.round(milliseconds * 1_000) / 1_000;
}
