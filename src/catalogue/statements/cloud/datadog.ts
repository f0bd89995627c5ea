import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { optional } from "./attributes.js";

const common = {
	family: "cloud",
	gap: "cloud",
	evidence: "choice",
	notes: "Only Xano's engine knows it, no page describes it.",
	positional: [],
	binds: "never",
} as const;

const origin: readonly StatementAttribute[] = [
	optional("service", "text", "The service."),
	optional("source", "text", "What it comes from."),
	optional("env", "text", "The environment."),
	optional("hostname", "text", "The machine."),
	optional("tags", "array", "Tags."),
	optional("timestamp", "any", "When; now when left out."),
];

const connection = optional("connection", "text", "The connection to take.");

const entries: StatementAttribute = { name: "entries", kind: "array", required: true, summary: "The entries." };

/** Datadog. */
export const datadogStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "datadog.log",
		summary: "Sends a line of the log to Datadog.",
		attributes: [
			{ name: "message", kind: "text", required: true, summary: "The line." },
			{
				...optional("status", "text", "How important it is."),
				default: "info",
				values: ["debug", "info", "notice", "warn", "error", "critical", "alert", "emergency"],
			},
			optional("attributes", "object", "Further facts."),
			...origin,
			connection,
		],
		example: 'datadog.log { message = "stored" status = "info" }',
	}),
	gapStatement({
		...common,
		name: "datadog.log_bulk",
		summary: "Sends many lines of the log to Datadog.",
		attributes: [entries, connection],
		example: 'datadog.log_bulk { entries = [{message: "stored"}] }',
	}),
	gapStatement({
		...common,
		name: "datadog.metric",
		summary: "Sends a measured value to Datadog.",
		attributes: [
			{ name: "metric", kind: "text", required: true, summary: "What is measured." },
			{ name: "value", kind: "number", required: true, summary: "The value." },
			{
				...optional("type", "text", "The kind of metric."),
				default: "gauge",
				values: ["count", "gauge", "rate", "histogram", "distribution"],
			},
			...origin,
			connection,
		],
		example: 'datadog.metric { metric = "orders" value = 1 type = "count" }',
	}),
	gapStatement({
		...common,
		name: "datadog.metric_bulk",
		summary: "Sends many measured values to Datadog.",
		attributes: [entries, connection],
		example: 'datadog.metric_bulk { entries = [{metric: "orders", value: 1}] }',
	}),
];
