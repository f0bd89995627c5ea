import type { Statement } from "../../../grammar/ast.js";
import { blockOf } from "../../../grammar/tree.js";
import { inputObject } from "../access.js";
import { code } from "../code.js";
import type { FunctionScope } from "../scope.js";
import { giving, later } from "../tracing.js";
import { objectType } from "../types.js";
import { translateBlock } from "./index.js";
import { bindResult } from "./parts.js";

/** `util.get_all_input as $all` */
export function getAllInput(node: Statement, scope: FunctionScope): void {
	bindResult(node, code(inputObject(scope), objectType), true, scope);
}

/** `util.post_process { stack { … } }`: the stack sees the variables as they are when it runs. */
export function postProcess(node: Statement, scope: FunctionScope): void {
	const { buffer, loops } = scope;
	const outer = loops.splice(0);
	const cleanups = scope.cleanups.splice(0);
	const { traced } = scope;
	const [here, there] = traced ? later(scope) : ["", ""];
	if (traced) buffer.line(here);
	buffer.open(`R.afterwards.push(${scope.asynchronous ? "async " : ""}() => {`);
	buffer.line("const D = 1; let fuel = 0;");
	if (traced) buffer.line(`${there} const t = T.on ? T.resumes(${scope.unit}) : -1;`);
	scope.traced = traced && { level: 0, site: -1, told: null };
	scope.maybe(() => {
		scope.forget();
		translateBlock(blockOf(node, "stack"), scope);
	});
	buffer.line(`return ${giving("null", scope)};`);
	scope.traced = traced;
	buffer.close("});");
	loops.push(...outer);
	scope.cleanups.push(...cleanups);
}
