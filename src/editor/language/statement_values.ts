import { findConstruct } from "../../catalogue/constructs/index.js";
import type { StatementAttribute, StatementDefinition } from "../../catalogue/define.js";
import { type Expected, expectedOfAttribute, expectedOfConstructValue } from "./expected.js";
import { namedKind } from "./naming.js";

/** What an attribute of a statement wants, with what is known beside its definition: verbs of requests, names of the project. */
export function attributeExpected(definition: StatementDefinition, attribute: StatementAttribute): Expected {
	const expected = expectedOfAttribute(attribute);
	const named = namedKind(null, attribute.name, []);
	if (named !== null && definition.family !== "expect") return { ...expected, names: [named] };
	if (attribute.name === "method" && attribute.kind === "text" && expected.values.length === 0) {
		return { ...expected, values: requestMethods() };
	}
	return expected;
}

function requestMethods(): readonly (string | number | boolean)[] {
	const verb = findConstruct("query")?.namedArguments?.find(({ name }) => name === "verb");
	return verb ? expectedOfConstructValue(verb.value).values : [];
}
