import type { XanoToken } from "../../../../grammar/tokens.js";
import { findType } from "../../../catalogue/types/index.js";
import type { Construct } from "../../../project/project.js";
import { declarationText, descriptionOf, inputsOf } from "../declarations.js";
import { paragraphs, prose } from "../markdown.js";
import { declaredNames } from "../places.js";
import type { Completion, CompletionKind } from "../results.js";
import { literal, plainPlace, Stops } from "../snippets.js";
import { type CompletionContext, completion } from "./context.js";

/** An input as calls are offered it. */
export interface OfferedInput {
	readonly name: string;
	/** `int`, `text[]`; for enums their values. */
	readonly type: string;
	readonly required: boolean;
	readonly detail: string;
	readonly documentation: string | null;
}

/** What a construct or built-in function takes; null when there is none of that name. */
export function offeredInputs(
	kind: string,
	name: string,
	{ workspace }: CompletionContext,
): readonly OfferedInput[] | null {
	const declared = workspace.project.find(kind, name);
	if (declared) {
		return inputsOf(declared.node).map((column) => ({
			name: column.name,
			type: column.lists.length > 0 ? "array" : column.type,
			required: !column.optional,
			detail: declarationText(column),
			documentation: null,
		}));
	}
	const builtin = kind === "function" ? workspace.catalogue.function(name) : undefined;
	if (builtin === undefined) return null;
	return builtin.inputs.map((input) => ({
		name: input.name,
		type: input.type.endsWith("[]") ? "array" : input.type,
		required: input.required,
		detail: `${input.type} ${input.name}${input.required ? "" : "?"}`,
		documentation: input.summary,
	}));
}

/** A place for an input's value, in the brackets or quotes of its type. */
export function inputPlace({ type }: OfferedInput, stops: Stops): string {
	return plainPlace(type === "array" ? "array" : (findType(type)?.result ?? "any"), stops);
}

/**
 * Names of constructs of a kind.
 * @param quote the text the cursor is in; null where the name still needs its quotation marks
 * @param call also fills in what the call needs behind the name
 */
export function nameCompletions(
	kind: string,
	quote: XanoToken | null,
	call: boolean,
	context: CompletionContext,
): Completion[] {
	const { workspace } = context;
	const found: Completion[] = [];
	for (const name of declaredNames(workspace, kind)) {
		const construct = workspace.project.find(kind, name);
		if (construct) found.push(nameCompletion(name, kind, documentationOf(construct), 10, quote, call, context));
	}
	if (kind === "function") {
		for (const { name, summary } of workspace.catalogue.functions) {
			if (workspace.project.find("function", name)) continue;
			const documentation = { detail: "built-in", documentation: summary };
			const item = nameCompletion(name, kind, documentation, 20, quote, call, context);
			found.push({ ...item, documentation: null, resolve: { kind: "function", name } });
		}
	}
	return found;
}

interface About {
	readonly detail: string;
	readonly documentation: string | null;
}

function documentationOf(construct: Construct): About {
	const inputs = inputsOf(construct.node).map((column) => `- \`${declarationText(column)}\``);
	const description = descriptionOf(construct.node);
	const documentation = paragraphs(description === null ? null : prose(description), inputs.join("\n"));
	return { detail: construct.source.name, documentation: documentation === "" ? null : documentation };
}

const signs: Readonly<Record<string, CompletionKind>> = { function: "function", table: "table" };

function nameCompletion(
	name: string,
	kind: string,
	about: About,
	rank: number,
	quote: XanoToken | null,
	call: boolean,
	context: CompletionContext,
): Completion {
	const { text } = context.document.source;
	const mark = quote === null ? '"' : quote.image.startsWith("'") ? "'" : '"';
	const isClosed = quote !== null && text[context.span.end] === mark;
	const end = context.span.end + (isClosed ? 1 : 0);
	const [rest = ""] = text.slice(end, end + 200).split("\n", 1);
	const before = quote === null ? mark : "";
	const inputs = call && rest.trim() === "" ? offeredInputs(kind, name, context) : null;
	const snippet = inputs === null ? null : callSnippet(name, inputs, before, mark);
	return completion(
		{
			label: name,
			kind: Object.hasOwn(signs, kind) ? (signs[kind] as CompletionKind) : "value",
			...about,
			text:
				snippet ??
				(quote === null ? `${mark}${name}${mark}` : isClosed || text[end] === mark ? name : `${name}${mark}`),
			isSnippet: snippet !== null,
			rank,
			...(snippet !== null && isClosed ? { span: { start: context.span.start, end } } : {}),
		},
		context,
	);
}

/** A name and the rest of its call: required inputs and the result. */
function callSnippet(name: string, inputs: readonly OfferedInput[], before: string, mark: string): string {
	const stops = new Stops();
	const required = inputs.filter((input) => input.required);
	const entries = required.map((input) => `    ${input.name}: ${inputPlace(input, stops)}`);
	const body = entries.length > 0 ? ` {\n  input = {\n${entries.join("\n")}\n  }\n}` : "";
	return `${before}${literal(name)}${mark}${body} as \\$${stops.filled("result")}`;
}
