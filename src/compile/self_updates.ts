import type { Expression, FilterUse, ObjectLiteral } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import { visitExpression, withoutGroups } from "../../grammar/tree.js";
import type { FilterDefinition } from "../catalogue/define.js";
import type { HasCatalogue } from "./fresh.js";

/** One step of an update that a variable does to itself, as a helper of `updates.ts` does it in place. */
export interface SelfUpdate {
	readonly helper: string;
	/** The filter, which the helper leaves everything but the plain case to; null when there is none. */
	readonly run: FilterDefinition["run"] | null;
	readonly arguments: readonly Expression[];
	/** Whether it may reach below the first level of the variable. */
	readonly nested: boolean;
	readonly span: Span;
	/** What the variable has to hold before the arguments are evaluated: a helper that raises for everything else. */
	readonly check?: string;
}

interface InPlace {
	readonly helper: string;
	/** How many arguments the helper takes. */
	readonly arguments: number;
	/** Which argument leads to a place in the variable. */
	readonly path?: number;
	/** What it may follow, or be followed by, in one chain: after the first step none of these can fail any more. */
	readonly chain?: "end" | "key";
}

const inPlace: Readonly<Record<string, InPlace>> = {
	push: { helper: "pushSelf", arguments: 1, chain: "end" },
	append: { helper: "pushSelf", arguments: 1, chain: "end" },
	unshift: { helper: "unshiftSelf", arguments: 1 },
	prepend: { helper: "unshiftSelf", arguments: 1 },
	merge: { helper: "mergeSelf", arguments: 1 },
	set: { helper: "setSelf", arguments: 2, path: 0, chain: "key" },
	set_ifnotnull: { helper: "setSelfIfNotNull", arguments: 2, path: 0, chain: "key" },
	set_ifnotempty: { helper: "setSelfIfNotEmpty", arguments: 2, path: 0, chain: "key" },
	set_conditional: { helper: "setSelfIf", arguments: 3, path: 0, chain: "key" },
	unset: { helper: "unsetSelf", arguments: 1, path: 0 },
};

/** `$a|append:1:"list"` */
const appendAtPath: InPlace = { helper: "appendSelf", arguments: 2, path: 1 };

/** Keys that lead to no further one. */
const plainKey = /^[^.[\]]*$/;

/**
 * The steps by which a value updates its own variable in place, or null: `$a|push:1`, `$m|set:"a":1|set:"b":2`,
 * `[...$a, 1]`, `{...$m, a: 1}`.
 */
export function selfUpdatesOf(name: string, value: Expression, scope: HasCatalogue): readonly SelfUpdate[] | null {
	const node = withoutGroups(value);
	if (node.kind === "Array") {
		const [first, ...others] = node.elements.filter((element) => !element.disabled);
		if (!first?.spread || !isSelf(first.value, name) || others.length === 0 || others.some(({ spread }) => spread))
			return null;
		const updates = others.map((each) => ({ ...step("pushOwned", null, [each.value], first), check: "spreadable" }));
		return withoutElements(updates);
	}
	if (node.kind === "Object") return addedKeys(name, node);
	if (node.kind !== "Pipe" || !isSelf(node.subject, name)) return null;
	const updates: SelfUpdate[] = [];
	const chains = new Set<string | undefined>();
	const filters = node.filters.filter((filter) => !filter.disabled);
	for (const filter of filters) {
		const known = inPlaceOf(filter, scope);
		if (known === null) return null;
		const { definition, how, given } = known;
		const key = how.path === undefined ? undefined : given[how.path];
		const isPlain = key === undefined || isPlainKey(key);
		if (key && !isPlain && isWrittenPath(key)) return null;
		if (filters.length > 1 && (!isPlain || how.chain === undefined || key?.kind === "Number")) return null;
		chains.add(how.chain);
		updates.push({
			...step(how.helper, definition.run, given, filter),
			nested: !isPlain || how === appendAtPath,
		});
	}
	return chains.size === 1 ? withoutElements(updates) : null;
}

function step(helper: string, run: SelfUpdate["run"], given: readonly Expression[], span: Span): SelfUpdate {
	return { helper, run, arguments: given, nested: false, span };
}

/** The element of `[$x]`; null for every other value. Merging such a list into another is adding the element to it. */
export function onlyElementOf(value: Expression): Expression | null {
	const node = withoutGroups(value);
	if (node.kind !== "Array") return null;
	const [first, ...others] = node.elements.filter((element) => !element.disabled);
	return first === undefined || first.spread || others.length > 0 ? null : first.value;
}

/** `$$` and its kin mean something else there than in the arguments of a filter. */
function withoutElements(updates: readonly SelfUpdate[]): readonly SelfUpdate[] | null {
	let anchored = false;
	for (const update of updates) {
		for (const argument of update.arguments) {
			visitExpression(argument, (part) => {
				if (part.kind === "Variable" && /^(\d+|\$|this)$/.test(part.name)) anchored = true;
			});
		}
	}
	return anchored || updates.length === 0 ? null : updates;
}

function addedKeys(name: string, node: ObjectLiteral): readonly SelfUpdate[] | null {
	const [first, ...others] = node.entries.filter((entry) => !entry.disabled);
	if (first?.key !== null || !isSelf(first.value, name)) return null;
	const updates: SelfUpdate[] = [];
	for (const { key, keySpan, value } of others) {
		if (typeof key !== "string") return null;
		const text: Expression = { kind: "Text", value: key, raw: "", style: "double", ...keySpan };
		updates.push({ ...step("addKey", null, [text, value], first.value), check: "spreadableObject" });
	}
	return withoutElements(updates);
}

function inPlaceOf(
	filter: FilterUse,
	scope: HasCatalogue,
): { readonly definition: FilterDefinition; readonly how: InPlace; readonly given: readonly Expression[] } | null {
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition || definition.family === "custom" || !Object.hasOwn(inPlace, definition.name)) return null;
	const given = filter.args.filter((argument) => argument !== null);
	if (given.length < filter.args.length) return null;
	// An empty path leads to the list itself.
	const isPath = (definition.name === "append" || definition.name === "prepend") && given.length === 2;
	if (isPath && given[1]?.kind === "Text" && given[1].value === "") given.pop();
	const how = definition.name === "append" && given.length === 2 ? appendAtPath : (inPlace[definition.name] as InPlace);
	return given.length === how.arguments ? { definition, how, given } : null;
}

function isSelf(node: Expression, name: string): boolean {
	const subject = withoutGroups(node);
	if (subject.kind === "Variable") return subject.name === name;
	if (subject.kind !== "Access" || subject.base.kind !== "Variable" || subject.base.name !== "var") return false;
	const [first] = subject.steps;
	return subject.steps.length === 1 && first?.kind === "member" && first.name === name;
}

/** A key that is written out and leads to no further one. */
function isPlainKey(key: Expression): boolean {
	return key.kind === "Number" || ((key.kind === "Text" || key.kind === "Word") && plainKey.test(key.value));
}

/** Paths with conditions in them are the business of `set` itself. */
function isWrittenPath(key: Expression): boolean {
	if (key.kind === "Access" && key.base.kind === "Word") return true;
	return (key.kind === "Text" || key.kind === "Word") && key.value.includes("[");
}
