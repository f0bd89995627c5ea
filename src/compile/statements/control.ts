import type { Block, Expression, Statement } from "../../../grammar/ast.js";
import {
	attributeOf,
	blockOf,
	childOf,
	isSwitchedOff,
	statementsOf,
	unwrap,
	visitItems,
} from "../../../grammar/tree.js";
import { headOf } from "../coverage.js";
import { expression } from "../expressions.js";
import { leaving } from "../handing.js";
import { suppose } from "../narrowing.js";
import { condition, longChain } from "../operators.js";
import type { FunctionScope } from "../scope.js";
import { catching, cleaned, giving, going, goingAtOnce } from "../tracing.js";
import { translateBlock } from "./index.js";
import { mockOf } from "./mock.js";
import { checkCleanups, misuse } from "./parts.js";

/** `conditional { if (…) { … } elseif (…) { … } else { … } }` */
export function conditional(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const branches = statementsOf(node.body).filter(({ name }) => name === "if" || name === "elseif" || name === "else");
	const before = new Set(scope.assigned);
	const endings: Set<string>[] = [];
	// JavaScript nests each `else if` in the one before: very many would exhaust its parser, so they leave a block.
	const label = branches.length > longChain ? scope.label("branch") : null;
	const ways = branches.length > 0 ? scope.coverage?.choice(node, "conditional", headOf(node)) : undefined;
	let complete = false;
	let open = 0;
	if (label !== null) buffer.open(`${label}: {`);
	scope.apart(() => {
		for (const branch of branches) {
			scope.assigned = new Set(before);
			const isLast = branch.name === "else" && !isElseIf(branch);
			const head = isLast ? "{" : `if (${testOf(branch, scope)}) {`;
			if (open === 0 || label !== null) buffer.open(head);
			else buffer.close(`} else ${head}`);
			open++;
			if (ways) {
				const name = isElseIf(branch) ? "elseif" : branch.name;
				going(ways(name, branch.body ?? branch, true, isLast ? null : headOf(branch)), scope);
			}
			scope.apart(() => {
				supposeOf(branch, true, scope);
				translateBlock(branch.body, scope);
			});
			if (!leaves(branch, scope)) endings.push(scope.assigned);
			// The branches after it are for what it is not.
			supposeOf(branch, false, scope);
			if (label !== null) {
				buffer.line(`break ${label};`);
				buffer.close();
			}
			if (isLast) {
				complete = true;
				break;
			}
		}
	});
	if (ways && !complete) {
		if (label === null) buffer.close("} else {");
		going(ways("else", headOf(node), false), scope);
	}
	if (open > 0) buffer.close();
	// Where every branch leaves, what follows is for what none of them is.
	if (endings.length === 0) for (const branch of branches) supposeOf(branch, false, scope);
	if (!complete) endings.push(before);
	scope.assigned = intersection(endings) ?? before;
}

/** Notes what the condition of a branch says where it has come out one way. */
function supposeOf(branch: Statement, holds: boolean, scope: FunctionScope): void {
	const test = branch.name === "else" && !isElseIf(branch) ? undefined : branch.args[isElseIf(branch) ? 1 : 0];
	if (test) suppose(test, holds, scope);
}

/** `else if (…)`, as other languages have it, is read as `elseif (…)`. */
function isElseIf({ name, args: [word] }: Statement): boolean {
	return name === "else" && word?.kind === "Word" && word.value === "if";
}

function testOf(branch: Statement, scope: FunctionScope): string {
	const test = branch.args[isElseIf(branch) ? 1 : 0];
	if (!test) return misuse(scope, branch, `\`${branch.name}\` needs a condition in parentheses`);
	return `${scope.mark(test)}${condition(unwrap(test), scope)}`;
}

/**
 * Whether a branch surely ends in `return`, `throw`, `break` or `continue`, so that nothing after it follows from it.
 * With a mock only the first of them still does.
 */
function leaves(branch: Statement, { linker }: FunctionScope): boolean {
	const last = statementsOf(branch.body)
		.filter((statement) => !isSwitchedOff(statement))
		.at(-1);
	if (last === undefined) return false;
	if (linker.instruments.mocks && last.name !== "return" && mockOf(last) !== null) return false;
	return ["return", "throw", "break", "continue"].includes(last.name);
}

function intersection(sets: readonly Set<string>[]): Set<string> | null {
	const [first, ...others] = sets;
	if (!first) return null;
	return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}

/** `switch (value) { case (x) { … } break … default { … } }`: without `break` a case falls into the next. */
export function switchStatement(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const label = scope.label("switch");
	const value = `${label}_value`;
	const chosen = `${label}_chosen`;
	const subject = node.args[0]
		? expression(unwrap(node.args[0]), scope, "borrow").text
		: misuse(scope, node, "`switch` needs a value");
	buffer.open(`${label}: {`);
	buffer.line(`const ${value} = ${scope.mark(node)}${subject};`);
	const branches = statementsOf(node.body).filter(({ name }) => name === "case" || name === "default");
	chooseBranch(branches, value, chosen, scope);
	const ways = branches.length > 0 ? scope.coverage?.choice(node, "switch", headOf(node)) : undefined;
	// Inside a loop `break` leaves the loop; without one it can only mean the switch.
	const ownsBreak = scope.loops.length === 0;
	if (ownsBreak) scope.loops.push({ label, isLoop: false, removal: null, texts: null });
	const before = new Set(scope.assigned);
	for (const [index, branch] of branches.entries()) {
		scope.assigned = new Set(before);
		buffer.open(`if (${chosen} <= ${index}) {`);
		if (ways) {
			const head = branch.name === "case" ? headOf(branch) : null;
			going(ways(branch.name, branch.body ?? branch, true, head), scope);
		}
		scope.apart(() => translateBlock(branch.body, scope));
		if (breaksAfter(branch)) buffer.line(`break ${label};`);
		buffer.close();
	}
	scope.assigned = before;
	if (ways && !branches.some(({ name }) => name === "default"))
		buffer.line(`if (${chosen} === ${branches.length}) ${goingAtOnce(ways("default", headOf(node), false), scope)}`);
	if (ownsBreak) scope.loops.pop();
	buffer.close();
}

