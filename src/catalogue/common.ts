import type { StatementAttribute } from "./define.js";

/** What every statement takes beside its own attributes. */
export const commonAttributes: readonly StatementAttribute[] = [
	{ name: "description", kind: "text", required: false, summary: "A note for the reader." },
	{ name: "disabled", kind: "bool", required: false, summary: "`true` switches the statement off." },
	{
		name: "mock",
		kind: "object",
		required: false,
		summary: "What the statement binds in tests, by the name of the test.",
	},
];
