import type { Expression, Statement } from "../../../grammar/ast.js";
import { blockOf, childOf, plainName, targetOf, unwrap } from "../../../grammar/tree.js";
import { counting, headOf } from "../coverage.js";
import { expression } from "../expressions.js";
import { condition } from "../operators.js";
import type { FunctionScope, LoopScope, Removal } from "../scope.js";
import { translateBlock } from "./index.js";
import { checkCleanups, misuse } from "./parts.js";
import { readTarget, replaceOwned, updateInner } from "./targets.js";

/** Passes of a loop between two looks at the limits. */
const passesPerLook = 1024;

function loopVariable(node: Statement): string | null {
	const each = childOf(node, "each");
	// Without a block, what stands after `as` is read as the result of a statement.
	const binding = each?.binding ?? (each?.body === null ? each.result : null);
	return binding === null ? null : (targetOf(binding)?.variable ?? null);
}

/** How the passes of a loop are counted. */
interface Passes {
	/** Counts one. */
	readonly pass: string;
	/** What stands behind the loop to count that there was none; "" where there always is one. */
	readonly none: string;
}

/** Counts the passes of a loop that begins here, and how often there was none. */
function countPasses(node: Statement, label: string, scope: FunctionScope): Passes | null {
	const ways = scope.coverage?.choice(node, "loop", headOf(node));
	if (!ways) return null;
	const passes = ways("body of the loop", blockOf(node, "each") ?? node);
	if (alwaysPasses(node)) return { pass: `${counting(passes)};`, none: "" };
	// The body may jump out of the loop, but not without having counted itself.
	scope.buffer.line(`const ${label}_before = C[${passes}];`);
	const none = counting(ways("no pass", headOf(node), false));
	return { pass: `${counting(passes)};`, none: `if (C[${passes}] === ${label}_before) ${none};` };
}

/** Whether it is written down that there is a first pass: `for (3)`, `foreach ([1, 2])`, `while (true)`. */
function alwaysPasses({ name, args: [over] }: Statement): boolean {
	const given = over && unwrap(over);
	if (given?.kind === "Number") return name !== "foreach" && given.value >= 1;
	if (given?.kind === "Array")
		return name === "foreach" && given.elements.some((each) => !each.disabled && !each.spread);
	return name === "while" && plainName(given) === "true";
}

/** Code by which a loop goes through its passes. */
interface LoopShape {
	readonly node: Statement;
	/** Where the passes of one stretch begin and end: `const` declarations, or "". */
	readonly stretch: string;
	/** The three parts of the head of the inner loop. */
	readonly head: string;
	/** How many passes a stretch has made. */
	readonly passes: string;
	/** Whether the loop is over after a stretch, be it that it was left. */
	readonly isOver: string;
	/** What the variable of the loop is given in each pass. */
	readonly value: string;
	/** Code of what has to hold for a pass, where the head does not say it. */
	readonly test?: string;
	readonly removal: LoopScope["removal"];
}

/**
 * A loop as two: the inner one makes a stretch of up to 1,024 passes, the outer one counts them, looks at the limits and,
 * in asynchronous code, lets signals and timers through. With that call inside of the inner loop JavaScript could keep
 * nothing of one pass for the next; a loop over the numbers of a list took a third longer.
 */
function loop(shape: LoopShape, scope: FunctionScope): void {
	const { node, stretch, head, test, value, removal } = shape;
	const { buffer } = scope;
	const label = scope.label("loop");
	const counts = countPasses(node, label, scope);
	buffer.open("for (;;) {");
	if (stretch !== "") buffer.line(stretch);
	buffer.open(`${label}: for (${head}) {`);
	scope.maybe(() => {
		if (test !== undefined) buffer.line(`if (!(${test})) break ${label};`);
		const name = loopVariable(node);
		if (name !== null) buffer.line(scope.assign(name, value, false));
		if (counts !== null) buffer.line(counts.pass);
		scope.loops.push({ label, isLoop: true, removal });
		translateBlock(blockOf(node, "each"), scope);
		scope.loops.pop();
	});
	buffer.close();
	const place = `${scope.unit}, ${node.start}`;
	const tick = `${scope.mark(node.args[0] ?? node)}R.tick(${place})`;
	const look = scope.asynchronous ? `if (${tick}) await R.breathe();` : `${tick};`;
	buffer.line(`if ((fuel += ${shape.passes}) >= ${passesPerLook}) { fuel -= ${passesPerLook}; ${look} }`);
	buffer.line(`if (${shape.isOver}) break;`);
	buffer.close();
	if (counts?.none) buffer.line(counts.none);
}

/** `for (n) { each as $i { … } }`: 0 … n-1, n rounded down, not at all for n ≤ 0. */
export function forLoop(node: Statement, scope: FunctionScope): void {
	const count = node.args[0]
		? expression(unwrap(node.args[0]), scope, "borrow").text
		: misuse(scope, node, "`for` needs a number");
	const counter = scope.label("i");
	const end = `${counter}_end`;
	scope.buffer.line(`const ${end} = ${scope.mark(node.args[0] ?? node)}${scope.support("loopCount")}(${count});`);
	scope.buffer.line(`let ${counter} = 0;`);
	loop({ node, ...upTo(end, counter), value: counter, removal: null }, scope);
}

