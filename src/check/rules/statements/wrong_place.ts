import type { Statement } from "../../../../grammar/ast.js";
import { childOf, statementsOf } from "../../../../grammar/tree.js";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import type { Construct } from "../../../project/project.js";
import { withoutCatchName } from "../../catch_name.js";
import { isOutOfStep } from "../../damage.js";
import { type Context, rule, type StatementPlace } from "../../rule.js";
import { list } from "../../suggestions.js";
import { unwrapping } from "../../unwrapping.js";

/** Words with rules of their own, where they stand wrongly. */
const elsewhere = new Set(["if", "each"]);

/** Blocks outside of the statement they belong to, and statements between the blocks of another. */
export const wrongPlace = rule({
	name: "wrong-place",
	create: (context) => {
		const told = new Set<Statement>();
		const followers = new Set<Statement>();
		return {
			stack: (block) => {
				for (const follower of followersIn(statementsOf(block), context)) followers.add(follower);
			},
			statement: (node, place, meaning) => {
				strayBreak(node, context);
				strayBinding(node, context);
				const owner = place.parent;
				const blocks = owner ? context.names.blocks(owner) : null;
				if (blocks?.has(node.name)) return;
				// A `group` without its `stack` holds statements like one.
				if (owner && blocks && blocks.size > 0 && !blocks.has("stack")) between(node, owner, told, context);
				else if (meaning.kind === "branch" && !elsewhere.has(node.name) && !followers.has(node)) {
					orphan(node, place, meaning.owners, context);
				}
			},
		};
	},
});

/** Of an `if` with its `else`, or a `try` with its `catch`, the first one says it for both. */
function followersIn(statements: readonly Statement[], { names }: Context): Statement[] {
	return statements.filter((node, index) => {
		const before = statements[index - 1];
		const meaning = names.meaning(node);
		if (!before || meaning.kind !== "branch") return false;
		const other = names.meaning(before);
		return other.kind === "branch" && other.owners.some((owner) => meaning.owners.includes(owner));
	});
}

function between(node: Statement, owner: Statement, told: Set<Statement>, context: Context): void {
	const blocks = context.names.blocks(owner);
	const names = [...blocks.keys()];
	// Loops say it in their own words.
	if (
		isOutOfStep(context.file, node.start) ||
		blocks.has("each") ||
		told.has(owner) ||
		context.names.meaning(node).kind === "unknown"
	)
		return;
	told.add(owner);
	context.report({
		code: "wrong-place",
		severity: "error",
		message: `\`${node.name}\` stands directly in a \`${owner.name}\``,
		span: node.nameSpan,
		why: `The braces of \`${owner.name}\` hold ${list(names)} and nothing else.`,
		help: `move it into one of these blocks, or out of the \`${owner.name}\``,
		related: [{ source: context.construct.source, span: owner.nameSpan, message: `the \`${owner.name}\` begins here` }],
	});
}

function orphan(
	node: Statement,
	place: StatementPlace,
	owners: readonly string[],
	{ report, construct }: Context,
): void {
	if (node.name === "stack") {
		report({
			code: "wrong-place",
			severity: "error",
			message: place.parent
				? `\`${place.parent.name}\` holds its statements directly`
				: "a stack cannot stand in a stack",
			span: node.nameSpan,
			help: "take the statements out of the inner `stack`; only `group { stack { … } }` nests one",
			...unwrapping(node, construct.source.text),
		});
		return;
	}
	report({
		code: "wrong-place",
		severity: "error",
		message: `\`${node.name}\` stands outside of ${list(owners, "or")}`,
		span: node.nameSpan,
		...(node.name === "try" ? wrapped(node, place, construct) : {}),
		help: node.name.startsWith("else")
			? "it follows the `if` inside the same `conditional { … }`"
			: `move it into \`${owners[0]} { … }\`${owners[0] === "try_catch" ? "; in its `catch` the error is `$error`" : ""}`,
	});
}

/** Puts a `try_catch` around a `try` and the branches that follow it. */
function wrapped(node: Statement, { parent }: StatementPlace, { node: whole, source }: Construct): { fix?: Fix } {
	const body = parent ? parent.body : (childOf(whole, "stack")?.body ?? null);
	const siblings = statementsOf(body);
	const chain = [node];
	for (const next of siblings.slice(siblings.indexOf(node) + 1)) {
		if (next.name !== "catch" && next.name !== "finally") break;
		chain.push(next);
	}
	const { end } = chain.at(-1) as Statement;
	return {
		fix: {
			title: "put a `try_catch` around it",
			edits: [
				{ span: { start: node.start, end: node.start }, text: "try_catch { " },
				...chain.filter(({ name }) => name === "catch").flatMap((each) => withoutCatchName(each, source.text)),
				{ span: { start: end, end }, text: source.text.slice(end - 1, end) === "}" ? " }" : "" },
			],
		},
	};
}

/** `} break` says that a case ends; behind anything else it would be lost. */
function strayBreak(node: Statement, { report }: Context): void {
	if (!node.breaks || node.name === "case" || node.name === "default") return;
	report({
		code: "wrong-place",
		severity: "error",
		message: `this \`break\` belongs to no \`case\``,
		span: { start: node.end - "break".length, end: node.end },
		help: "to leave the loop, put `break` on a line of its own",
	});
}

/** `function.run "f" as $x { … }` instead of behind the block. */
function strayBinding(node: Statement, { report, textOf }: Context): void {
	if (node.binding === null || node.body === null || node.name === "each") return;
	const binding = textOf(node.binding);
	if (node.name === "catch") {
		report({
			code: "wrong-place",
			severity: "error",
			message: "`catch` does not name the error",
			span: node.binding,
			help: "write `catch { … }`; in it `$error` is the error",
		});
		return;
	}
	const start = node.args.at(-1)?.end ?? node.nameSpan.end;
	report({
		code: "wrong-place",
		severity: "error",
		message: `\`as ${binding}\` stands before the block`,
		span: node.binding,
		help: `write it behind: \`${node.name} … { … } as ${binding}\``,
		...(node.result === null && statementsOf(node.body).length === 0
			? {
					fix: {
						title: "move it behind the block",
						edits: [
							{ span: { start, end: node.body.start }, text: " " },
							{ span: { start: node.body.end, end: node.body.end }, text: ` as ${binding}` },
						],
					},
				}
			: {}),
	});
}
