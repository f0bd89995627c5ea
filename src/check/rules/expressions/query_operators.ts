import type { Binary, FilterUse, Pipe, Ternary } from "../../../../grammar/ast.js";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { kindOf } from "../../kinds.js";
import { mentionsColumn } from "../../queries.js";
import { type Context, rule } from "../../rule.js";

const ordinary = new Set([
	"&&",
	"||",
	"??",
	"?:",
	"~",
	"..",
	"==",
	"!=",
	"===",
	"!==",
	"<",
	">",
	"<=",
	">=",
	"+",
	"-",
	"*",
	"/",
	"%",
]);

/** Operators that only the `where` of a query knows, and one that it does not. */
export const queryOperators = rule({
	name: "query-operators",
	create: (context) => ({
		queries: true,
		Binary: (node, { reading }) => {
			if (reading !== "query" && !ordinary.has(node.operator)) operator(node, context);
		},
		Pipe: (node, { reading }) => {
			if (reading !== "query") between(node, context);
		},
		Ternary: (node, { reading }) => {
			if (reading === "query" && mentionsColumn(node.condition)) choice(node, context);
		},
	}),
});

/** `$db.user.age ? 1 : 0`: nothing the database is asked chooses between two values. */
function choice({ condition }: Ternary, { report }: Context): void {
	report({
		code: "ternary-in-query",
		severity: "portability",
		message: "a query cannot choose with `?` and `:`",
		span: condition,
		help: "write a condition for each case, with `&&` and `||` between them",
	});
}

function operator(node: Binary, context: Context): void {
	const { report } = context;
	const rewritten = asFilter(node, context);
	report({
		code: "query-operator",
		severity: "error",
		message: `\`${node.operator}\` works in the \`where\` of a database query only`,
		span: node.operatorSpan,
		...(rewritten === null
			? {}
			: {
					help: `write \`${rewritten}\``,
					fix: { title: `write \`${rewritten}\``, edits: [{ span: node, text: rewritten }] } satisfies Fix,
				}),
	});
}

/** `$x in $list` as `($list|in:$x)`. */
function asFilter(node: Binary, context: Context): string | null {
	const left = context.textOf(node.left);
	const right = context.textOf(node.right);
	if (left.length + right.length > 60 || left.includes("\n") || right.includes("\n")) return null;
	const simple = (text: string, isSimple: boolean): string => (isSimple ? text : `(${text})`);
	const plain = (of: Binary["left"]): boolean => of.kind !== "Pipe" && of.kind !== "Binary" && of.kind !== "Ternary";
	const a = simple(left, plain(node.left));
	const b = simple(right, plain(node.right));
	switch (node.operator) {
		case "in":
			return `(${b}|in:${a})`;
		case "not in":
			return `!(${b}|in:${a})`;
		case "contains":
		case "includes": {
			const kind = kindOf(node.left, context);
			return `(${a}|${kind === "text" ? "contains" : "in"}:${b})`;
		}
		case "not contains":
			return `!(${a}|${kindOf(node.left, context) === "text" ? "contains" : "in"}:${b})`;
		case "like":
		case "ilike":
			return likeAsFilter(a, node);
		default:
			return null;
	}
}

/** `$a like "x%"`: a pattern with `%` at its ends only is a filter of texts. */
function likeAsFilter(left: string, { operator: name, right }: Binary): string | null {
	const pattern = right.kind === "Text" ? /^(%?)([^%_\\"]+)(%?)$/.exec(right.value) : null;
	if (!pattern) return null;
	const [, before, text, after] = pattern;
	const filter = before ? (after ? "contains" : "ends_with") : after ? "starts_with" : null;
	if (filter === null) return name === "like" ? `${left} == "${text}"` : null;
	return `(${left}|${name === "ilike" ? "i" : ""}${filter}:"${text}")`;
}

/** `$n between 1:3` as two comparisons of a plain value. */
function asComparisons(node: Pipe, use: FilterUse, { textOf }: Context): string | null {
	const [low, high] = use.args;
	const isPlain = node.subject.kind === "Variable" || node.subject.kind === "Access";
	if (!low || !high || node.filters.length > 1 || !isPlain) return null;
	const value = textOf(node.subject);
	const both = `(${value} >= ${textOf(low)} && ${value} <= ${textOf(high)})`;
	return both.length > 100 ? null : use.operator === "between" ? both : `!${both}`;
}

function between(node: Pipe, context: Context): void {
	const { report } = context;
	for (const use of node.filters) {
		if (use.operator === undefined) continue;
		const meant = asComparisons(node, use, context);
		report({
			code: "query-operator",
			severity: "error",
			message: `\`${use.operator}\` works in the \`where\` of a database query only`,
			span: use.nameSpan,
			help: meant === null ? "compare twice: `$n >= $low && $n <= $high`" : `compare twice: \`${meant}\``,
			...(meant === null
				? {}
				: { fix: { title: "compare twice", edits: [{ span: node, text: meant }] } satisfies Fix }),
		});
	}
}
