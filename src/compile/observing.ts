import type { Statement } from "../../grammar/ast.js";

/** What is asked of the scope of a function. */
interface ObservedScope {
	readonly unit: number;
	readonly linker: {
		readonly instruments: { readonly observe?: string };
		callee(name: string): { readonly index: number } | null;
	};
}

/** Whether the statements of this function tell what they give. */
export function isObserved({ linker, unit }: ObservedScope): boolean {
	const { observe } = linker.instruments;
	return observe !== undefined && linker.callee(observe)?.index === unit;
}

/** Code that tells that a statement begins. */
export function beginning(node: Statement): string {
	return `R.began(${node.start}, D);`;
}

/** Code of what a statement gives, which tells it in observed functions. Whoever is told holds it from then on. */
export function observed(node: Statement, value: string, scope: ObservedScope): string {
	return isObserved(scope) ? `R.gave(${node.start}, D, ${value})` : value;
}
