import { z } from "zod";
import type { Trace } from "./trace.js";

/** The schema of a trace. It is for those who read traces; whoever makes one has the types, and loads no zod. */

const count = z.int().min(0);
const milliseconds = z.number().min(0);
/** An index, or -1. */
const indexOrNone = z.int().min(-1);

function listed<Item extends z.ZodType>(item: Item, description: string): z.ZodArray<Item> {
	return z.array(item).describe(description);
}

const shownValue = z
	.strictObject({
		type: z.string().describe("`null`, `bool`, `int`, `number`, `text`, `array`, `object`, `resource` …"),
		text: z.string().describe("The value as JSON, shortened where `isCut`"),
		size: count
			.nullable()
			.describe("Characters of a text, elements of an array, keys of an object; null for all others"),
		isCut: z.boolean(),
	})
	.meta({ id: "ShownValue", title: "Value", description: "A value as it is shown: long ones are cut off" });

const variable = z
	.strictObject({ name: z.string().describe("`$total`, `$input.id`"), value: shownValue })
	.meta({ id: "TracedVariable", title: "Variable" });

const change = z
	.strictObject({
		name: z.string(),
		before: shownValue.nullable().describe("Null when it was not set before, or what it was is not known"),
		after: shownValue,
	})
	.meta({ id: "Change", title: "Change", description: "A variable that a statement changed" });

const frame = z
	.strictObject({ function: z.string(), file: z.string(), line: z.int(), column: z.int() })
	.meta({ id: "TracedFrame", title: "Frame", description: "A place in the program, of an error and its callers" });

const outcome = z
	.discriminatedUnion("kind", [
		z.strictObject({ kind: z.literal("done"), value: shownValue }),
		z.strictObject({
			kind: z.literal("failed"),
			code: z.string(),
			message: z.string(),
			help: z.string().nullable().describe("What to do about it, where that is known"),
			frames: listed(frame, "Innermost first"),
			event: count.nullable().describe("Index of the innermost event it was raised in; null when that is not known"),
		}),
	])
	.meta({ id: "Outcome", title: "Outcome", description: "How the run ended" });

const source = z
	.strictObject({ path: z.string().describe("Relative to the project, with `/`"), text: z.string() })
	.meta({ id: "TracedSource", title: "Source", description: "A file of the program" });

const tracedFunction = z
	.strictObject({
		name: z.string(),
		source: count.nullable().describe("Index in `sources`; null for a built-in function"),
		line: z.int().describe("Line of its declaration, from 1"),
		calls: count.describe("How often it was called"),
	})
	.meta({ id: "TracedFunction", title: "Function" });

const site = z
	.strictObject({
		function: count.describe("Index in `functions`"),
		name: z.string().describe("Name of the statement: `var.update`, and `response` for that of the function"),
		title: z.string().describe("One line to know it by: `var.update $total`"),
		start: count.describe("Offset in the text of its file"),
		end: count.describe("The same of its end, excluded"),
		line: z.int().describe("Of its first character, from 1"),
		column: z.int(),
		hits: count.describe("How often it ran, whether there is an event for each time or not"),
	})
	.meta({ id: "Site", title: "Statement", description: "A statement of the program" });

const event = z
	.strictObject({
		kind: z
			.enum(["call", "statement", "pass"])
			.describe("`call`: a function runs. `statement`: a statement runs. `pass`: one pass of a loop"),
		parent: indexOrNone.describe("Index of the event it happened in; -1 for the outermost"),
		site: indexOrNone.describe("Index in `sites`; -1 for a call that no statement made"),
		function: count.exactOptional().describe("Of a call: index in `functions`"),
		pass: count.exactOptional().describe("Of a pass: which one, from 0"),
		start: milliseconds.describe("Since the run began"),
		milliseconds: milliseconds.nullable().describe("Null when it had not ended when the run did"),
		failed: z.literal(true).exactOptional().describe("An error was raised in it and left it"),
		inputs: listed(variable, "What a call was given").exactOptional(),
		result: shownValue.exactOptional().describe("What a call gave back"),
		known: listed(
			variable,
			"Of a call whose first events were not kept: what they have left its variables as",
		).exactOptional(),
		changes: listed(change, "The variables it changed").exactOptional(),
		branch: z
			.string()
			.exactOptional()
			.describe('Which way it went: `if`, `elseif 2`, `else`, `case "a"`, `default`, `catch`, `none`'),
		passes: count.exactOptional().describe("How many passes a loop made. There may be events for some of them only"),
		requests: listed(count, "Indices in `requests`").exactOptional(),
		logs: listed(count, "Indices in `logs`").exactOptional(),
	})
	.meta({ id: "TraceEvent", title: "Event", description: "Something that happened, and how long it took" });

