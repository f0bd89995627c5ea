import type { Statement } from "../../../grammar/ast.js";
import { attributeOf, plainName, withoutGroups } from "../../../grammar/tree.js";
import { laidOut } from "../save/layout.js";

/** What a statement has to be given so that a test sends nothing. */
export interface MockToPaste {
	/** How a statement is called in a sentence: `api.request`, `function.run "send_mail"`. */
	readonly statement: string;
	/** Where the text goes: a property of the statement, or an entry of the `mock` that it has. */
	readonly form: "property" | "entry";
	/** In the layout of the formatter; its first line is not indented. */
	readonly text: string;
}

/**
 * The mock that answers for a statement in one test. Its value has the shape of what the statement gives; what has to
 * stand in it is the author's to say.
 *
 * @param test name of the test
 * @param node the statement under test that leads to the request, be it a call of another function
 */
export function mockToPaste(test: string, node: Statement): MockToPaste {
	const called = node.name === "function.run" ? plainName(node.args[0]) : null;
	const entry = `${quoted(test)}: ${shapeOf(node.name, called)}`;
	const property = laidOut(`mock = {${entry}}`, usualDepth);
	const statement = called === null ? node.name : `${node.name} ${quoted(called)}`;
	const mock = attributeOf(node, "mock");
	if (mock === null || withoutGroups(mock.value).kind !== "Object") {
		return { statement, form: "property", text: property.join("\n") };
	}
	const isOneLine = property.length === 1;
	const inner = property.slice(1, -1).map((line) => line.replace("  ", ""));
	return { statement, form: "entry", text: isOneLine ? entry : inner.join("\n") };
}

/** Blocks around a property of a statement that stands right in the stack of a function. */
const usualDepth = 3;

/** What to do about a request that no mock answers, with the mock to paste. */
export function mockAdvice(mock: MockToPaste): string {
	return `${orderOf(mock)}, or record the answer with --update, or let it be sent with --live:\n${mock.text}`;
}

/** What to do about a statement that cannot run, with the mock to paste. */
export function mockOffer(mock: MockToPaste): string {
	return `${orderOf(mock)}, and the test runs without it:\n${mock.text}`;
}

function orderOf({ statement, form }: MockToPaste): string {
	return form === "entry" ? `Add an entry to the \`mock\` of \`${statement}\`` : `Give \`${statement}\` a mock`;
}

const answer = "{response: {status: 200, result: {}}}";

const shapes: Readonly<Record<string, string>> = {
	"api.request": answer,
	"db.add": "{id: 1}",
	"db.get": "{id: 1}",
	"db.query": "[]",
	"stream.from_request": "[]",
	"function.run": "{}",
	"ai.external.mcp.tool.list": "[]",
	"ai.external.mcp.tool.run": '{content: [{type: "text", text: ""}]}',
	"ai.external.mcp.server_details": '{name: "", version: "", capabilities: [], tools: []}',
};

const functionShapes: Readonly<Record<string, string>> = {
	openai_chat_completion:
		'{success: true, model: "gpt-4o", content: "", usage: {prompt_tokens: 0, completion_tokens: 0, total_tokens: 0}, finish_reason: "stop"}',
};

function shapeOf(statement: string, called: string | null): string {
	if (called !== null && Object.hasOwn(functionShapes, called)) return functionShapes[called] as string;
	return Object.hasOwn(shapes, statement) ? (shapes[statement] as string) : "null";
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", '"': '\\"' };

/** A text as the language writes it. */
function quoted(text: string): string {
	return `"${text.replace(/[\n\t\r\\"]/g, (character) => escapes[character] as string)}"`;
}
