import { numberAttribute, textAttribute } from "../catalogue/attributes.js";
import type { CallContext, ExpressionFunction } from "../catalogue/define.js";
import { checkLength } from "../catalogue/filters/subject.js";
import type { Binder } from "../catalogue/types/index.js";
import { caughtError, preconditionFailed, throwError, unstoppable } from "../runtime/errors.js";
import { MisuseError, StopSignal } from "../runtime/signals.js";
import { add, divide, modulo, multiply, negate, subtract, toNumber } from "../values/arithmetic.js";
import { compareValues, looseEquals, strictEquals } from "../values/compare.js";
import { toBool, toDecimal, toInt } from "../values/convert.js";
import { fatalError, forgivableError, XanoError } from "../values/error.js";
import { decodeJson, encodeJson } from "../values/json.js";
import { isObject, type Value, type XanoObject } from "../values/kinds.js";
import { assignThrough, levelOf, navigate } from "../values/navigation.js";
import { entriesOf, getKey, setKey } from "../values/object.js";
import { elementOf, memberOf } from "../values/path.js";
import { streamMisused, XanoStream } from "../values/stream.js";
import { concatenate, toText } from "../values/text.js";
import { isTruthy } from "../values/truthy.js";
import { checkElementsFrom, type ElementKind, isOfKind } from "./checked.js";
import { hideSensitive } from "./hiding.js";
import {
	addKey,
	appendSelf,
	isPlainKey,
	mergeSelf,
	pushSelf,
	setSelf,
	setSelfIf,
	setSelfIfNotEmpty,
	setSelfIfNotNull,
	unsetSelf,
	unshiftSelf,
} from "./own_updates.js";
import type { CalleeInput } from "./scope.js";
import { nextRow, streamedRows } from "./streamed_rows.js";
import { boxOf, isPlainIn, newTally, settleTally, storeTallied } from "./tallies.js";
import {
	adopt,
	adoptAt,
	checkSize,
	dequeue,
	enqueueFront,
	firstOf,
	forgetAt,
	hasElement,
	isQueued,
	lastOf,
	makeRoom,
	mergeOwned,
	newQueue,
	newRows,
	pushOwned,
	pushRepeated,
	settle,
	storeAtPath,
	storeElement,
	storeNested,
	unshiftOwned,
	updateInner,
	withoutElement,
	withoutFirst,
	withoutLast,
} from "./updates.js";

/**
 * What generated code calls. Hot cases are decided in the generated code itself; these handle the rest, and everything
 * that can raise.
 */

type Context = Pick<CallContext, "limits">;

/** Where a function leaves the result that only its caller holds from then on. */
type Giving = { given: Value; givenKind: string | null; givenKnown: number };

function missingVariable(name: string): never {
	throw new XanoError(`Missing var entry: ${name}`, {
		help: `$${name} has not been set on the way to this statement. Set it before, for example with \`var $${name} { value = null }\`.`,
	});
}

function missingMember(path: string, key: string): never {
	throw forgivableError(
		`Unable to locate var: ${path}`,
		`There is no input "${key}"; declare it in the \`input\` block.`,
	);
}

function noElement(): never {
	throw fatalError(
		"There is no current element here",
		"`$$`, `$this` and `$0` mean something only inside `map`, `filter` and the other filters that take an expression.",
	);
}

function misuse(message: string): never {
	throw new MisuseError(message);
}

function queryOperator(operator: string): never {
	throw new MisuseError(`\`${operator}\` works only inside the \`where\` of a database query`);
}

function calculate(operators: string, values: readonly Value[]): Value {
	const numbers: Value[] = [values[0] as Value];
	const pending: string[] = [];
	const reduce = (): void => {
		const right = numbers.pop() as Value;
		const left = numbers.pop() as Value;
		numbers.push(arithmetic[pending.pop() as string]?.(left, right) as Value);
	};
	const strength = (operator: string): number => (operator === "+" || operator === "-" ? 1 : 2);
	for (let index = 0; index < operators.length; index++) {
		const operator = operators[index] as string;
		while (pending.length > 0 && strength(pending.at(-1) as string) >= strength(operator)) reduce();
		pending.push(operator);
		numbers.push(values[index + 1] as Value);
	}
	while (pending.length > 0) reduce();
	return numbers[0] as Value;
}

const arithmetic: Record<string, (left: Value, right: Value) => Value> = {
	"+": add,
	"-": subtract,
	"*": multiply,
	"/": divide,
	"%": modulo,
};

function everyOf(parts: readonly (() => Value)[]): Value {
	let value: Value = null;
	for (const part of parts) {
		value = part();
		if (!isTruthy(value)) return value;
	}
	return value;
}

function someOf(parts: readonly (() => Value)[]): Value {
	let value: Value = null;
	for (const part of parts) {
		value = part();
		if (isTruthy(value)) return value;
	}
	return value;
}

