import type { Expression, Pipe, Statement } from "../../../grammar/ast.js";
import { blockOf, childOf, plainName, targetOf, unwrap, visitItems } from "../../../grammar/tree.js";
import { type Code, code, literal } from "../code.js";
import { counting, headOf } from "../coverage.js";
import { expression } from "../expressions.js";
import { walkedPipe } from "../filters.js";
import { suppose } from "../narrowing.js";
import { condition } from "../operators.js";
import { counterRange } from "../ranges.js";
import { rememberTexts } from "../remembered_texts.js";
import type { FunctionScope, LoopScope, RememberedTexts, Removal, WalkedPieces } from "../scope.js";
import { looped, looping, passing } from "../tracing.js";
import { anything, elementsOf, isSafeWhole, kinds, textType, wholeType } from "../types.js";
import { type Addition, additionsOf, fill } from "./filling.js";
import { translateBlock } from "./index.js";
import { checkCleanups, misuse } from "./parts.js";
import { closeRooms, openRooms } from "./rooms.js";
import { closeTallies, openTallies } from "./tallies.js";
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
	/** Writes what counts one. */
	readonly pass: () => void;
	/** What stands behind the loop to count that there was none; "" where there always is one. */
	readonly none: string;
	/** What stands behind the loop to tell that it is over; "" when nobody is told. */
	readonly over: string;
}

/** Counts the passes of a loop that begins here, and how often there was none. */
function countPasses(node: Statement, label: string, scope: FunctionScope): Passes | null {
	const ways = scope.coverage?.choice(node, "loop", headOf(node));
	if (!ways) return null;
	const passes = ways("body of the loop", blockOf(node, "each") ?? node);
	const pass = (): void => passing(passes, label, loopVariable(node), scope);
	const always = alwaysPasses(node);
	// The body may jump out of the loop, but not without having counted itself.
	if (!always) scope.buffer.line(`const ${label}_before = C[${passes}];`);
	if (scope.traced) scope.buffer.line(looping(label, scope));
	const over = scope.traced ? looped(label, scope) : "";
	if (always) return { pass, none: "", over };
	const none = counting(ways("no pass", headOf(node), false));
	return { pass, none: `if (C[${passes}] === ${label}_before) ${none};`, over };
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
	/** Identifier of what counts the passes; "" when nothing has to. */
	readonly counter: string;
	/** Code of how far it counts; "" when something else ends the loop. */
	readonly end: string;
	/** What the variable of the loop is given in each pass. */
	readonly value: Code;
	/** Code of what has to hold for a pass, where counting does not say it. */
	readonly test?: () => string;
	/** What is surely so in a pass. */
	readonly suppose?: () => void;
	/** Code that tells at the end whether there is more after all, and then has made a new beginning. */
	readonly more?: string;
	readonly removal: LoopScope["removal"];
	/** What it walks in pieces; null for anything else. */
	readonly walked?: WalkedPieces | null;
}

/**
 * A loop. One that has none inside is generated as two: the inner one makes a stretch of up to 1,024 passes, the outer
 * one counts them, looks at the limits and, in asynchronous code, lets signals and timers through. With that call inside
 * of it JavaScript could keep nothing of one pass for the next; a loop over the numbers of a list took a third longer.
 * Where a pass calls anything anyway, nothing would be gained, and JavaScript would have more to compile.
 */
function loop(shape: LoopShape, scope: FunctionScope): void {
	const { buffer } = scope;
	const label = scope.label("loop");
	const counts = countPasses(shape.node, label, scope);
	if (callsInPasses(shape.node)) wholeLoop(shape, label, counts, scope);
	else stretchedLoop(shape, label, counts, scope);
	for (const line of [counts?.none, counts?.over]) if (line) buffer.line(line);
}

/** Whether passes go through loops or functions of the program. */
function callsInPasses(node: Statement): boolean {
	let calls = false;
	visitItems(blockOf(node, "each")?.items ?? [], (item) => {
		if (item.kind === "Statement" && (loopNames.has(item.name) || item.name === "function.run")) calls = true;
	});
	return calls;
}

const loopNames: ReadonlySet<string> = new Set(["for", "foreach", "while"]);

