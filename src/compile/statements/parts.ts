import type { Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { type Code, code } from "../code.js";
import { applyFilter } from "../filters.js";
import { isObserved, observed } from "../observing.js";
import type { FunctionScope } from "../scope.js";
import { assignTo } from "./targets.js";

/** Stores the result of a statement where `as $x|filter` says; without `as` it is only evaluated. */
export function bindResult(
	node: Statement,
	given: Code,
	fresh: boolean | string,
	scope: FunctionScope,
	count = "0",
): void {
	const { result } = node;
	const value = isObserved(scope) ? code(observed(node, given.text, scope), given.type) : given;
	if (result === null) {
		scope.buffer.line(`${scope.mark(node)}${value.text};`);
		return;
	}
	if (result.kind === "Pipe") {
		let piped = value;
		for (const filter of result.filters) if (!filter.disabled) piped = applyFilter(piped, filter, scope, "escape");
		assignTo(result.subject, piped, false, scope, node);
		return;
	}
	assignTo(result, value, isObserved(scope) ? false : fresh, scope, node, "null", isObserved(scope) ? "0" : count);
}

/** Generated text that raises an error the checker should have found before. */
export function misuse(scope: FunctionScope, span: Span, message: string): string {
	return `${scope.mark(span)}${scope.support("misuse")}(${JSON.stringify(message)})`;
}

/** Before a jump out of `finally`: it may overrule an error of the program, but not what must end the run. */
export function checkCleanups(scope: FunctionScope): void {
	for (const fatal of scope.cleanups) scope.buffer.line(`if (${fatal} !== null) throw ${fatal};`);
}
