import { construct } from "./define.js";
import {
	active,
	datasource,
	description,
	descriptive,
	docs,
	guid,
	history,
	middleware,
	property,
	stack,
	tags,
	test,
} from "./parts.js";
import { entry, listOf, object, timestamp } from "./values.js";

const event = object(
	entry("starts_on", timestamp, "When it runs first, as `2026-01-01 09:00:00+0000`.", "always"),
	entry("freq", { kind: "int", minimum: 1 }, "Seconds from one run to the next; without it there is one."),
	entry("ends_on", timestamp, "After this it runs no more."),
);

const events = property("events", listOf(event), "When it runs.");

/** What runs by itself. */
export const taskConstructs = [
	construct({
		name: "task",
		summary: "Statements that run at fixed times.",
		location: "task/NAME.xs",
		parts: [
			stack("always"),
			{
				name: "schedule",
				value: listOf(event),
				block: "other",
				parts: [events],
				summary: "When it runs; the older form is a block with `events = […]`.",
			},
			active,
			datasource,
			...descriptive,
			history,
			middleware,
			test,
		],
		runs: false,
		evidence: "documented",
		example:
			'task "cleanup" {\n  stack {\n    debug.log {\n      value = "cleaning"\n    }\n  }\n\n  schedule = [{starts_on: 2026-01-01 03:00:00+0000, freq: 86400}]\n}',
	}),
	construct({
		name: "workflow_test",
		summary: "Calls other constructs and judges what they give.",
		location: "workflow_test/NAME.xs",
		parts: [stack("always"), datasource, active, description, docs, tags, guid],
		calls: "test",
		asserts: true,
		runs: false,
		evidence: "documented",
		example:
			'workflow_test "adds" {\n  stack {\n    function.call "add" {\n      input = {a: 1, b: 2}\n    } as $sum\n\n    expect.to_equal ($sum) {\n      value = 3\n    }\n  }\n}\n---\nfunction "add" {\n  input {\n    int a\n    int b\n  }\n\n  stack {\n  }\n\n  response = $input.a + $input.b\n}',
	}),
];
