import type { XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";
import type { FilterArgument, StatementDefinition } from "../../catalogue/define.js";
import { queryFilters } from "../../catalogue/filters/query.js";
import type { Entry } from "../../reference/entry.js";
import type { Workspace } from "../workspace.js";
import { declarationText, descriptionOf, inputsOf, optionOf } from "./declarations.js";
import { findEntry } from "./documentation.js";
import { levelsAt } from "./levels.js";
import { parameterMarkdown, prose } from "./markdown.js";
import { calledKind } from "./naming.js";
import { argumentPlace } from "./operand.js";
import type { SignatureHelp, SignatureParameter } from "./results.js";
import { type Role, rolesOf } from "./roles.js";
import { nameBehind } from "./standpoint.js";

/**
 * How what is being written at a place is called: a filter with the argument the cursor is in, a statement with what
 * stands behind its name, the inputs of a call.
 * @returns null where nothing is being called
 */
export function signature(workspace: Workspace, path: string, offset: number): SignatureHelp | null {
	const document = workspace.document(path);
	if (document === undefined) return null;
	const levels = levelsAt(document.source, Math.min(Math.max(offset, 0), document.source.text.length));
	if (levels.word === null) return null;
	const { all } = levels;
	const roles = rolesOf(levels, workspace.catalogue);
	for (let at = all.length - 1; at >= 0; at--) {
		const level = all[at];
		const role = roles[at];
		if (level === undefined || role === undefined) continue;
		const before = at === all.length - 1 ? level.current : (all[at + 1]?.head ?? []);
		const argument = argumentPlace(before);
		if (argument !== null) return filterSignature(argument.name, argument.index, workspace);
		if (role.kind !== "value") return statementSignature(before, at === all.length - 1, workspace);
		const outer = all[at - 1];
		const owner = roles[at - 1];
		if (level.kind === "object" && outer && owner && isInput(level.head, owner)) {
			return callSignature(outer.head, before, workspace);
		}
	}
	return null;
}

/** Whether a bracket is that of `input = {…}`. */
function isInput(head: readonly XanoToken[], owner: Role): boolean {
	return (
		owner.kind === "statement" &&
		head.length === 1 &&
		head[0]?.tokenType === T.AttributeName &&
		head[0].payload === "input"
	);
}

class Label {
	text = "";
	readonly parameters: SignatureParameter[] = [];

	add(before: string, name: string, after: string, documentation: string): void {
		const start = this.text.length + before.length;
		this.text += before + name + after;
		this.parameters.push({ label: { start, end: start + name.length }, documentation });
	}
}

function filterSignature(name: string, index: number, workspace: Workspace): SignatureHelp | null {
	const definition = workspace.catalogue.filter(name) ?? queryFilters.find((each) => each.name === name);
	if (definition === undefined) return null;
	const entry = findEntry(workspace.reference, "filter", definition.name);
	const label = new Label();
	label.text = `|${definition.name}`;
	for (const declared of definition.arguments) {
		const { variadic, required } = declared;
		const shown = `${declared.name}${variadic ? "…" : ""}`;
		label.add(required ? ":" : "[:", shown, required ? "" : "]", argumentText(entry, declared));
	}
	const last = definition.arguments.length - 1;
	const repeats = definition.arguments[last]?.variadic === true;
	const active = index <= last ? index : repeats ? last : null;
	return { label: label.text, documentation: prose(definition.summary), parameters: label.parameters, active };
}

function argumentText(entry: Entry | undefined, { name }: FilterArgument): string {
	const parameter = entry?.parameters.find((each) => each.name === name);
	return parameter === undefined ? "" : parameterMarkdown(parameter);
}

/** What stands behind a statement's name; null once its braces have begun. */
function statementSignature(
	before: readonly XanoToken[],
	isInnermost: boolean,
	workspace: Workspace,
): SignatureHelp | null {
	const [head] = before;
	if (head?.tokenType !== T.StatementName) return null;
	if (before.some(({ tokenType }) => tokenType === T.As || tokenType === T.BlockOpen)) return null;
	const definition = workspace.catalogue.statement(head.payload as string);
	if (definition === undefined || definition.positional.length === 0) return null;
	const written = before.filter(({ tokenType }) => argumentStarts.has(tokenType)).length;
	// Within a bracket what is being written is the argument the bracket belongs to.
	const active = written < definition.positional.length ? written : null;
	if (active === null && isInnermost) return null;
	return positionalSignature(definition, active, workspace);
}

const argumentStarts = new Set([
	T.Text,
	T.Word,
	T.Variable,
	T.NumberLiteral,
	T.ParenthesisOpen,
	T.ArrayOpen,
	T.BacktickOpen,
]);

function positionalSignature(
	definition: StatementDefinition,
	active: number | null,
	workspace: Workspace,
): SignatureHelp {
	const entry = findEntry(workspace.reference, "statement", definition.name);
	const label = new Label();
	label.text = definition.name;
	for (const { name, form, required } of definition.positional) {
		const [open, close] =
			form === "condition" || form === "value" ? ["(", ")"] : form === "name" ? ['"', '"'] : ["", ""];
		const shown = form === "variable" ? `$${name}` : name;
		const parameter = entry?.parameters.find((each) => each.role === "positional" && each.name === name);
		label.add(
			required ? ` ${open}` : ` [${open}`,
			shown,
			required ? close : `${close}]`,
			parameter ? parameterMarkdown(parameter) : "",
		);
	}
	return { label: label.text, documentation: prose(definition.summary), parameters: label.parameters, active };
}

function callSignature(
	head: readonly XanoToken[],
	before: readonly XanoToken[],
	workspace: Workspace,
): SignatureHelp | null {
	const kind = head[0]?.tokenType === T.StatementName ? calledKind(head[0].payload as string) : null;
	const name = nameBehind(head);
	if (kind === null || name === null) return null;
	const inputs = inputsWithText(kind, name, workspace);
	if (inputs === null) return null;
	const label = new Label();
	label.text = `${name}(`;
	inputs.list.forEach(({ shown, documentation }, index) => {
		label.add(index === 0 ? "" : ", ", shown, "", documentation);
	});
	label.text += ")";
	const [key] = before;
	const active = key?.tokenType === T.ObjectKey ? inputs.list.findIndex((each) => each.name === key.payload) : -1;
	return {
		label: label.text,
		documentation: inputs.documentation,
		parameters: label.parameters,
		active: active < 0 ? null : active,
	};
}

interface CallInputs {
	readonly documentation: string;
	readonly list: readonly { readonly name: string; readonly shown: string; readonly documentation: string }[];
}

function inputsWithText(kind: string, name: string, workspace: Workspace): CallInputs | null {
	const declared = workspace.project.find(kind, name);
	if (declared) {
		return {
			documentation: prose(descriptionOf(declared.node) ?? ""),
			list: inputsOf(declared.node).map((column) => ({
				name: column.name,
				shown: declarationText(column),
				documentation: prose(optionOf(column, "description") ?? ""),
			})),
		};
	}
	const builtin = kind === "function" ? workspace.catalogue.function(name) : undefined;
	if (builtin === undefined) return null;
	return {
		documentation: prose(builtin.summary),
		list: builtin.inputs.map((input) => ({
			name: input.name,
			shown: `${input.type} ${input.name}${input.required ? "" : "?"}`,
			documentation: prose(input.summary),
		})),
	};
}