const message = z
	.strictObject({
		headers: listed(z.tuple([z.string(), z.string()]), "Names and values"),
		body: z.string().nullable().describe("Null when there is none, or when it is no text"),
		bytes: count.describe("Of the whole body"),
		isCut: z.boolean().describe("Whether `body` is only its beginning"),
	})
	.meta({ id: "Message", title: "Message", description: "Headers and body of one direction" });

const modelUse = z
	.strictObject({
		provider: z.string(),
		operation: z.string().describe("`chat`, `embeddings` …"),
		requested: z.string().describe("The model that was asked for"),
		answered: z.string().nullable().describe("The model that answered"),
		temperature: z.number().nullable(),
		maximumTokens: z.number().nullable(),
		promptTokens: z.number().nullable(),
		completionTokens: z.number().nullable(),
		finishReasons: z.array(z.string()),
		cost: z
			.number()
			.nullable()
			.describe("US dollars at the list price; null when the price of the model or the number of tokens is not known"),
	})
	.meta({ id: "ModelUse", title: "Use of a model", description: "One request to a language model" });

const request = z
	.strictObject({
		event: count.nullable().describe("Index of the innermost event it was sent in; null when that is not known"),
		method: z.string(),
		url: z.string(),
		status: z.int().nullable().describe("Null when no answer came"),
		failure: z.string().nullable().describe("Why no answer came, or why it ended early; null when all went well"),
		start: milliseconds.describe("Since the run began"),
		milliseconds: milliseconds.describe("Until the end of what was read of the answer"),
		sent: message,
		received: message.nullable(),
		model: modelUse.nullable().describe("What a language model was asked; null for every other request"),
	})
	.meta({ id: "TracedRequest", title: "Request", description: "A request and its answer" });

const log = z
	.strictObject({
		event: count.nullable().describe("Index of the innermost event it was written in; null when that is not known"),
		at: milliseconds.describe("Since the run began"),
		value: shownValue,
		file: z.string(),
		line: z.int(),
	})
	.meta({ id: "TracedLog", title: "Log", description: "What `debug.log` wrote" });

const totals = z
	.strictObject({
		statements: count.describe("Statements that ran"),
		calls: count,
		withoutEvent: count.describe("Statements, passes and calls that ran without an event"),
		requests: count,
		promptTokens: z.number().min(0),
		completionTokens: z.number().min(0),
		cost: z.number().nullable().describe("US dollars; null when no request had a known cost"),
	})
	.meta({ id: "Totals", title: "Totals" });

/** Whatever is no trace is refused, and so is one with more in it than the format knows. */
export const traceSchema = z
	.strictObject({
		version: z.literal(1).describe("Of this format"),
		writtenBy: z.string().describe("What wrote it: `xano-local 0.1.0`"),
		subject: z.strictObject({ kind: z.enum(["job", "function"]), name: z.string() }).describe("What ran"),
		startedAt: z.iso.datetime().describe("When the run began, ISO 8601 in UTC"),
		milliseconds: milliseconds.describe("How long the run took"),
		input: listed(variable, "What the function, or main of the job, was given"),
		outcome,
		sources: listed(source, "The files whose code may have run"),
		functions: listed(tracedFunction, "The functions that may have run"),
		sites: listed(site, "Every statement that may have run, whether it did or not"),
		events: listed(
			event,
			"What happened, in the order in which it began: an event comes before all that happened within it",
		),
		requests: listed(request, "The requests that were sent"),
		logs: listed(log, "What was logged"),
		totals,
	})
	.meta({ title: "Trace of a run", description: "What `xano run --trace` keeps of a run. Times are in milliseconds" });

/** All of a type that can be changed made constant, as in {@link Trace}. */
type Constant<Data> = Data extends readonly unknown[] | object
	? { readonly [Key in keyof Data]: Constant<Data[Key]> }
	: Data;

type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** What the schema describes is the type and nothing else: this does not compile when one of them is changed alone. */
export const describesTrace: Same<Constant<z.infer<typeof traceSchema>>, Constant<Trace>> = true;

/** The schema as JSON Schema 2020-12, as `docs/trace.schema.json` has it. */
export function traceJsonSchema(): object {
	return z.toJSONSchema(traceSchema, { target: "draft-2020-12" });
}
