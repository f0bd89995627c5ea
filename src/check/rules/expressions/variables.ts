import type { Access, Variable } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { memberName, type Target, targetOf, unwrap } from "../../../../grammar/tree.js";
import { findConstruct } from "../../../catalogue/constructs/index.js";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { nameInHead } from "../../catch_name.js";
import { isDoubtful } from "../../damage.js";
import { changesItsVariable } from "../../facts.js";
import { type Context, type ExpressionPlace, rule } from "../../rule.js";
import { proposeVariables } from "../../suggestions.js";
import { systemVariableNames } from "./system_variables.js";

const special = new Set(["input", "var", "env", "auth"]);
/** What a database query works with beside variables: tables, and the row an addon is asked for. */
const ofQueries = new Set(["db", "output"]);
/** What a test sees; where the stack is done, its variables are gone. */
const ofTests = new Set(["response", "env"]);
/** What agents and MCP servers hand to tools and triggers. */
const ofToolsets = new Set(["tool", "agent_trigger", "mcp_server_trigger"]);
const elementNames = new Set(["$", "this"]);
const besideElement = new Set(["index", "parent", "result"]);

/** A place where a variable is read. */
interface Read extends Span {
	/** In the argument of a filter that goes through a list. */
	readonly element: boolean;
}

interface Reads {
	readonly places: Read[];
	/** A place where reading it is an error; null as long as every read takes null for it. */
	strict: Span | null;
}

/** Variables that are read although nothing sets them. */
export const variables = rule({
	name: "variables",
	create: (context) => {
		const reads = new Map<string, Reads>();
		const note = (name: string, span: Span, place: ExpressionPlace): void => {
			const known = reads.get(name) ?? { places: [], strict: null };
			reads.set(name, known);
			known.places.push({ start: span.start, end: span.end, element: place.element });
			if (!place.forgiving) known.strict ??= span;
		};
		const targets = new Map<string, Target>();
		/** Names that were meant to be given in the head of a block, which has been said. */
		const named = new Set<string>();
		let judged: Span | null = null;
		return {
			queries: true,
			statement: (node, place) => {
				// What an assertion is about has a rule of its own.
				judged = (place.test && node.args[0]) ?? null;
				const inHead = node.name === "catch" || node.name === "each" ? nameInHead(node) : null;
				if (inHead !== null) named.add(inHead);
				const target =
					node.args[0] && changesItsVariable(node, context.catalogue) ? targetOf(unwrap(node.args[0])) : null;
				if (target && !targets.has(target.variable)) targets.set(target.variable, target);
			},
			Variable: (node, place) => {
				if (place.statement.test !== null) {
					if (judged === null || node.start < judged.start || node.end > judged.end) inTest(node, context);
				} else if (isRead(node, place, context)) note(node.name, { start: node.start + 1, end: node.end }, place);
			},
			Access: (node, place) => {
				const name = place.statement.test === null ? readThroughVar(node, context) : null;
				const [step] = node.steps;
				if (name !== null && step?.kind === "member") note(name, memberName(step), place);
			},
			end: () => {
				for (const [name, { places, strict }] of reads) if (!named.has(name)) unknown(name, places, strict, context);
				misspelledTargets(targets, reads, context);
			},
		};
	},
});

/** Xano's parser takes any variable here, and finds nothing in it when the test runs. */
function inTest({ name, start, end }: Variable, { facts, report }: Context): void {
	if (ofTests.has(name)) return;
	report({
		code: "variable-in-test",
		severity: "warning",
		message: `a test does not see \`$${name}\``,
		span: { start, end },
		why: "When it judges, the stack is done and its variables are gone; only `$response` is left.",
		help:
			name === "input"
				? "write out here what is given there, or let the function give it back"
				: facts.variables.has(name)
					? `put it into the response: \`response = {${name}: $${name}}\``
					: "read what is judged from `$response`",
	});
}

function isRead(node: Variable, place: ExpressionPlace, { facts, report, construct }: Context): boolean {
	const { name } = node;
	if (place.reading === "query" && (ofQueries.has(name) || elementNames.has(name))) return false;
	if (name === "toolset" && ofToolsets.has(construct.kind)) return false;
	if (special.has(name) || facts.variables.has(name) || facts.changed.has(name)) return false;
	if (place.element && (elementNames.has(name) || besideElement.has(name) || /^\d+$/.test(name))) return false;
	if (name === "error" && facts.catches) return false;
	if (elementNames.has(name) || /^\d+$/.test(name)) {
		report({
			code: "element-outside-expression",
			severity: "error",
			message: `\`$${name}\` means nothing here`,
			span: node,
			why: "It stands for the element in the argument of `map`, `filter` and the other filters that go through a list.",
			help: "in a loop use the name given with `each as`",
		});
		return false;
	}
	if (name === "error") {
		report({
			code: "error-outside-catch",
			severity: "error",
			message: "`$error` exists inside `catch` only",
			span: node,
			help: "read it in the `catch` block, and copy what is needed later into a variable",
		});
		return false;
	}
	return true;
}