/** Counts from where it stands up to an end. */
function upTo(end: string, counter: string): Pick<LoopShape, "stretch" | "head" | "passes" | "isOver"> {
	const ahead = `${counter} + ${passesPerLook}`;
	return {
		stretch: `const ${counter}_from = ${counter}, ${counter}_stop = ${ahead} < ${end} ? ${ahead} : ${end};`,
		head: `; ${counter} < ${counter}_stop; ${counter}++`,
		passes: `${counter} - ${counter}_from`,
		isOver: `${counter} < ${counter}_stop || ${counter} >= ${end}`,
	};
}

/** `foreach ($list) { each as $value { … } }`: over the array as it is when the loop begins, or over a stream. */
export function foreachLoop(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const source = node.args[0] ? unwrap(node.args[0]) : null;
	const counter = scope.label("i");
	const list = `${counter}_list`;
	const value = source ? expression(source, scope, "escape").text : misuse(scope, node, "`foreach` needs an array");
	buffer.line(`const ${list} = ${scope.mark(source ?? node)}${scope.support("loopElements")}(R, ${value});`);
	buffer.line(`let ${counter} = 0;`);
	const removal = source && removesElements(node) ? removalFrom(source, counter, scope) : "unnamed";
	const shape = upTo(`${list}.length`, counter);
	// Every row of a stream is the first and only element while its turn lasts.
	const more = `${scope.mark(source ?? node)}${scope.support("nextRow")}(${list}) && ((${counter} = 0), true)`;
	const isOver = `${counter} < ${counter}_stop || (${counter} >= ${list}.length && !(${more}))`;
	loop({ node, ...shape, isOver, value: `${list}[${counter}]`, removal }, scope);
}

function removesElements(node: Statement): boolean {
	const pending = [...(blockOf(node, "each")?.items ?? [])];
	for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
		if (item.kind !== "Statement" || item.disabled) continue;
		if (item.name === "foreach.remove" || item.name === "remove") return true;
		if (item.body) pending.push(...item.body.items);
	}
	return false;
}

function removalFrom(source: Expression, counter: string, scope: FunctionScope): Removal | "unnamed" {
	const target = targetOf(source);
	if (target === null || ["input", "env", "var"].includes(target.variable)) return "unnamed";
	const removed = `${counter}_removed`;
	const last = `${counter}_last`;
	scope.buffer.line(`let ${removed} = 0, ${last} = -1;`);
	return { index: counter, removed, last, target };
}

/** `foreach.remove`: takes the current element out of the variable, or the part of one, that the loop walks. */
export function removeElement(node: Statement, scope: FunctionScope): void {
	const removal = scope.loops.findLast((loop) => loop.removal !== null)?.removal;
	if (!removal) {
		scope.buffer.line(`${misuse(scope, node, "`foreach.remove` needs a `foreach` around it")};`);
		return;
	}
	// What no variable holds is gone after the loop anyway.
	if (removal === "unnamed") return;
	const { target, index, removed, last } = removal;
	const { variable } = target;
	const { buffer } = scope;
	const isWhole = target.steps.length === 0;
	const place = `${index} - ${removed}`;
	if (scope.queues.has(variable)) buffer.line(`${scope.settled(variable)};`);
	const list = isWhole ? scope.local(variable) : readTarget(target, scope);
	const helper = scope.support("withoutElement");
	buffer.open(`if (${last} !== ${index} && ${scope.mark(node)}${scope.support("hasElement")}(${list}, ${place})) {`);
	buffer.line(
		isWhole
			? replaceOwned(variable, `${helper}(R, ${list}, ${place}, ${scope.owned(variable)})`, scope)
			: scope.mark(node) + scope.uncounted(() => updateInner(target, helper, list, place, scope)),
	);
	buffer.line(`${removed}++; ${last} = ${index};`);
	buffer.close();
}

/** `while (condition) { each { … } }` */
export function whileLoop(node: Statement, scope: FunctionScope): void {
	const counter = scope.label("n");
	scope.buffer.line(`let ${counter} = 0;`);
	// What the body sets may be read by the condition of the next pass, but not surely.
	scope.maybe(() => {
		const [over] = node.args;
		const test = over ? condition(unwrap(over), scope) : misuse(scope, node, "`while` needs a condition");
		const shape: LoopShape = {
			node,
			stretch: "",
			head: `${counter} = 0; ${counter} < ${passesPerLook}; ${counter}++`,
			passes: counter,
			isOver: `${counter} < ${passesPerLook}`,
			value: "null",
			test: scope.mark(over ?? node) + test,
			removal: null,
		};
		loop(shape, scope);
	});
}

export function breakLoop(node: Statement, scope: FunctionScope): void {
	const loop = scope.loops.at(-1);
	if (loop) checkCleanups(scope);
	scope.buffer.line(loop ? `break ${loop.label};` : `${misuse(scope, node, "`break` needs a loop around it")};`);
}

export function continueLoop(node: Statement, scope: FunctionScope): void {
	const loop = scope.loops.findLast(({ isLoop }) => isLoop);
	if (loop) checkCleanups(scope);
	scope.buffer.line(loop ? `continue ${loop.label};` : `${misuse(scope, node, "`continue` needs a loop around it")};`);
}
