/**
 * What is kept of a traced run. Everything here can be written as JSON as it is (`docs/trace.schema.json` describes that),
 * and holds no secret: whoever makes a trace has taken them out. Times are milliseconds since the run began.
 */
export interface Trace {
	/** Of this format; a change that a reader must know of counts it up. */
	readonly version: 1;
	/** What wrote it: `xano-local 0.1.0`. */
	readonly writtenBy: string;
	readonly subject: { readonly kind: "job" | "function"; readonly name: string };
	/** When the run began, ISO 8601 in UTC. */
	readonly startedAt: string;
	readonly milliseconds: number;
	/** What the function, or main of the job, was given. */
	readonly input: readonly TracedVariable[];
	readonly outcome: Outcome;
	/** The files whose code may have run. */
	readonly sources: readonly TracedSource[];
	readonly functions: readonly TracedFunction[];
	/** Every statement that may have run, whether it did or not. */
	readonly sites: readonly Site[];
	/** What happened, in the order in which it began: an event comes before all that happened within it. */
	readonly events: readonly TraceEvent[];
	readonly requests: readonly TracedRequest[];
	readonly logs: readonly TracedLog[];
	readonly totals: Totals;
}

/** A value as it is shown: long ones are cut off. */
export interface ShownValue {
	/** `null`, `bool`, `int`, `number`, `text`, `array`, `object`, `resource` … */
	readonly type: string;
	/** The value as JSON, shortened where `isCut`. */
	readonly text: string;
	/** Characters of a text, elements of an array, keys of an object; null for all others. */
	readonly size: number | null;
	readonly isCut: boolean;
}

export interface TracedVariable {
	/** `$total`, `$input.id`. */
	readonly name: string;
	readonly value: ShownValue;
}

/** A variable that a statement changed. */
export interface Change {
	readonly name: string;
	/** Null when it was not set before, or what it was is not known. */
	readonly before: ShownValue | null;
	readonly after: ShownValue;
}

export type Outcome =
	| { readonly kind: "done"; readonly value: ShownValue }
	| {
			readonly kind: "failed";
			readonly code: string;
			readonly message: string;
			readonly help: string | null;
			/** Innermost first. */
			readonly frames: readonly TracedFrame[];
			/** The event in which it was raised, the innermost one; null when that is not known. */
			readonly event: number | null;
	  };

export interface TracedFrame {
	readonly function: string;
	readonly file: string;
	readonly line: number;
	readonly column: number;
}

export interface TracedSource {
	/** Relative to the project, with `/`. */
	readonly path: string;
	readonly text: string;
}

export interface TracedFunction {
	readonly name: string;
	/** Index in `sources`; null for a built-in function. */
	readonly source: number | null;
	/** Line of its declaration, from 1. */
	readonly line: number;
	/** How often it was called. */
	readonly calls: number;
}

/** A statement of a program. */
export interface Site {
	/** Index in `functions`. */
	readonly function: number;
	/** Name of the statement: `var.update`, `foreach`, and `response` for that of the function. */
	readonly name: string;
	/** One line to know it by: `var.update $total`, `foreach ($input.items)`. */
	readonly title: string;
	/** Offsets in the text of its file, end excluded. */
	readonly start: number;
	readonly end: number;
	/** Of its first character, from 1. */
	readonly line: number;
	readonly column: number;
	/** How often it ran, whether there is an event for each time or not. */
	readonly hits: number;
}

/**
 * - `call`: a function runs. `function` says which, `site` the statement that called it.
 * - `statement`: the statement `site` runs.
 * - `pass`: one pass of the loop `site`, within the event of the loop; `pass` counts from 0.
 */
export interface TraceEvent {
	readonly kind: "call" | "statement" | "pass";
	/** Index of the event it happened in; -1 for the outermost. */
	readonly parent: number;
	/** Index in `sites`; -1 for a call that no statement made. */
	readonly site: number;
	readonly function?: number;
	readonly pass?: number;
	readonly start: number;
	/** Null when it had not ended when the run did. */
	readonly milliseconds: number | null;
	/** An error was raised in it and left it. */
	readonly failed?: true;
	/** What a call was given. */
	readonly inputs?: readonly TracedVariable[];
	/** Of a call whose first events were not kept: what they have left its variables as. */
	readonly known?: readonly TracedVariable[];
	/** What a call gave back. */
	readonly result?: ShownValue;
	readonly changes?: readonly Change[];
	/** Which way it went: `if`, `elseif 2`, `else`, `case "a"`, `default`, `catch`, `none`. */
	readonly branch?: string;
	/** How many passes a loop made. There may be events for some of them only. */
	readonly passes?: number;
	/** Indices in `requests`. */
	readonly requests?: readonly number[];
	/** Indices in `logs`. */
	readonly logs?: readonly number[];
}

/** Headers and body of one direction. */
export interface Message {
	readonly headers: readonly (readonly [name: string, value: string])[];
	/** Null when there is none, or when it is no text. */
	readonly body: string | null;
	/** Of the whole body. */
	readonly bytes: number;
	/** Whether `body` is only its beginning. */
	readonly isCut: boolean;
}

export interface TracedRequest {
	/** The innermost event it was sent in; null when that is not known. */
	readonly event: number | null;
	readonly method: string;
	readonly url: string;
	/** Null when no answer came. */
	readonly status: number | null;
	/** Why no answer came, or why it ended early; null when all went well. */
	readonly failure: string | null;
	readonly start: number;
	/** Until the end of what was read of the answer. */
	readonly milliseconds: number;
	readonly sent: Message;
	readonly received: Message | null;
	/** What a language model was asked; null for every other request. */
	readonly model: ModelUse | null;
}

/** One request to a language model, in the terms of OpenTelemetry's conventions for generative AI. */
export interface ModelUse {
	readonly provider: string;
	/** `chat`, `embeddings` … */
	readonly operation: string;
	readonly requested: string;
	readonly answered: string | null;
	readonly temperature: number | null;
	readonly maximumTokens: number | null;
	readonly promptTokens: number | null;
	readonly completionTokens: number | null;
	readonly finishReasons: readonly string[];
	/** US dollars at the list price; null when the price of the model or the number of tokens is not known. */
	readonly cost: number | null;
}

export interface TracedLog {
	/** The innermost event it was written in; null when that is not known. */
	readonly event: number | null;
	readonly at: number;
	readonly value: ShownValue;
	readonly file: string;
	readonly line: number;
}

export interface Totals {
	/** Statements that ran. */
	readonly statements: number;
	readonly calls: number;
	/** Statements, passes and calls that ran without an event, once there were as many as are kept. */
	readonly withoutEvent: number;
	readonly requests: number;
	readonly promptTokens: number;
	readonly completionTokens: number;
	/** US dollars; null when no request had a known cost. */
	readonly cost: number | null;
}
