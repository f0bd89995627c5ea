import { XanoError } from "../../values/error.js";
import { decodeJson } from "../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import type { InputDeclaration } from "./declaration.js";
import {
	type BindingContext,
	type Coercion,
	inputType,
	missing,
	refusal,
	relocate,
	type TypeDefinition,
} from "./define.js";
import { numberOf } from "./numbers.js";

/** A text that holds JSON as its value, undefined when it does not parse. */
export function parseJsonText(text: string): Value | undefined {
	try {
		return decodeJson(text);
	} catch (error) {
		if (error instanceof XanoError) return undefined;
		throw error;
	}
}

/** What an object input reads its fields from; text that is no JSON object gives none [O], nor do other values. */
function fieldsOf(value: Value): XanoObject {
	const read = typeof value === "string" && value.includes("{") ? (parseJsonText(value) ?? null) : value;
	return isObject(read) ? read : {};
}

/** How an object binds its fields: the binder of the whole, handed in because it knows the types and they do not. */
export type BindFields = (
	declarations: readonly InputDeclaration[],
	context: BindingContext,
) => { bind(raw: XanoObject): XanoObject };

/** The same context, with unknown keys reported under the object's name. */
function reportingUnder(name: string, context: BindingContext): BindingContext {
	return {
		now: () => context.now(),
		parseDate: (text) => context.parseDate(text),
		hashPassword: (text) => context.hashPassword(text),
		compilePattern: (pattern) => context.compilePattern(pattern),
		onUnknown: (field) => context.onUnknown?.(`${name}.${field}`),
	};
}

function prepareObject(declaration: InputDeclaration, context: BindingContext, bindFields: BindFields): Coercion {
	const { name, schema } = declaration;
	if (schema === null) return fieldsOf;
	const fields = bindFields(schema, context.onUnknown ? reportingUnder(name, context) : context);
	return (value) => {
		try {
			return fields.bind(fieldsOf(value));
		} catch (error) {
			throw relocate(error, (path) => `${name}.${path}`);
		}
	};
}

/** The object type. */
export function objectType(bindFields: BindFields): TypeDefinition {
	const prepare = (declaration: InputDeclaration, context: BindingContext): Coercion =>
		prepareObject(declaration, context, bindFields);
	return inputType({
		name: "object",
		aliases: ["obj"],
		summary: "Object with the fields of its `schema`, each bound like an input of its own; other keys are dropped.",
		result: "object",
		zero: {},
		filterMode: "none",
		evidence: "observed",
		notes:
			"Left out, or given anything that is no object, it binds its fields' defaults, so a required field is still missed. Text that holds a JSON object counts as that object. Without a schema every key is kept; Xano wants json for that.",
		examples: [
			{ code: 'object v { schema { int n } } = { n: "5", other: 1 }', result: '{"n":5}' },
			{ code: "object v { schema { text s } } = {}", result: "error: Missing param: s" },
		],
		coerce: (value, declaration, context) => prepare(declaration, context)(value),
		prepare,
	});
}

function readVector(value: Value, declaration: InputDeclaration): Value {
	if (value === "") return null;
	const { name, size } = declaration;
	const list = typeof value === "string" ? parseJsonText(value) : value;
	if (!Array.isArray(list)) throw refusal("Not a vector.", name, "Send a list of numbers.");
	if (size !== null && list.length !== size)
		throw refusal(`Vector must have ${size} elements but received ${list.length}`, name);
	return list.map((element, index) => {
		const number = Number(numberOf(element));
		if (!Number.isFinite(number)) throw refusal("Not numeric.", `${name}[${index}]`);
		return number;
	});
}

/** json, vector and dblink. */
export const structureTypes: readonly TypeDefinition[] = [
	inputType({
		name: "json",
		summary: "Any value, kept as it is.",
		result: "any",
		zero: {},
		nullIsValue: true,
		filterMode: "none",
		evidence: "observed",
		notes:
			'Left out, or "" for an optional input, it binds {} (reported once); null stays null, even for a required input.',
		examples: [
			{ code: "json v = [1, { a: null }]", result: '[1,{"a":null}]' },
			{ code: 'json v = ""', result: "error: Missing param: v" },
		],
		coerce: (value) => (value === "" ? {} : value),
	}),
	inputType({
		name: "vector",
		summary: "List of exactly `size` numbers, as embeddings are.",
		result: "array",
		zero: null,
		nullableByDefault: true,
		filterMode: "bounds",
		evidence: "observed",
		notes: "null is accepted without a question mark. The wording of the refusals is ours.",
		examples: [
			{ code: "vector v { size = 3 } = [1, 2, 3]", result: "[1,2,3]" },
			{ code: 'vector v { size = 1 } = ["a"]', result: "error: Not numeric." },
		],
		coerce: readVector,
	}),
	inputType({
		name: "dblink",
		summary: "Stands for one input per visible column of its table.",
		result: "any",
		zero: null,
		filterMode: "none",
		evidence: "documented",
		notes:
			"The project replaces it by the table's columns before anything is bound; where the table is not part of the project, binding fails.",
		examples: [{ code: 'dblink v { table = "user" } = 1', result: "error: Unable to locate table: user" }],
		coerce: (_value, declaration) => {
			if (declaration.table === null) throw missing("table");
			throw new XanoError(`Unable to locate table: ${declaration.table}`, {
				help: "A dblink takes its inputs from the columns of a table of the project. Add the table, or declare the inputs themselves.",
			});
		},
	}),
];
