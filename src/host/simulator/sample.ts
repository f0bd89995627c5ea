type Schema = Readonly<Record<string, unknown>>;

/** Deeper than this only what has to be there is made: recursive schemas end here. */
const deepest = 6;

const formats: Readonly<Record<string, string>> = {
	"date-time": "2025-01-01T00:00:00Z",
	date: "2025-01-01",
	time: "00:00:00Z",
	duration: "P1D",
	email: "someone@example.com",
	hostname: "example.com",
	ipv4: "192.0.2.1",
	ipv6: "2001:db8::1",
	uri: "https://example.com/",
	uuid: "00000000-0000-4000-8000-000000000000",
};

/**
 * A value that a JSON Schema accepts, always the same one: the first choice of every `enum` and `anyOf`, all
 * properties, one element in every list, the smallest numbers allowed. `pattern` is not followed.
 */
export function sampleOf(schema: unknown): unknown {
	return sample(schema, schema, 0);
}

function sample(schema: unknown, root: unknown, depth: number): unknown {
	if (!isSchema(schema)) return "simulated";
	if (depth > 100) return null;
	if (typeof schema.$ref === "string") return sample(resolve(schema.$ref, root), root, depth + 1);
	if ("const" in schema) return schema.const;
	if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
	const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
	if (Array.isArray(choices)) {
		const end = choices.find((choice) => isSchema(choice) && choice.type === "null");
		return sample(depth > deepest && end !== undefined ? end : choices[0], root, depth + 1);
	}
	switch (typeOf(schema, depth)) {
		case "object":
			return sampleObject(schema, root, depth);
		case "array":
			return sampleArray(schema, root, depth);
		case "string":
			return sampleString(schema);
		case "integer":
		case "number":
			return sampleNumber(schema);
		case "boolean":
			return true;
		case "null":
			return null;
		default:
			return "simulated";
	}
}

function isSchema(value: unknown): value is Schema {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typeOf(schema: Schema, depth: number): unknown {
	const { type } = schema;
	if (Array.isArray(type))
		return depth > deepest && type.includes("null") ? "null" : (type.find((each) => each !== "null") ?? "null");
	return type ?? (isSchema(schema.properties) ? "object" : isSchema(schema.items) ? "array" : undefined);
}

function sampleObject(schema: Schema, root: unknown, depth: number): unknown {
	const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
	const required = Array.isArray(schema.required) ? schema.required : [];
	const wanted = depth > deepest ? properties.filter(([name]) => required.includes(name)) : properties;
	return Object.fromEntries(wanted.map(([name, property]) => [name, sample(property, root, depth + 1)]));
}

function sampleArray(schema: Schema, root: unknown, depth: number): unknown[] {
	const least = typeof schema.minItems === "number" ? schema.minItems : 0;
	const most = typeof schema.maxItems === "number" ? schema.maxItems : 1;
	const length = Math.min(Math.max(least, depth > deepest ? 0 : Math.min(1, most)), 100);
	return Array.from({ length }, () => sample(schema.items, root, depth + 1));
}

function sampleString(schema: Schema): string {
	const { format, minLength, maxLength } = schema;
	if (typeof format === "string" && Object.hasOwn(formats, format)) return formats[format] as string;
	const least = typeof minLength === "number" ? Math.min(minLength, 10_000) : 0;
	return "simulated".padEnd(least, ".").slice(0, typeof maxLength === "number" ? maxLength : undefined);
}

function sampleNumber(schema: Schema): number {
	const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = schema;
	const step = typeof multipleOf === "number" && multipleOf > 0 ? multipleOf : 1;
	const least = typeof exclusiveMinimum === "number" ? exclusiveMinimum + step : Number.NEGATIVE_INFINITY;
	const isBounded = typeof minimum === "number" || typeof exclusiveMinimum === "number";
	let number = isBounded ? Math.max(least, typeof minimum === "number" ? minimum : least) : 1;
	if (typeof maximum === "number") number = Math.min(number, maximum);
	if (typeof exclusiveMaximum === "number" && number >= exclusiveMaximum) number = exclusiveMaximum - step;
	return typeof multipleOf === "number" && multipleOf > 0 ? Math.ceil(number / step) * step : number;
}

/** Follows `#/$defs/name`; anything else leads nowhere. */
function resolve(reference: string, root: unknown): unknown {
	if (reference === "#") return root;
	if (!reference.startsWith("#/")) return undefined;
	return reference
		.slice(2)
		.split("/")
		.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
		.reduce<unknown>(
			(schema, step) => (isSchema(schema) && Object.hasOwn(schema, step) ? schema[step] : undefined),
			root,
		);
}
