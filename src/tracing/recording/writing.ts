import type { Source, Span } from "../../../grammar/source.js";
import type { FunctionSites, StatementSite } from "../../compile/coverage.js";
import type { RunError } from "../../engine/errors.js";
import { elapsed } from "../../host/elapsed.js";
import type {
	Change,
	Outcome,
	ShownValue,
	Site,
	Totals,
	Trace,
	TracedFunction,
	TracedLog,
	TracedRequest,
	TracedSource,
	TraceEvent,
} from "../trace.js";
import type { Recording, TracedProgram } from "./recording.js";
import type { Redaction } from "./redaction.js";
import { writtenRequest } from "./request_writing.js";
import { type KeptLog, type OpenEvent, resumed } from "./statements.js";
import { hiddenValue, type KeptValue } from "./values.js";

/** What a recording becomes when it is shown to somebody: everything by its index, and without secrets. */
export function writtenTrace(recording: Recording, redaction: Redaction): Trace {
	const { subject, startedAt, milliseconds, programs, tape, writtenBy } = recording;
	const tables = new Tables(programs, redaction);
	const inputs = inputsOf(recording, redaction);
	const events = new Events(tables, redaction).written(tape.events);
	const requests = tape.exchanges.map((exchange) => writtenRequest(exchange, redaction));
	const logs = tape.logs.map((log) => tables.log(log));
	return {
		version: 1,
		writtenBy,
		subject,
		startedAt: new Date(startedAt).toISOString(),
		milliseconds,
		input: inputs,
		outcome: whereRaised(outcomeOf(recording, redaction), tables, events),
		sources: tables.sources,
		functions: tables.functions,
		sites: tables.sites,
		events,
		requests,
		logs,
		totals: totalsOf(tables, keptOf(tape.events), requests),
	};
}

function inputsOf({ input, programs }: Recording, redaction: Redaction): Trace["input"] {
	const declared = new Map(
		programs.flatMap(({ program }) => program.entry.inputs.map((each) => [each.name, each.sensitive] as const)),
	);
	return input.map(([name, value]) => ({
		name: `$input.${name}`,
		value: declared.get(name) ? hiddenValue : redaction.value(value),
	}));
}

function outcomeOf({ ending, last }: Recording, redaction: Redaction): Outcome {
	if (!("error" in ending)) return { kind: "done", value: redaction.value(ending.value) };
	const { code, message, help, frames } = ending.error satisfies RunError;
	return {
		kind: "failed",
		code,
		message: redaction.text(message),
		help: help && redaction.text(help),
		frames: frames.map(({ functionName, file, line, location }) => ({
			function: functionName,
			file,
			line,
			column: location.source.lineAndColumn(location.span.start).column,
		})),
		event: last < 0 ? null : last,
	};
}

/** How many statements and calls have an event. */
function keptOf(events: readonly OpenEvent[]): number {
	return events.filter(({ kind, inputs }) => kind !== "pass" && inputs !== resumed).length;
}

/**
 * Names the event in which the error was raised where a cleanup has run since: what was open in the end is then the statement with
 * the cleanup, and what raised the error is in it, at the innermost place of the stack.
 */
function whereRaised(outcome: Outcome, { sites, functions, sources }: Tables, events: readonly TraceEvent[]): Outcome {
	if (outcome.kind === "done" || outcome.event === null) return outcome;
	const [frame] = outcome.frames;
	const isWithin = (at: number, outer: number): boolean => {
		let around = at;
		while (around > outer) around = (events[around] as TraceEvent).parent;
		return around === outer;
	};
	for (let at = events.length - 1; at > outcome.event; at--) {
		const { kind, site: index, failed } = events[at] as TraceEvent;
		const site = kind === "statement" && failed ? sites[index] : undefined;
		if (site === undefined || site.line !== frame?.line || site.column !== frame.column) continue;
		const source = functions[site.function]?.source;
		const path = typeof source === "number" ? sources[source]?.path : undefined;
		if (path === frame.file && isWithin(at, outcome.event)) return { ...outcome, event: at };
	}
	return outcome;
}

function totalsOf(tables: Tables, kept: number, requests: readonly TracedRequest[]): Totals {
	const sum = (numbers: readonly (number | null | undefined)[]): number =>
		numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
	const costs = requests.flatMap(({ model }) => (model?.cost === null || model === null ? [] : [model.cost]));
	const statements = sum(tables.sites.map(({ hits }) => hits));
	const calls = sum(tables.functions.map((each) => each.calls));
	return {
		statements,
		calls,
		withoutEvent: Math.max(0, statements + calls - kept),
		requests: requests.length,
		promptTokens: sum(requests.map(({ model }) => model?.promptTokens)),
		completionTokens: sum(requests.map(({ model }) => model?.completionTokens)),
		cost: costs.length === 0 ? null : sum(costs),
	};
}

/** The tables of a trace, and which index in them a number of the run has. */
class Tables {
	readonly sources: TracedSource[] = [];
	readonly functions: TracedFunction[] = [];
	readonly sites: Site[] = [];
	/** By units. */
	private readonly functionOf = new Map<number, number>();
	/** By counters. */
	private readonly siteOf = new Map<number, number>();
	private readonly wayOf = new Map<number, string>();
	private readonly sourceOf = new Map<Source, number>();

	constructor(
		private readonly programs: readonly TracedProgram[],
		private readonly redaction: Redaction,
	) {
		for (const traced of programs)
			for (const [index, { name }] of traced.functions.entries()) {
				const sites = traced.sites.get(name);
				if (sites) this.add(sites, traced, traced.firstUnit + index);
			}
	}