function wholeLoop(shape: LoopShape, label: string, counts: Passes | null, scope: FunctionScope): void {
	const { counter, end, more } = shape;
	const { buffer } = scope;
	const head = end === "" ? "for (;;)" : `for (; ${counter} < ${end}${more ? ` || ${more}` : ""}; ${counter}++)`;
	buffer.open(`${label}: ${head} {`);
	buffer.line(`if (++fuel >= ${passesPerLook}) { fuel = 0; ${look(shape.node, scope)} }`);
	passOf(shape, label, counts, null, scope);
	buffer.close();
}

function stretchedLoop(shape: LoopShape, label: string, counts: Passes | null, scope: FunctionScope): void {
	const { counter, end, more, node } = shape;
	const { buffer } = scope;
	const texts: RememberedTexts[] = [];
	const begin = buffer.length;
	const tallies = openTallies(node, scope);
	const rooms = end === "" || more !== undefined ? [] : openRooms(node, scope);
	buffer.open("for (;;) {");
	if (end === "") {
		buffer.open(`${label}: for (; fuel < ${passesPerLook}; fuel++) {`);
		passOf(shape, label, counts, texts, scope);
		buffer.close();
		// A loop that was left has not used up its stretch.
		buffer.line(`if (fuel < ${passesPerLook}) break;`);
		buffer.line(`fuel = 0; ${look(node, scope)}${rememberTexts(texts)}`);
	} else {
		const ahead = `${counter} + ${passesPerLook}`;
		buffer.line(`const ${counter}_from = ${counter}, ${counter}_stop = ${ahead} < ${end} ? ${ahead} : ${end};`);
		buffer.open(`${label}: for (; ${counter} < ${counter}_stop; ${counter}++) {`);
		passOf(shape, label, counts, texts, scope);
		buffer.close();
		const counted = `(fuel += ${counter} - ${counter}_from) >= ${passesPerLook}`;
		buffer.line(`if (${counted}) { fuel -= ${passesPerLook}; ${look(node, scope)}${rememberTexts(texts)} }`);
		const isAtEnd = `${counter} >= ${end}${more ? ` && !${more}` : ""}`;
		buffer.line(`if (${counter} < ${counter}_stop || ${more ? `(${isAtEnd})` : isAtEnd}) break;`);
	}
	buffer.close();
	buffer.insert(begin, [...closeRooms(rooms, end, scope), ...closeTallies(tallies, scope)]);
}

function look(node: Statement, scope: FunctionScope): string {
	const tick = `${scope.mark(node.args[0] ?? node)}R.tick(${scope.unit}, ${node.start})`;
	return scope.asynchronous ? `if (${tick}) await R.breathe();` : `${tick};`;
}

/** What happens in one pass. */
function passOf(
	shape: LoopShape,
	label: string,
	counts: Passes | null,
	texts: RememberedTexts[] | null,
	scope: FunctionScope,
): void {
	const { node, value, test, suppose, removal } = shape;
	const { buffer } = scope;
	scope.countsPasses = true;
	scope.maybe(() => {
		scope.forget();
		if (test !== undefined) buffer.line(`if (!(${test()})) break ${label};`);
		suppose?.();
		const name = loopVariable(node);
		if (name !== null) buffer.line(scope.assign(name, value.text, false, value.type));
		if (counts !== null) counts.pass();
		scope.loops.push({ label, isLoop: true, removal, texts });
		const outer = scope.walked;
		scope.walked = shape.walked ?? null;
		const { traced } = scope;
		if (traced) traced.level++;
		translateBlock(blockOf(node, "each"), scope);
		if (traced) traced.level--;
		scope.walked = outer;
		scope.loops.pop();
	});
}

/** `for (n) { each as $i { … } }`: 0 … n-1, n rounded down, not at all for n ≤ 0. */
export function forLoop(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const [over] = node.args;
	const count = over ? expression(unwrap(over), scope, "borrow") : code(misuse(scope, node, "`for` needs a number"));
	const counter = scope.label("i");
	const isWhole = isSafeWhole(count.type);
	const rounded = isWhole ? count.text : `${scope.mark(over ?? node)}${scope.support("loopCount")}(${count.text})`;
	buffer.line(`const ${counter}_end = ${rounded};`);
	const additions = isWhole ? additionsOf(node, scope) : null;
	if (additions !== null) {
		allPasses(node, `${counter}_end`, additions, scope);
		return;
	}
	buffer.line(`let ${counter} = 0;`);
	const greatest = isWhole ? Math.max(0, (count.type.range?.[1] ?? 0) - 1) : counterRange[1];
	const value = code(counter, wholeType([0, Math.min(greatest, counterRange[1])]), true);
	loop({ node, counter, end: `${counter}_end`, value, removal: null }, scope);
}

