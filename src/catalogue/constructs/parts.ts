import type { ConstructPart, ConstructValue, Necessity } from "./define.js";
import { any, bool, either, entry, expression, filledText, int, listOf, nameOf, object, text } from "./values.js";

/* Parts that many constructs have. */

/** A property. */
export const property = (
	name: string,
	value: ConstructValue,
	summary: string,
	required?: Necessity,
): ConstructPart => ({ name, value, summary, ...(required ? { required } : {}) });

export const description = property("description", text, "What it is for; shown in Xano's interface.");
export const docs = property("docs", text, "Longer documentation, in Markdown.");
export const tags = property("tags", listOf(text), "Words to find it by.");
export const guid = property("guid", text, "Its identity in a workspace, which exports write. It does nothing here.");
export const canonical = property("canonical", filledText, "The part of addresses that stands for it.", "parser");

/** What nearly everything may be described with. */
export const descriptive: readonly ConstructPart[] = [description, docs, tags, guid];

export const history = property(
	"history",
	{ kind: "choice", values: [false, "inherit", 0, 10, 100, 1000, 10000, "all"] },
	"How many statements of a run are kept to look at.",
);

export const active = property("active", bool, "Whether it is switched on; it is when this is left out.");
export const datasource = property("datasource", text, "The data source it works with.");

const middlewareList = listOf(
	either(
		object(
			entry("name", nameOf("middleware"), "The middleware.", "always"),
			entry("active", bool, "Whether it is switched on."),
			entry("required", bool, "Whether it has to run."),
		),
		nameOf("middleware"),
	),
);

/** Middleware before and after something. */
export const middlewareChain: ConstructValue = {
	kind: "object",
	entries: [entry("pre", middlewareList, "Runs before."), entry("post", middlewareList, "Runs after.")],
	closed: true,
	filled: true,
};

export const middleware = property("middleware", middlewareChain, "What runs before and after it.");

export const cache = property(
	"cache",
	object(
		entry("ttl", int, "Seconds a result is kept.", "parser"),
		entry("input", bool, "Other inputs, another result.", "parser"),
		entry("auth", bool, "Another user, another result.", "parser"),
		entry("datasource", bool, "Another data source, another result.", "parser"),
		entry("ip", bool, "Another address, another result.", "parser"),
		entry("headers", listOf(text), "Headers whose values count as well."),
		entry("env", listOf(text), "Environment variables whose values count as well."),
	),
	"How long a result is used again, and for whom.",
);

export const input = (required?: Necessity): ConstructPart => ({
	name: "input",
	block: "inputs",
	summary: "Declares what it takes, read as `$input.name`.",
	...(required ? { required } : {}),
});

export const stack = (required?: Necessity): ConstructPart => ({
	name: "stack",
	block: "statements",
	summary: "The statements, run from top to bottom.",
	...(required ? { required } : {}),
});

export const response = (required?: Necessity): ConstructPart =>
	property("response", expression, "What it gives, worked out when the stack is done.", required);

/** Properties of a test; assertions stand beside them. */
const testParts: readonly ConstructPart[] = [
	property("input", { kind: "record", of: expression }, "What the construct is given."),
	datasource,
	description,
];

export const test: ConstructPart = {
	name: "test",
	block: "test",
	repeated: true,
	parts: testParts,
	summary: "Runs it with the given input and judges `$response`.",
};

export const icons = property("icons", any, "Pictures that clients show.");
export const title = property("title", text, "The name that clients show.");