/**
 * The subject of a filter as it is.
 * @throws XanoError for a text beyond the limit of the run
 */
function sized(context: CallContext, subject: Value): Value {
	if (typeof subject === "string" && subject.length > context.limits.size) checkLength(context, subject.length);
	return subject;
}

function concatenateAll(parts: readonly Value[]): Value {
	let whole = parts[0] as Value;
	for (let index = 1; index < parts.length; index++) whole = concatenate(whole, parts[index] as Value);
	return whole;
}

function rangeOf(context: Context, from: Value, to: Value): Value[] {
	const start = Math.trunc(Number(toNumber(from)));
	const end = Math.trunc(Number(toNumber(to)));
	const length = Math.abs(end - start) + 1;
	checkSize(context, length);
	const step = end < start ? -1 : 1;
	const list: Value[] = new Array(length);
	for (let index = 0; index < length; index++) list[index] = start + index * step;
	return list;
}

function memberOrNull(base: Value | undefined, key: string): Value {
	if (base === null || base === undefined) return null;
	try {
		return memberOf(base, key);
	} catch {
		return null;
	}
}

function elementOrNull(base: Value | undefined, key: Value): Value {
	if (base === null || base === undefined) return null;
	try {
		return elementOf(base, key);
	} catch {
		return null;
	}
}

/** `$a.$key`: a member by a name that is known only now. */
function elementOrMember(base: Value, key: Value, path: string): Value {
	return typeof key === "string" ? memberOf(base, key, path) : elementOf(base, key, path);
}

/** How the errors begin of paths that lead nowhere. */
const nothingThere = /^(?:Unable to locate var|Missing var entry): /;

/**
 * The subject of a statement that may name a place where nothing is.
 * @param nullIsMissing an index was the last step: of what lies beyond the end of a list, null is read
 */
function subjectIfAny(read: () => Value, nullIsMissing: boolean): { subject: Value; isMissing: boolean } {
	try {
		const subject = read();
		return { subject, isMissing: nullIsMissing && subject === null };
	} catch (thrown) {
		if (thrown instanceof XanoError && nothingThere.test(thrown.message)) return { subject: null, isMissing: true };
		throw thrown;
	}
}

/** `$list[$$.a == 1]` */
function elementsWhere(base: Value, test: ExpressionFunction): Value[] {
	const kept: Value[] = [];
	const list = elementsOf(base);
	for (let index = 0; index < list.length; index++) {
		const element = list[index] as Value;
		if (test(element, index, base, null)) kept.push(element);
	}
	return kept;
}

/** What a `foreach` walks: an array as it is, a stream row by row. */
function loopElements(context: Pick<CallContext, "warn">, value: Value): Value[] {
	if (Array.isArray(value)) return value;
	return value instanceof XanoStream ? streamedRows(context, value) : elementsOf(value);
}

/** The array something looks through. */
function elementsOf(value: Value): Value[] {
	if (Array.isArray(value)) return value;
	if (value instanceof XanoStream) throw streamMisused("A condition in brackets");
	if (isObject(value) && entriesOf(value).length === 0) return [];
	const what = isObject(value)
		? "an object; walk `($object|entries)` instead"
		: value === null
			? "null"
			: typeof value === "string"
				? "a text"
				: "a single value";
	throw fatalError("Please use a numerically indexed array.", `This loop was given ${what}.`);
}

/** How often `for` goes round: rounded down, never below 0. */
function loopCount(value: Value): number {
	const number = Number(toNumber(value ?? null));
	return number > 0 ? Math.floor(number) : 0;
}

function spreadableObject(value: Value): XanoObject {
	if (isObject(value)) return value;
	throw fatalError("Only an object can be spread into an object", "Write `...$object` with an object behind the dots.");
}

function spreadable(value: Value): Value[] {
	if (Array.isArray(value)) return value;
	throw fatalError("Only an array can be spread", "Write `...$list` with an array behind the dots.");
}

/** A new object from keys and values in turn; a null key spreads its value. */
function objectOf(parts: readonly Value[]): XanoObject {
	let object: XanoObject = {};
	for (let index = 0; index < parts.length; index += 2) {
		const key = parts[index] as Value;
		const value = parts[index + 1] as Value;
		if (key === null) {
			for (const [name, inner] of entriesOf(value as XanoObject)) object = setKey(object, name, inner);
		} else object = setKey(object, key as string, value);
	}
	return object;
}

/** Like `objectOf`, leaving out variables that are not set. */
function variablesOf(parts: readonly (Value | undefined)[]): XanoObject {
	let object: XanoObject = {};
	for (let index = 0; index < parts.length; index += 2) {
		const value = parts[index + 1];
		if (value !== undefined) object = setKey(object, parts[index] as string, value);
	}
	return object;
}

function keyText(value: Value): string {
	return toText(value);
}

