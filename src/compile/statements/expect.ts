import type { Block, Statement } from "../../../grammar/ast.js";
import { blockOf, childOf } from "../../../grammar/tree.js";
import type { StatementDefinition } from "../../catalogue/define.js";
import { variablesFunction } from "../access.js";
import type { FunctionScope } from "../scope.js";
import { definitionCall } from "./definitions.js";
import { translateBlock } from "./index.js";

/** `expect.to_throw { stack { … } exception = … }`: the definition judges the error that the stack raised, or null. */
export function expectToThrow(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const definition = scope.linker.catalogue.statement(node.name) as StatementDefinition;
	const caught = scope.label("caught");
	buffer.line(`let ${caught} = null;`);
	buffer.open("try {");
	isolated(childOf(node, "stack") ? blockOf(node, "stack") : node.body, scope);
	buffer.close(`} catch (${caught}_error) {`);
	buffer.line(`${caught} = ${scope.support("caughtError")}(${caught}_error);`);
	buffer.close();
	buffer.line(`${definitionCall(definition, node, `subject: ${caught}`, scope)};`);
}

/** A stack whose variables are its own, and whose `return`, `break` and `continue` leave it and no more. */
function isolated(block: Block | null, scope: FunctionScope): void {
	const { buffer, locals, assigned, wantsAllVariables } = scope;
	const loops = scope.loops.splice(0);
	const cleanups = scope.cleanups.splice(0);
	scope.locals = new Map();
	scope.assigned = new Set();
	scope.wantsAllVariables = false;
	buffer.open(scope.asynchronous ? "await (async () => {" : "(() => {");
	const start = buffer.length;
	scope.apart(() => {
		scope.forget();
		translateBlock(block, scope);
	});
	buffer.insert(start, declarations(scope));
	buffer.close("})();");
	scope.locals = locals;
	scope.assigned = assigned;
	scope.wantsAllVariables = wantsAllVariables;
	scope.loops.push(...loops);
	scope.cleanups.push(...cleanups);
}

/** They hide those of the function, which have the same names. */
function declarations(scope: FunctionScope): string[] {
	return [
		...[...scope.locals].map(([name, identifier]) => {
			const flags = [
				...(scope.isOwnable(name) && !scope.isSurelyOwned(name) ? [`${scope.owned(name)} = false`] : []),
				...(scope.nested.has(name) ? [`${scope.rows(name)} = null`] : []),
			];
			const queue = scope.queues.has(name) ? ` const ${scope.queue(name)} = ${scope.support("newQueue")}();` : "";
			return `let ${[identifier, ...flags].join(", ")};${queue}`;
		}),
		...(scope.wantsAllVariables ? [variablesFunction(scope)] : []),
	];
}
