import type { Binary, Pipe, Ternary } from "../../../grammar/ast.js";
import type { Fix } from "../../diagnostics/diagnostic.js";
import { kindOf } from "../kinds.js";
import { mentionsColumn } from "../queries.js";
import { type Context, rule } from "../rule.js";

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
		default:
			return null;
	}
}

function between(node: Pipe, { report }: Context): void {
	for (const use of node.filters) {
		if (use.operator === undefined) continue;
		report({
			code: "query-operator",
			severity: "error",
			message: `\`${use.operator}\` works in the \`where\` of a database query only`,
			span: use.nameSpan,
			help: "compare twice: `$n >= $low && $n <= $high`",
		});
	}
}
