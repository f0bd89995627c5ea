import type { Statement } from "../../../grammar/ast.js";
import { quote } from "../../../grammar/print/texts.js";
import { attributeOf, plainName, withoutGroups } from "../../../grammar/tree.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { laidOut } from "./layout.js";

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
export function mockToPaste(test: string, node: Statement, catalogue: Catalogue): MockToPaste {
	const called = node.name === "function.run" ? plainName(node.args[0]) : null;
	const entry = `${quote(test)}: ${shapeOf(node.name, called, catalogue)}`;
	const property = laidOut(`mock = {${entry}}`, usualDepth);
	const statement = called === null ? node.name : `${node.name} ${quote(called)}`;
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

/** What a statement gives, as its definition says; for a call of a built-in function what that gives. */
function shapeOf(statement: string, called: string | null, catalogue: Catalogue): string {
	const ofFunction = called === null ? undefined : catalogue.function(called)?.mock;
	return ofFunction ?? catalogue.statement(statement)?.mock ?? "null";
}
