import type { StatementAttribute, StatementDefinition } from "../../catalogue/define.js";
import { type Expected, expectedOfAttribute } from "./expected.js";
import { namedKind } from "./naming.js";

/** What an attribute of a statement wants, with what is known beside its definition: names of the project. */
export function attributeExpected(definition: StatementDefinition, attribute: StatementAttribute): Expected {
	const expected = expectedOfAttribute(attribute);
	const named = namedKind(null, attribute.name, []);
	if (named !== null && definition.family !== "expect") return { ...expected, names: [named] };
	return expected;
}
