import type { Block, Statement } from "../../../grammar/ast.js";
import { isSwitchedOff, plainName, statementsOf } from "../../../grammar/tree.js";
import { counting, holders } from "../coverage.js";
import { beginning, isObserved } from "../observing.js";
import type { FunctionScope } from "../scope.js";
import { tracedStatement } from "../tracing.js";
import { arrayMerge, arrayPop, arrayPush, arrayShift, arrayUnshift } from "./arrays.js";
import { functionRun } from "./calls.js";
import {
	conditional,
	group,
	precondition,
	returnStatement,
	switchStatement,
	throwStatement,
	tryCatch,
} from "./control.js";
import { debugLog, debugStop } from "./debug.js";
import { catalogueStatement } from "./definitions.js";
import { expectToThrow } from "./expect.js";
import { breakLoop, continueLoop, foreachLoop, forLoop, removeElement, whileLoop } from "./loops.js";
import { mathUpdate } from "./math.js";
import { mockedStatement, mockOf } from "./mock.js";
import { textUpdate } from "./text.js";
import { getAllInput, postProcess } from "./util.js";
import { updateVariable, variable } from "./variables.js";

type Translator = (node: Statement, scope: FunctionScope) => void;

/** Statements the compiler translates itself; every other one is run by its catalogue definition. */
const translators: Readonly<Record<string, Translator>> = {
	var: variable,
	"var.update": updateVariable,
	conditional,
	switch: switchStatement,
	for: forLoop,
	foreach: foreachLoop,
	while: whileLoop,
	break: breakLoop,
	continue: continueLoop,
	remove: removeElement,
	"foreach.remove": removeElement,
	group,
	"db.transaction": group,
	return: returnStatement,
	precondition,
	throw: throwStatement,
	try_catch: tryCatch,
	"function.run": functionRun,
	"array.push": arrayPush,
	"array.unshift": arrayUnshift,
	"array.pop": arrayPop,
	"array.shift": arrayShift,
	"array.merge": arrayMerge,
	"math.add": mathUpdate,
	"math.sub": mathUpdate,
	"math.mul": mathUpdate,
	"text.append": textUpdate,
	"text.prepend": textUpdate,
	"debug.log": debugLog,
	"debug.stop": debugStop,
	"util.get_all_input": getAllInput,
	"expect.to_throw": expectToThrow,
	"util.post_process": postProcess,
	comment: () => {},
	placeholder: () => {},
};

/** They tell in observed functions what they give. */
const reporting: ReadonlySet<Translator> = new Set([
	variable,
	updateVariable,
	functionRun,
	getAllInput,
	returnStatement,
	catalogueStatement,
]);

/** Translates the enabled statements of a block, in order. */
export function translateBlock(block: Block | null, scope: FunctionScope): void {
	for (const node of statementsOf(block)) scope.buffer.within(node, () => translateStatement(node, scope));
}

/** Translates one statement; one that is switched off by `disabled = true` becomes nothing. */
function translateStatement(node: Statement, scope: FunctionScope): void {
	if (isSwitchedOff(node)) return;
	const translator = (Object.hasOwn(translators, node.name) && translators[node.name]) || catalogueStatement;
	const counter = scope.coverage?.statement(node) ?? null;
	const mock = scope.linker.instruments.mocks ? mockOf(node) : null;
	const isTold = mock === null && scope.traced !== null;
	if (counter !== null && !isTold) scope.buffer.line(`${counting(counter)};`);
	const translate = (): void => {
		if (reporting.has(translator) && isObserved(scope)) scope.buffer.line(beginning(node));
		translator(node, scope);
	};
	if (mock !== null) mockedStatement(node, mock, scope, translate);
	else if (isTold && counter !== null)
		tracedStatement({ site: counter, waits: waits(node, scope), holds: holders.has(node.name) }, scope, translate);
	else translate();
}

/** Whether a statement may wait for something outside by itself. */
function waits(node: Statement, { linker }: FunctionScope): boolean {
	if (node.name === "function.run") return linker.callee(plainName(node.args[0]) ?? "")?.inputs === null;
	return linker.catalogue.statement(node.name)?.effects === "async";
}