/** A `for` loop that only fills arrays, done at once. */
function allPasses(node: Statement, count: string, additions: readonly Addition[], scope: FunctionScope): void {
	const { buffer } = scope;
	scope.countsPasses = true;
	buffer.open(`if (${count} > 0) {`);
	scope.maybe(() => {
		const name = loopVariable(node);
		if (name !== null) buffer.line(scope.assign(name, `${count} - 1`, false, wholeType(counterRange)));
		fill(additions, count, scope);
	});
	buffer.line(`for (fuel += ${count}; fuel >= ${passesPerLook}; fuel -= ${passesPerLook}) { ${look(node, scope)} }`);
	buffer.close();
}

/** `foreach ($list) { each as $value { … } }`: over the array as it is when the loop begins, or over a stream. */
export function foreachLoop(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const source = node.args[0] ? unwrap(node.args[0]) : null;
	const counter = scope.label("i");
	if (source?.kind === "Pipe" && walksPieces(node, source, counter, scope)) return;
	const list = `${counter}_list`;
	const given = source
		? expression(source, scope, isChangedIn(node, source) ? "escape" : "child")
		: code(misuse(scope, node, "`foreach` needs an array"));
	const isList = given.type.kinds === kinds.array;
	const walked = isList
		? given.text
		: `${scope.mark(source ?? node)}${scope.support("loopElements")}(R, ${given.text})`;
	buffer.line(`const ${list} = ${walked};`);
	buffer.line(`let ${counter} = 0;`);
	const removal = source && removesElements(node) ? removalFrom(source, counter, scope) : "unnamed";
	const shape: LoopShape = {
		node,
		counter,
		end: `${list}.length`,
		value: code(`${list}[${counter}]`, isList ? elementsOf(given.type) : anything),
		removal,
	};
	// Every row of a stream is the first and only element while its turn lasts.
	const more = `(${scope.mark(source ?? node)}${scope.support("nextRow")}(${list}) && ((${counter} = 0), true))`;
	loop(isList ? shape : { ...shape, more }, scope);
}

/** A loop over what is never made a list of: `foreach ($text|split:" ")`. Gives whether this is one. */
function walksPieces(node: Statement, source: Pipe, counter: string, scope: FunctionScope): boolean {
	const { instruments } = scope.linker;
	const variable = loopVariable(node);
	if (variable === null || scope.coverage !== null || instruments.observe !== undefined) return false;
	const walked = walkedPipe(source, scope);
	if (walked === null) return false;
	const { buffer } = scope;
	const [pieces, known, places] = [`${counter}_list`, `${counter}_known`, `${counter}_places`];
	buffer.line(`const ${pieces} = ${walked};`);
	buffer.line(`const ${known} = ${pieces}.known, ${places} = ${pieces}.places;`);
	buffer.line(`let ${counter} = 0;`);
	const value = `${known}[${places} === null ? ${counter} : ${places}[${counter}]]`;
	const shape: LoopShape = {
		node,
		counter,
		end: `${pieces}.length`,
		value: code(value, textType),
		removal: "unnamed",
		walked: { variable, pieces, places, counter },
	};
	loop(shape, scope);
	buffer.line(`${pieces}.done();`);
	return true;
}

/** Whether the passes may change what the loop walks where it is. */
function isChangedIn(node: Statement, source: Expression): boolean {
	const walked = targetOf(source)?.variable;
	if (walked === undefined) return true;
	let changes = false;
	visitItems(blockOf(node, "each")?.items ?? [], (item) => {
		if (item.kind !== "Statement") return;
		if (item.name === "foreach.remove" || item.name === "remove") changes = true;
		const result = item.result?.kind === "Pipe" ? item.result.subject : item.result;
		for (const place of [item.args[0], result]) {
			const target = place ? targetOf(unwrap(place)) : null;
			if (target?.variable === walked) changes = true;
		}
	});
	return changes;
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
	const [over] = node.args;
	const shape: LoopShape = {
		node,
		counter: "",
		end: "",
		value: literal(null),
		test: () => {
			const holds = over ? condition(unwrap(over), scope) : misuse(scope, node, "`while` needs a condition");
			return scope.mark(over ?? node) + holds;
		},
		suppose: () => {
			if (over) suppose(over, true, scope);
		},
		removal: null,
	};
	loop(shape, scope);
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