/** The name in `$var.name` when nothing sets it. */
function readThroughVar(node: Access, { facts }: Context): string | null {
	const [step] = node.steps;
	if (node.base.kind !== "Variable" || node.base.name !== "var" || step?.kind !== "member") return null;
	return facts.variables.has(step.name) || facts.changed.has(step.name) ? null : step.name;
}

/** An error where a run here would fail; where null is taken for it, most likely a mistake all the same. */
function unknown(name: string, places: readonly Read[], strict: Span | null, context: Context): void {
	const { facts, report, file } = context;
	if (isDoubtful(name, file)) return;
	const first = strict ?? (places[0] as Span);
	const times = places.length === 1 ? "" : ` (it is read in ${places.length} places)`;
	const span =
		context.textOf({ start: first.start - 1, end: first.start }) === "$"
			? { start: first.start - 1, end: first.end }
			: first;
	report({
		code: "unknown-variable",
		severity: strict === null || findConstruct(context.construct.kind)?.runs !== true ? "warning" : "error",
		message: `nothing sets \`$${name}\`${times}`,
		span,
		...(meaningOf(name, places, context) ??
			(facts.inputs.has(name)
				? { help: `the input of this name is read as \`$input.${name}\``, ...inputFix(name, places, context) }
				: proposeVariables(name, [...facts.variables.keys(), ...facts.changed], places))),
	});
}

const inputWords = new Set([
	"inputs",
	"args",
	"arguments",
	"params",
	"parameters",
	"request",
	"req",
	"body",
	"payload",
]);
const errorWords = new Set(["e", "err", "ex", "exc", "exception", "error_message"]);
const gatheredWords = new Set(["acc", "accumulator", "carry", "memo", "prev", "previous", "total", "sum"]);

/** Names that other languages give to what has a name of its own here; null where one of the program's is meant. */
function meaningOf(
	name: string,
	places: readonly Read[],
	context: Context,
): { readonly help: string; readonly fix?: Fix } | null {
	const { facts } = context;
	if (facts.inputs.has(name) || suggest(name, [...facts.variables.keys(), ...facts.changed]).length > 0) return null;
	const plain = places.filter(({ start }) => context.textOf({ start: start - 1, end: start }) === "$");
	const as = (text: string): Fix => ({
		title: `write \`$${text}\``,
		edits: plain.map(({ start, end }) => ({ span: { start, end }, text })),
		applies: "suggested",
	});
	if (systemVariableNames.has(name))
		return { help: `what Xano itself sets is read as \`$env.$${name}\``, fix: as(`env.$${name}`) };
	if (/^(?:env|environment)$/i.test(name))
		return { help: "what the environment holds is read as `$env.NAME`", fix: as("env") };
	if (inputWords.has(name.toLowerCase())) {
		return { help: "what a function is given is read as `$input.name`", fix: as("input") };
	}
	if (errorWords.has(name.toLowerCase()) && facts.catches) {
		return { help: "in `catch` the error is `$error`, its text `$error.message`", fix: as("error") };
	}
	if (!places.every(({ element }) => element)) return null;
	const inReduce = places.every(({ start }) =>
		/\|[ \t]*reduce:[^|\n]*$/.test(context.textOf({ start: Math.max(0, start - 200), end: start })),
	);
	if (inReduce && gatheredWords.has(name.toLowerCase())) {
		return { help: "in `reduce`, `$result` is what has been gathered so far and `$$` the element", fix: as("result") };
	}
	return {
		help: "in the argument of `map`, `filter` and their kin `$$` is the element and `$index` its place; in `reduce`, `$result` is what has been gathered so far",
	};
}

function inputFix(name: string, places: readonly Span[], { textOf }: Context) {
	const plain = places.filter(({ start }) => textOf({ start: start - 1, end: start }) === "$");
	if (plain.length === 0) return {};
	return { fix: { title: `read \`$input.${name}\``, edits: plain.map((span) => ({ span, text: `input.${name}` })) } };
}

/** `array.push $lst`: changed, but never set. Whether Xano begins with an empty one is not known, so it may be meant. */
function misspelledTargets(
	targets: ReadonlyMap<string, Target>,
	reads: ReadonlyMap<string, Reads>,
	context: Context,
): void {
	for (const [name, { span }] of targets) {
		if (context.facts.variables.has(name) || reads.has(name) || special.has(name)) continue;
		context.report({
			code: "unknown-variable",
			severity: "warning",
			message: `nothing sets \`$${name}\` before it is changed`,
			span,
			...proposeVariables(name, context.facts.variables.keys(), []),
		});
	}
}
