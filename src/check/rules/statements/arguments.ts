import type { Expression, Statement } from "../../../../grammar/ast.js";
import { attributeOf, nameOf, plainName, targetOf, unwrap } from "../../../../grammar/tree.js";
import type { StatementAttribute, StatementDefinition, StatementPositional } from "../../../catalogue/define.js";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { nameInHead, withoutCatchName } from "../../catch_name.js";
import { clauseIn } from "../../facts.js";
import { type Context, rule } from "../../rule.js";
import { bareName, excerpt, list, parenthesize, proposeNames, replace } from "../../suggestions.js";

/** Blocks that take an argument although they are no statements. */
const branchArguments: Readonly<Record<string, StatementPositional>> = {
	if: { name: "condition", form: "condition", required: true },
	elseif: { name: "condition", form: "condition", required: true },
	case: { name: "value", form: "condition", required: true },
};

/** What stands between the name of a statement and its block. */
export const statementArguments = rule({
	name: "arguments",
	create: (context) => ({
		statement: (node, place, meaning) => {
			if (meaning.kind === "branch") {
				const wanted = branchArguments[node.name];
				const isElseIf = node.name === "else" && nameOf(node.args[0]) === "if";
				if (isElseIf) check(node, node.args.slice(1), [branchArguments.if as StatementPositional], context);
				// Outside of its `try_catch` the first mistake is said for all of it.
				else if (node.name === "catch" && place.parent?.name !== "try_catch") return;
				else check(node, withoutBreak(node), wanted ? [wanted] : [], context);
			} else if (meaning.kind === "statement") {
				const { definition } = meaning;
				const clause = clauseIn(node, definition);
				const args = clause < 0 ? node.args : node.args.slice(0, clause);
				if (clause >= 0) clauseOf(node, clause, context);
				const before = check(node, args, definition.positional, context, definition.named);
				// What a test expects to raise is what it tests.
				const isWhole = node.body === null && place.test === null;
				if (before && isWhole && definition.blocks?.some(({ required }) => required)) missingBlock(node, context);
				target(node, definition, context);
			}
		},
	}),
});

/** A branch without anything to do may leave out its block: `case (12) break`. */
function withoutBreak(node: Statement): readonly Expression[] {
	const isBreak =
		node.name === "case" && node.body === null && node.args.length === 2 && nameOf(node.args[1]) === "break";
	return isBreak ? node.args.slice(0, 1) : node.args;
}

function clauseOf(node: Statement, clause: number, context: Context): void {
	const { report } = context;
	const extra = node.args[clause + 2];
	const condition = node.args[clause + 1];
	if (condition && !extra) {
		parenthesized(node, condition, context);
		return;
	}
	report({
		code: "wrong-argument",
		severity: "error",
		message: extra ? "one condition follows `if`" : "a condition is missing behind `if`",
		span: extra ?? (node.args[clause] as Expression),
		help: `write \`${node.name} ($list) if ($this > 1) as $found\``,
	});
}

/** @returns whether all is well */
function check(
	node: Statement,
	args: readonly Expression[],
	wanted: readonly StatementPositional[],
	context: Context,
	declared: readonly StatementAttribute[] = [],
): boolean {
	const { report, textOf } = context;
	headProperties(node, declared, context);
	const named = node.namedArguments.find(({ name }) => !declared.some((each) => each.name === name));
	if (named) {
		report({
			code: "wrong-argument",
			severity: "error",
			message: `\`${named.name}=…\` stands before the block of \`${node.name}\``,
			span: named,
			help: `properties stand in the braces: \`${node.name} … { ${named.name} = ${excerpt(textOf(named.value), 30)} }\``,
		});
		return false;
	}
	const extra = args[wanted.length];
	if (extra && nameOf(extra) === "as") {
		report(bareName(extra, args[wanted.length + 1]));
		return false;
	}
	if (extra) {
		const property =
			node.body === null && args.length === 1 && wanted.length === 0 ? meantProperty(node, context) : null;
		if (node.name === "else" && extra.kind === "Group" && args.length === 1) {
			report({
				code: "wrong-argument",
				severity: "error",
				message: "`else` takes no condition",
				span: extra,
				help: `write \`elseif ${excerpt(textOf(extra), 30)} { … }\``,
				fix: replace("write `elseif`", node.nameSpan, "elseif"),
			});
			return false;
		}
		const element = node.name === "each" ? nameInHead(node) : null;
		if (element !== null) {
			report({
				code: "wrong-argument",
				severity: "error",
				message: "the element of a loop gets its name behind `as`",
				span: extra,
				help: `write \`each as $${element} { … }\``,
				fix: replace("write `as`", { start: node.nameSpan.end, end: extra.end }, ` as $${element}`),
			});
			return false;
		}
		report({
			code: "wrong-argument",
			severity: "error",
			message:
				wanted.length === 0
					? `\`${node.name}\` takes nothing before its block`
					: `\`${node.name}\` does not take this as well`,
			span: extra,
			...(node.name === "catch" && args.length === 1
				? { fix: { title: "remove it", edits: withoutCatchName(node, context.construct.source.text) } }
				: {}),
			help: property
				? `write \`${node.name} { ${property.name} = ${excerpt(textOf(extra), 30)} }\``
				: `write ${shapeOf(node, wanted, context)}`,
			...(property?.isOnly
				? {
						fix: {
							title: "write it as a property",
							edits: [
								{ span: { start: node.nameSpan.end, end: extra.start }, text: ` { ${property.name} = ` },
								{ span: { start: extra.end, end: extra.end }, text: " }" },
							],
						},
					}
				: {}),
		});
		return false;
	}
	const missing = wanted.find((positional, index) => positional.required && !args[index]);
	if (missing) {
		report({
			code: "wrong-argument",
			severity: "error",
			message: `\`${node.name}\` lacks ${articles[missing.form]}`,
			span: node.nameSpan,
			help: helpFor(node, wanted, context),
			...nameMoved(node, missing, context),
		});
		return false;
	}
	wanted.forEach((positional, index) => {
		const argument = args[index];
		if (argument) form(node, argument, positional, context);
	});
	return true;
}

