import type { Column, Statement } from "../../../../grammar/ast.js";
import { jobOf } from "../../../project/job.js";
import type { EditorDocument, Workspace } from "../../workspace.js";
import type { ConstructMentions } from "../construct_mentions.js";
import {
	columnsOf,
	declarationText,
	descriptionOf,
	inputsOf,
	optionOf,
	responseOf,
	valuesOf,
} from "../declarations.js";
import { documentationOf } from "../documentation.js";
import { knownOfResponse, knownOfVariable } from "../known.js";
import { type Known, kindInWords } from "../known_value.js";
import { code, codeBlock, paragraphs, prose } from "../markdown.js";
import { findDeclared, mentionsOfConstruct } from "../places.js";
import type { Mention, Owner } from "../symbols.js";

/** At most so many members or places are listed. */
const mostListed = 12;

/** What is known of something that the program names; null when it says nothing itself. */
export function hoverOfMention(
	{ symbol }: Mention,
	construct: ConstructMentions | null,
	document: EditorDocument,
	workspace: Workspace,
): string | null {
	switch (symbol.kind) {
		case "variable":
			return construct === null ? null : variableMarkdown(symbol.name, construct, document, workspace);
		case "input":
			return symbol.owner === null ? null : inputMarkdown(symbol.name, symbol.owner, construct, workspace);
		case "column":
			return symbol.owner === null ? null : columnMarkdown(symbol.name, symbol.owner, workspace);
		case "environment":
			return environmentMarkdown(symbol.name, workspace);
		case "construct":
			return symbol.owner === null ? null : declarationMarkdown(symbol.owner, workspace);
	}
}

function variableMarkdown(
	name: string,
	construct: ConstructMentions,
	{ source }: EditorDocument,
	workspace: Workspace,
): string {
	const known = knownOfVariable(name, { workspace, construct });
	const lines = [
		...new Set((construct.assignments.get(name) ?? []).map(({ span }) => source.lineAndColumn(span.start).line)),
	];
	const places = lines.slice(0, mostListed).join(", ") + (lines.length > mostListed ? ", …" : "");
	const where = lines.length === 0 ? "Nothing sets it." : `Set in ${lines.length === 1 ? "line" : "lines"} ${places}.`;
	return paragraphs(codeBlock(`$${name}: ${kindInWords(known)}`), where, membersMarkdown(known));
}

/** The members of an object, or of the objects in an array. */
function membersMarkdown(known: Known): string | null {
	const members = [...(known.members ?? known.element?.members ?? [])];
	if (members.length === 0) return null;
	const lines = members.slice(0, mostListed).map(([name, { detail }]) => `- ${code(name)} (${detail})`);
	if (members.length > mostListed) lines.push(`- and ${members.length - mostListed} more`);
	return lines.join("\n");
}

function columnText(column: Column): string {
	return column.default === null ? declarationText(column) : `${declarationText(column)}=…`;
}

function optionsMarkdown(column: Column): string {
	const values = valuesOf(column);
	const description = optionOf(column, "description");
	const filters = column.filters.map(({ name }) => code(name)).join(", ");
	return paragraphs(
		description === null ? null : prose(description),
		values.length === 0 ? null : `One of ${values.map(code).join(", ")}.`,
		filters === "" ? null : `Filters: ${filters}.`,
	);
}

function inputMarkdown(
	name: string,
	owner: Owner,
	construct: ConstructMentions | null,
	workspace: Workspace,
): string | null {
	const isOwn = construct !== null && construct.owner.kind === owner.kind && construct.owner.name === owner.name;
	const node = isOwn ? construct.node : findDeclared(workspace, owner)?.node;
	const column = node && inputsOf(node).find((each) => each.name === name);
	if (column) {
		const need = column.optional ? "Optional" : "Required";
		const whose = isOwn ? "" : ` of the ${owner.kind} ${code(owner.name)}`;
		return paragraphs(codeBlock(columnText(column)), `${need} input${whose}.`, optionsMarkdown(column));
	}
	const builtin =
		owner.kind === "function" && node === undefined ? workspace.catalogue.function(owner.name) : undefined;
	const input = builtin?.inputs.find((each) => each.name === name);
	if (input === undefined) return null;
	return paragraphs(
		codeBlock(`${input.type} ${input.name}${input.required ? "" : "?"}`),
		prose(input.summary),
		`Input of the built-in function ${code(owner.name)}.`,
	);
}

function columnMarkdown(name: string, owner: Owner, workspace: Workspace): string | null {
	const table = findDeclared(workspace, owner);
	const column = table && columnsOf(table.node).find((each) => each.name === name);
	if (column === undefined) return null;
	return paragraphs(codeBlock(columnText(column)), `Column of the table ${code(owner.name)}.`, optionsMarkdown(column));
}

function environmentMarkdown(name: string, { project }: Workspace): string {
	const jobs = project.constructs.filter(
		(construct) => construct.kind.startsWith("run.") && jobOf(construct).environment?.includes(name),
	);
	const asked =
		jobs.length === 0
			? "No job asks for it: it is null unless `.env`, `--env` or `--env-file` sets it."
			: `Has to be set before ${jobs.map((job) => code(job.name)).join(", ")} runs.`;
	return paragraphs(codeBlock(`$env.${name}`), `Environment variable. ${asked}`);
}

/** A construct of the project, as its callers need to know it. */
function declarationMarkdown(owner: Owner, workspace: Workspace): string | null {
	const declared = findDeclared(workspace, owner);
	if (declared === undefined) {
		return owner.kind === "function" ? documentationOf({ kind: "function", name: owner.name }, workspace) : null;
	}
	const { node, source } = declared;
	const isTable = owner.kind === "table";
	const columns = isTable ? columnsOf(node) : inputsOf(node);
	const description = descriptionOf(node);
	return paragraphs(
		codeBlock(`${owner.kind} "${owner.name}"${signature(node, isTable)}`),
		description === null ? null : prose(description),
		columns.map(columnLine).join("\n"),
		responseMarkdown(declared, workspace),
		`Declared in ${code(source.name)}.`,
	);
}

function signature(node: Statement, isTable: boolean): string {
	const columns = isTable ? columnsOf(node) : inputsOf(node);
	return columns.length === 0 ? "" : `(${columns.map(declarationText).join(", ")})`;
}

function columnLine(column: Column): string {
	const description = optionOf(column, "description");
	return `- ${code(columnText(column))}${description === null ? "" : `: ${prose(description)}`}`;
}

function responseMarkdown(declared: Parameters<typeof mentionsOfConstruct>[0], workspace: Workspace): string | null {
	if (responseOf(declared.node) === null) return null;
	const construct = mentionsOfConstruct(declared, workspace);
	const known = construct === null ? null : knownOfResponse(construct, workspace);
	if (known === null || (known.kind === null && known.members === null)) return null;
	return paragraphs(`Gives: ${kindInWords(known)}`, membersMarkdown(known));
}
