import type { ISerializedGast } from "chevrotain";
import { XanoScriptParser } from "../parser.js";

/** One node of the grammar as the parser itself describes it. */
export type Production =
	| { readonly type: "sequence"; readonly parts: readonly Production[] }
	| { readonly type: "choice"; readonly parts: readonly Production[] }
	| { readonly type: "optional" | "repeated"; readonly part: Production }
	| { readonly type: "rule"; readonly name: string }
	| { readonly type: "token"; readonly name: string; readonly label: string };

export interface Rule {
	readonly name: string;
	readonly definition: Production;
}

/** What chevrotain hands out, with the fields of all its node types. */
interface Serialized extends ISerializedGast {
	readonly name?: string;
	readonly label?: string;
	readonly definition?: Serialized[];
}

/** The rules of the parser in the order it declares them. */
export function grammarRules(): Rule[] {
	const serialized = new XanoScriptParser().getSerializedGastProductions() as Serialized[];
	return serialized.map((rule) => ({ name: rule.name ?? "", definition: sequence(rule.definition ?? []) }));
}

function convert(node: Serialized): Production {
	const inner = node.definition ?? [];
	switch (node.type) {
		case "Terminal":
			return { type: "token", name: node.name ?? "", label: node.label ?? node.name ?? "" };
		case "NonTerminal":
			return { type: "rule", name: node.name ?? "" };
		case "Alternation":
			return { type: "choice", parts: inner.map(convert) };
		case "Option":
			return { type: "optional", part: sequence(inner) };
		case "Repetition":
			return { type: "repeated", part: sequence(inner) };
		case "Alternative":
			return sequence(inner);
		default:
			throw new Error(`the grammar holds a ${node.type}, which the generators do not know`);
	}
}

function sequence(nodes: readonly Serialized[]): Production {
	const parts = nodes.map(convert);
	const [only] = parts;
	return only && parts.length === 1 ? only : { type: "sequence", parts };
}