/** Properties that stand before the block: `api.call "path" verb=GET`. */
function headProperties(node: Statement, declared: readonly StatementAttribute[], context: Context): void {
	const { report, options } = context;
	for (const { name, required, requiredOnXano, values } of declared) {
		const [given, again] = node.namedArguments.filter((each) => each.name === name);
		if (again) {
			report({
				code: "duplicate-attribute",
				severity: "error",
				message: `\`${name}\` is set twice`,
				span: again,
				help: "remove one of them",
			});
		}
		const word = given ? nameOf(given.value) : null;
		if (given && word !== null && values && !values.includes(word)) {
			report({
				code: "wrong-attribute-value",
				severity: "error",
				message: `\`${name}\` cannot be ${JSON.stringify(word)}`,
				span: given.value,
				why: `It is one of ${list(values, "or")}.`,
				...proposeNames(suggest(word.toUpperCase(), values, { maximum: 1 }), [given.value]),
			});
		} else if (!given && required) {
			report({
				code: "missing-attribute",
				severity: "error",
				message: `\`${node.name}\` lacks \`${name}\``,
				span: node.nameSpan,
				help: `add \`${name}=${values?.[0] ?? "…"}\` before its braces`,
			});
		} else if (!given && requiredOnXano && (requiredOnXano === "always" || options.strict)) {
			report({
				code: "required-on-xano",
				severity: "portability",
				message: `Xano wants \`${name}\` in every \`${node.name}\``,
				span: node.nameSpan,
				help: `add \`${name}=${values?.[0] ?? "…"}\` before its braces`,
			});
		}
	}
}

/** What a value before the block is probably meant for: the property that has to be there, or else the first one. */
function meantProperty(node: Statement, { catalogue }: Context): { name: string; isOnly: boolean } | null {
	const declared = catalogue.statement(node.name)?.attributes ?? [];
	const required = declared.filter((attribute) => attribute.required);
	const [first = declared[0]] = required;
	if (first === undefined || required.length > 1) return null;
	return { name: first.name, isOnly: required.length === 1 || declared.length === 1 };
}

const articles: Readonly<Record<StatementPositional["form"], string>> = {
	variable: "the variable it works on",
	condition: "an expression in parentheses",
	value: "the value it works on",
	name: "a name",
	word: "a name",
};

const shapes: Readonly<Record<StatementPositional["form"], string>> = {
	variable: "$variable",
	condition: "(…)",
	value: "(…)",
	name: '"name"',
	word: '"name"',
};

function shapeOf(node: Statement, wanted: readonly StatementPositional[], { catalogue }: Context): string {
	const definition = catalogue.statement(node.name);
	const isBare = definition?.attributes.length === 0 && !definition.blocks;
	const parts = [
		node.name,
		...wanted.map(({ form: each }) => shapes[each]),
		...(definition?.clause ? ["if ($this > 1) as $found"] : []),
		...(isBare ? [] : ["{ … }"]),
	];
	return `\`${parts.join(" ")}\`${node.name === "catch" ? "; in it `$error` is the error" : ""}`;
}

/** `function.run { name = "f" }`: the name stands in the wrong place. */
function helpFor(node: Statement, wanted: readonly StatementPositional[], context: Context): string {
	const name = attributeOf(node, wanted[0]?.form === "name" ? "name" : "variable")?.value;
	return name
		? `write \`${node.name} ${excerpt(context.textOf(name), 30)} { … }\``
		: `write ${shapeOf(node, wanted, context)}`;
}