/** `case (x) { … } break`, and `case (x) break` without anything to do. */
function breaksAfter({ breaks, body, args }: Statement): boolean {
	const last = args.at(-1);
	return breaks || (body === null && args.length > 1 && last?.kind === "Word" && last.value === "break");
}

/** Decides where to begin before anything runs: `default` may stand anywhere, and only counts when no case fits. */
function chooseBranch(branches: readonly Statement[], value: string, chosen: string, scope: FunctionScope): void {
	const { buffer } = scope;
	const fallback = branches.findIndex(({ name }) => name === "default");
	const choose = scope.label("choose");
	buffer.line(`let ${chosen} = ${fallback < 0 ? branches.length : fallback};`);
	buffer.open(`${choose}: {`);
	for (const [index, branch] of branches.entries()) {
		if (branch.name !== "case") continue;
		const compared = branch.args[0] ? expression(unwrap(branch.args[0]), scope, "borrow").text : "null";
		const equals = scope.support("looseEquals");
		buffer.line(
			`if (${scope.mark(branch)}${equals}(${value}, ${compared})) { ${chosen} = ${index}; break ${choose}; }`,
		);
	}
	buffer.close();
}

/** `group { stack { … } }`: only groups. */
export function group(node: Statement, scope: FunctionScope): void {
	translateBlock(childOf(node, "stack") ? blockOf(node, "stack") : node.body, scope);
}

/** `return { value = … }` */
export function returnStatement(node: Statement, scope: FunctionScope): void {
	const value = attributeOf(node, "value");
	const left = giving(leaving(value?.value ?? null, node, scope), scope);
	checkCleanups(scope);
	scope.buffer.line(`${scope.mark(node)}return ${left};`);
}

function optional(node: Statement, name: string, scope: FunctionScope): string {
	const attribute = attributeOf(node, name);
	return attribute ? expression(attribute.value, scope, "escape").text : "null";
}

/** `precondition (condition) { error_type = … error = … payload = … }` */
export function precondition(node: Statement, scope: FunctionScope): void {
	const test: Expression | undefined = node.args[0];
	const passed = test ? `${scope.mark(test)}${condition(unwrap(test), scope)}` : "false";
	const raise = scope.support("preconditionFailed");
	const parts = ["error_type", "error", "payload"].map((name) => optional(node, name, scope));
	scope.buffer.line(`if (!(${passed})) ${scope.mark(node)}${raise}(${parts.join(", ")});`);
	if (test) suppose(test, true, scope);
}

/** `throw { name = … value = … }` */
export function throwStatement(node: Statement, scope: FunctionScope): void {
	const raise = scope.support("throwError");
	scope.buffer.line(
		`${scope.mark(node)}${raise}(${optional(node, "name", scope)}, ${optional(node, "value", scope)});`,
	);
}

/** Whether some statement of a block can leave it other than at its end. */
function jumpsOut(block: Block | null): boolean {
	let jumps = false;
	visitItems(block?.items ?? [], (item) => {
		if (item.kind === "Statement" && ["return", "break", "continue"].includes(item.name)) jumps = true;
	});
	return jumps;
}

/** `try_catch { try { … } catch { … } finally { … } }` */
export function tryCatch(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const caught = scope.label("caught");
	const handler = childOf(node, "catch");
	const cleanup = childOf(node, "finally");
	const fatal = cleanup && jumpsOut(cleanup.body) ? scope.label("fatal") : null;
	if (fatal !== null) buffer.line(`let ${fatal} = null;`);
	buffer.open("try {");
	if (fatal !== null) buffer.open("try {");
	const before = new Set(scope.assigned);
	scope.apart(() => translateBlock(blockOf(node, "try"), scope));
	const afterTry = scope.assigned;
	scope.assigned = new Set(before);
	buffer.close(`} catch (${caught}) {`);
	buffer.line(scope.assign("error", `${scope.support("caughtError")}(${caught})`, true));
	if (scope.traced) buffer.line(catching(scope));
	if (handler && scope.coverage) {
		const ways = scope.coverage.choice(node, "catch", headOf(node));
		going(ways("catch", handler.body ?? handler), scope);
	}
	const isTold = Boolean(scope.traced && cleanup);
	// An error of the handler has to be told before the cleanup begins, which did not raise it.
	if (isTold) buffer.open("try {");
	scope.apart(() => translateBlock(handler?.body ?? null, scope));
	if (isTold) {
		buffer.close(`} catch (${caught}) {`);
		buffer.line(catching(scope));
		buffer.line(`throw ${caught};`);
		buffer.close();
	}
	const afterCatch = scope.assigned;
	scope.assigned = intersection([afterTry, afterCatch]) ?? before;
	if (fatal !== null) {
		buffer.close();
		buffer.close(`} catch (${caught}) {`);
		buffer.line(`${fatal} = ${scope.support("unstoppable")}(${caught}); throw ${caught};`);
	}
	if (cleanup) {
		const both = scope.assigned;
		scope.assigned = new Set(before);
		buffer.close("} finally {");
		if (fatal !== null) scope.cleanups.push(fatal);
		scope.apart(() => translateBlock(cleanup.body, scope));
		if (fatal !== null) scope.cleanups.pop();
		if (isTold) buffer.line(cleaned(scope));
		for (const name of both) scope.assigned.add(name);
	}
	buffer.close();
}