function castTo(_context: unknown, type: string, value: Value): Value {
	switch (type) {
		case "int":
			return toInt(value);
		case "decimal":
			return toDecimal(value);
		case "bool":
			return toBool(value);
		case "text":
			return typeof value === "string"
				? value
				: isObject(value) || Array.isArray(value)
					? encodeJson(value)
					: toText(value);
		case "array":
		case "object":
		case "json":
			return typeof value === "string" ? decodeJson(value) : value;
		default:
			return value;
	}
}

// ── Calls ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A compiled function with the binder of its inputs. */
export interface BoundFunction {
	readonly inputNames: readonly string[];
	/** In the same order: what each takes as it is. */
	readonly plainKinds: readonly CalleeInput["plain"][];
	binder(context: unknown): Binder;
}

function bindOne(context: unknown, target: BoundFunction, index: number, value: Value | undefined): Value {
	return target.binder(context).bindOne(index, value);
}

/** Whether binding a value would leave it as it is. */
function isBound(plain: CalleeInput["plain"], value: Value | undefined): value is Value {
	return plain !== null && plain !== "any" && isOfKind(plain, value);
}

function bindAll(
	context: { unknownInput(name: string, input: string): void },
	target: BoundFunction & { readonly displayName: string },
	value: Value,
): Value[] {
	const given: XanoObject = isObject(value) ? value : {};
	for (const [key] of entriesOf(given))
		if (!target.inputNames.includes(key)) context.unknownInput(target.displayName, key);
	return target.inputNames.map((name, index) => {
		const value = getKey(given, name);
		// A binder is made only when one is needed.
		return isBound(target.plainKinds[index] ?? null, value) ? value : bindOne(context, target, index, value);
	});
}

/**
 * Leaves a function, telling the caller whether it alone holds the result.
 * @param known how many elements of it, from the first one on, are known to be of a kind
 */
function leaveWith(context: Giving, value: Value, owned: boolean, kind: ElementKind | null = null, known = 0): Value {
	context.givenKind = kind;
	context.givenKnown = known;
	context.given = owned ? value : null;
	return value;
}

/**
 * Whether nobody else holds the result of a call that has just ended. That it is the very value that was given last is
 * enough: had another call given it away since then, this one could not have.
 */
function taken(context: Giving, value: Value): boolean {
	const owned = context.given === value;
	context.given = null;
	return owned;
}

function stopRun(value: Value): never {
	throw new StopSignal(value);
}

/** The mock of a test, when what stands for all of them is an object that has one. */
function mockIn(mocks: Value, test: string): Value | undefined {
	return isObject(mocks) ? getKey(mocks, test) : undefined;
}

/** Counts a value that is used because it is there. */
function countUsed(counts: Float64Array, counter: number, value: Value | undefined): Value | undefined {
	if (value !== null && value !== undefined) counts[counter] = (counts[counter] as number) + 1;
	return value;
}

/** Everything generated code may name. */
export const support = {
	enqueueFront,
	checkElementsFrom,
	isOfKind,
	adopt,
	adoptAt,
	forgetAt,
	addKey,
	appendSelf,
	setSelfIf,
	unsetSelf,
	unshiftSelf,
	assignThrough,
	add,
	bindAll,
	bindOne,
	boxOf,
	calculate,
	dequeue,
	getKey,
	hasElement,
	hideSensitive,
	isPlainIn,
	isPlainKey,
	isQueued,
	newQueue,
	newRows,
	newTally,
	nextRow,
	settle,
	settleTally,
	castTo,
	caughtError,
	countUsed,
	mockIn,
	sized,
	numberAttribute,
	textAttribute,
	compareValues,
	concatenate,
	concatenateAll,
	divide,
	elementOf,
	elementOrMember,
	elementOrNull,
	elementsWhere,
	everyOf,
	firstOf,
	isTruthy,
	keyText,
	lastOf,
	leaveWith,
	taken,
	levelOf,
	loopCount,
	loopElements,
	looseEquals,
	makeRoom,
	memberOf,
	memberOrNull,
	mergeOwned,
	missingMember,
	missingVariable,
	misuse,
	modulo,
	multiply,
	negate,
	navigate,
	noElement,
	objectOf,
	preconditionFailed,
	pushOwned,
	pushRepeated,
	mergeSelf,
	pushSelf,
	queryOperator,
	rangeOf,
	setSelf,
	setSelfIfNotEmpty,
	setSelfIfNotNull,
	someOf,
	spreadable,
	spreadableObject,
	stopRun,
	storeElement,
	storeAtPath,
	storeNested,
	storeTallied,
	strictEquals,
	subjectIfAny,
	subtract,
	throwError,
	unstoppable,
	unshiftOwned,
	updateInner,
	variablesOf,
	withoutElement,
	withoutFirst,
	withoutLast,
} as const;