/** Moves a name that was given as a property to where names stand. */
function nameMoved(node: Statement, missing: StatementPositional, { construct }: Context): { fix?: Fix } {
	const given = missing.form === "name" ? attributeOf(node, "name") : null;
	if (!given || plainName(given.value) === null || node.args.length > 0) return {};
	const { text } = construct.source;
	const lineStart = text.lastIndexOf("\n", given.start - 1) + 1;
	const lineEnd = text.indexOf("\n", given.end);
	const alone =
		/^[ \t]*$/.test(text.slice(lineStart, given.start)) &&
		lineEnd > 0 &&
		/^[ \t\r,]*$/.test(text.slice(given.end, lineEnd));
	const behind = /^[ \t]*,?[ \t]*/.exec(text.slice(given.end, given.end + 20))?.[0].length ?? 0;
	const name = text.slice(given.value.start, given.value.end);
	return {
		fix: {
			title: "put the name before the braces",
			edits: [
				{ span: { start: node.nameSpan.end, end: node.nameSpan.end }, text: ` ${name}` },
				{
					span: alone ? { start: lineStart, end: lineEnd + 1 } : { start: given.start, end: given.end + behind },
					text: "",
				},
			],
		},
	};
}

function form(node: Statement, argument: Expression, positional: StatementPositional, context: Context): void {
	const { report, catalogue, textOf } = context;
	if (positional.form === "name" && plainName(argument) === null) {
		report({
			code: "wrong-argument",
			severity: "error",
			message: `\`${node.name}\` wants a name that is written out`,
			span: argument,
			why: `Which ${positional.name} is meant has to be known before the program runs.`,
			help: `write \`${node.name} "name" { … }\`; to choose between several, use a \`switch\` with one in each case`,
		});
		return;
	}
	const effects = catalogue.statement(node.name)?.effects;
	if (positional.form === "condition" || positional.form === "value") parenthesized(node, argument, context);
	if (positional.form !== "variable") return;
	const name = nameOf(argument);
	const isName = name !== null && /^[A-Za-z_]\w*$/.test(name);
	const isPlace = targetOf(effects === "mutates" ? unwrap(argument) : argument) !== null;
	if (isPlace || effects === "pure") {
		// That inputs cannot be changed is said elsewhere.
		if (!isVariable(argument, effects !== "pure"))
			notPlain(node, argument, isName ? `$${name}` : null, { report, textOf });
		return;
	}
	report({
		code: "wrong-argument",
		severity: "error",
		message: `\`${node.name}\` works on a variable`,
		span: argument,
		help: isName
			? `write \`${node.name} $${name}\``
			: `put the value into a variable first: \`var $name { value = … }\``,
		...(isName ? { fix: replace(`write \`$${name}\``, argument, `$${name}`) } : {}),
	});
}

/** Whether an expression is what Xano takes for a variable to work on; inputs are none. */
function isVariable(node: Expression, withInputs: boolean): boolean {
	const target = node.kind === "Word" ? null : targetOf(node);
	return target !== null && (withInputs || (target.variable !== "input" && target.variable !== "env"));
}

/** `math.add total`, `text.contains "abc"`: understood here, refused there. */
function notPlain(
	node: Statement,
	argument: Expression,
	name: string | null,
	{ report, textOf }: Pick<Context, "report" | "textOf">,
): void {
	const inner = unwrap(argument);
	const written =
		inner !== argument && isVariable(inner, false) ? textOf(inner) : argument.kind === "Word" ? name : null;
	report({
		code: "plain-variable",
		severity: "portability",
		message: `Xano wants a variable behind \`${node.name}\``,
		span: argument,
		...(written === null
			? { help: "put the value into a variable first: `var $name { value = … }`" }
			: { help: `write \`${node.name} ${written}\``, fix: replace(`write \`${written}\``, argument, written) }),
	});
}

/** Old pages of Xano's documentation show these without parentheses. */
const shownBare = /^(?:foreach$|array\.)/;

/** `if $a == 1 { … }`: understood here, refused there. */
function parenthesized(node: Statement, argument: Expression, { report, textOf, options }: Context): void {
	if (argument.kind === "Group" || (shownBare.test(node.name) && !options.strict)) return;
	report({
		code: "missing-parentheses",
		severity: "portability",
		message: `Xano wants parentheses behind \`${node.name}\``,
		span: argument,
		help: `write \`${node.name} (${excerpt(textOf(argument), 30)})\``,
		fix: parenthesize(argument),
	});
}

/** `var $a[0]` declares a part, which is a change. */
function target(node: Statement, definition: StatementDefinition, { report }: Context): void {
	const [place] = node.args;
	if (definition.name !== "var" || !place) return;
	const written = targetOf(place);
	if (written === null || written.steps.length === 0 || written.variable === "input" || written.variable === "env")
		return;
	report({
		code: "assignment-by-declaration",
		severity: "error",
		message: "`var` declares a whole variable, not a part of one",
		span: place,
		help: "change a part with `var.update`",
		fix: replace("write `var.update`", node.nameSpan, "var.update"),
	});
}

function missingBlock(node: Statement, { report }: Context): void {
	report({
		code: "missing-block",
		severity: "error",
		message: `\`${node.name}\` has no block`,
		span: node.nameSpan,
		help: "what belongs to it stands between `{` and `}`, the `{` on the same line",
	});
}
