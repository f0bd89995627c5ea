import type { Project } from "../../index.js";

type Construct = Project["constructs"][number];
type Block = NonNullable<Construct["node"]["body"]>;
type Item = Block["items"][number];
type Column = Extract<Item, { readonly kind: "Column" }>;

/**
 * What is given to inputs that are declared `sensitive`: it is answered no more than a key is.
 * @param functionName null for a job, whose functions may take it
 * @returns values by the names of their inputs
 */
export function sensitiveValues(
	project: Project,
	functionName: string | null,
	input: Readonly<Record<string, unknown>>,
): [name: string, value: string][] {
	const found = functionName === null ? undefined : project.find("function", functionName);
	const functions = found ? [found] : project.all("function");
	return functions.flatMap((construct) => {
		const block = construct.node.body?.items.find((item) => item.kind === "Statement" && item.name === "input");
		return block?.kind === "Statement" && block.body ? valuesIn(block.body, input, false) : [];
	});
}

function valuesIn(block: Block, given: unknown, isSensitive: boolean): [string, string][] {
	if (Array.isArray(given)) return given.flatMap((element) => valuesIn(block, element, isSensitive));
	if (typeof given !== "object" || given === null) return [];
	const values = new Map(Object.entries(given));
	return block.items.flatMap((item): [string, string][] => {
		if (item.kind !== "Column" || item.disabled || !values.has(item.name)) return [];
		const value = values.get(item.name);
		if (isSensitive || declaredSensitive(item)) return textsIn(value).map((text) => [item.name, text]);
		const schema = item.body?.items.find((each) => each.kind === "Statement" && each.name === "schema");
		return schema?.kind === "Statement" && schema.body ? valuesIn(schema.body, value, false) : [];
	});
}

function declaredSensitive({ body }: Column): boolean {
	return (body?.items ?? []).some(
		(item) =>
			item.kind === "Attribute" &&
			item.name === "sensitive" &&
			!item.disabled &&
			item.value.kind === "Word" &&
			item.value.value === "true",
	);
}

function textsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
	return value === null || value === undefined || typeof value === "boolean" ? [] : [String(value)];
}