	/** Index of a function. */
	function(unit: number): number {
		return this.functionOf.get(unit) ?? -1;
	}

	/** Names of the inputs of a function. */
	inputs(unit: number): readonly { readonly name: string; readonly sensitive: boolean }[] {
		const traced = this.programs.findLast(({ firstUnit }) => firstUnit <= unit);
		return traced?.functions[unit - traced.firstUnit]?.inputs ?? [];
	}

	site(counter: number): number {
		return this.siteOf.get(counter) ?? -1;
	}

	way(counter: number): string | undefined {
		return this.wayOf.get(counter);
	}

	log({ event, at, value, unit, offset }: KeptLog): TracedLog {
		const traced = this.programs.findLast(({ firstUnit }) => firstUnit <= unit);
		const place = traced?.program.placeOf(unit - traced.firstUnit, offset);
		return {
			event: event < 0 ? null : event,
			at: elapsed(0, at),
			value: this.redaction.value(value),
			file: place?.source.name ?? "",
			line: place?.source.lineAndColumn(place.span.start).line ?? 0,
		};
	}

	private add(sites: FunctionSites, { program, firstCounter }: TracedProgram, unit: number): void {
		const counts = program.coverage?.counts;
		const { name, source, span, counter } = sites;
		const index =
			this.functions.push({
				name,
				source: this.source(source),
				line: source.lineAndColumn(span.start).line,
				calls: counts?.[counter] ?? 0,
			}) - 1;
		this.functionOf.set(unit, index);
		for (const each of sites.statements) {
			this.siteOf.set(firstCounter + each.counter, this.sites.length);
			this.sites.push({
				function: index,
				name: each.name,
				title: this.redaction.text(titleOf(each, source)),
				...each.span,
				...source.lineAndColumn(each.span.start),
				hits: counts?.[each.counter] ?? 0,
			});
		}
		for (const { ways } of sites.choices)
			for (const way of ways) {
				const label = way.head ? textAt(way.head, source) : way.isWritten ? way.name : "none";
				this.wayOf.set(firstCounter + way.counter, this.redaction.text(label));
			}
	}

	private source(source: Source): number {
		let index = this.sourceOf.get(source);
		if (index === undefined) {
			index = this.sources.push({ path: source.name, text: this.redaction.source(source.text) }) - 1;
			this.sourceOf.set(source, index);
		}
		return index;
	}
}

/** Characters of a title. */
const longestTitle = 100;

function titleOf({ head, result, name }: StatementSite, source: Source): string {
	if (name === "response") return name;
	const bound = result === null ? "" : ` as ${textAt(result, source)}`;
	return `${textAt(head, source)}${bound}`;
}

/** Text of a program on one line. */
function textAt({ start, end }: Span, source: Source): string {
	const text = source.text
		.slice(start, Math.min(end, start + 1_000))
		.replace(/\s+/g, " ")
		.trim();
	return text.length <= longestTitle ? text : `${text.slice(0, longestTitle - 1)}…`;
}

/** Events with what variables were before. */
class Events {
	/** For every event the call it is part of. */
	private readonly calls: number[] = [];
	/** Of each call, what its variables are so far. */
	private readonly variables = new Map<number, Map<string, ShownValue>>();

	constructor(
		private readonly tables: Tables,
		private readonly redaction: Redaction,
	) {}

	written(events: readonly OpenEvent[]): TraceEvent[] {
		return events.map((event, index) => this.one(event, index));
	}

	private one(event: OpenEvent, index: number): TraceEvent {
		const { kind, parent, start, end, failed, way, requests, logs } = event;
		const passes = event.passes?.passes ?? 0;
		const call = kind === "call" ? index : parent < 0 ? -1 : (this.calls[parent] as number);
		this.calls.push(call);
		const known = [...(event.known ?? [])].map(([name, value]) => [name, this.redaction.value(value)] as const);
		if (known.length > 0) this.variables.set(index, new Map(known));
		const branch = way < 0 ? undefined : this.tables.way(way);
		return {
			kind,
			parent,
			site: event.site < 0 ? -1 : this.tables.site(event.site),
			...(kind === "call" ? this.ofCall(event) : {}),
			...(kind === "pass" ? { pass: event.pass } : {}),
			...(known.length === 0 ? {} : { known: known.map(([name, value]) => ({ name: `$${name}`, value })) }),
			start: elapsed(0, start),
			milliseconds: end < 0 ? null : elapsed(start, end),
			...(failed ? { failed } : {}),
			...(event.changes ? { changes: event.changes.map((change) => this.change(change, call)) } : {}),
			...(branch === undefined ? {} : { branch }),
			...(passes > 0 ? { passes } : {}),
			...(requests ? { requests } : {}),
			...(logs ? { logs } : {}),
		};
	}

	private ofCall({ unit, inputs, result }: OpenEvent): Partial<TraceEvent> {
		const declared = this.tables.inputs(unit);
		return {
			function: this.tables.function(unit),
			inputs: inputs.map((value, index) => ({
				name: `$input.${declared[index]?.name ?? index}`,
				value: declared[index]?.sensitive ? hiddenValue : this.redaction.value(value),
			})),
			...(result === undefined ? {} : { result: this.redaction.value(result) }),
		};
	}

	private change({ name, after }: { readonly name: string; readonly after: KeptValue }, call: number): Change {
		let known = this.variables.get(call);
		if (known === undefined) {
			known = new Map();
			this.variables.set(call, known);
		}
		const before = known.get(name) ?? null;
		const shown = this.redaction.value(after);
		known.set(name, shown);
		return { name: `$${name}`, before, after: shown };
	}
}
