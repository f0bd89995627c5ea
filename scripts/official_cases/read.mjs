// Reads the cases of the editor's own specifications without running them: the text handed to a parse helper, the
// grammar rule the helper invokes, and whether the specification expects errors.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/**
 * @typedef {object} Case
 * @property {string} file path of the specification, below the language server's folder
 * @property {string} title what the specification says about it
 * @property {string} rule name of the grammar rule; `document` for a whole file
 * @property {string | null} text null where it is put together while the specification runs
 * @property {boolean} accepted whether the specification expects no errors
 */

/**
 * All cases of a checkout of the editor, in the order of its files.
 * @param {string} checkout its folder, or that of its language server
 * @returns {Case[]}
 */
export function readCases(checkout) {
	const nested = join(checkout, "language-server");
	const root = isFolder(nested) ? nested : checkout;
	if (!isFolder(join(root, "parser"))) throw new Error(`${checkout} holds no folder language-server/parser`);
	const cases = [];
	for (const path of filesBelow(root)) {
		const file = relative(root, path).split("\\").join("/");
		if (path.endsWith(".spec.js")) cases.push(...casesIn(file, readFileSync(path, "utf8")));
		else if (/\/parser\/tests\/\w+\/valid_sources\/[^/]+\.xs$/.test(path)) {
			const text = readFileSync(path, "utf8");
			cases.push({ file, title: "a whole file that is parsed without errors", rule: "document", text, accepted: true });
		}
	}
	return cases;
}

function isFolder(path) {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function* filesBelow(folder) {
	for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (entry.name === "node_modules") continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* filesBelow(path);
		else yield path;
	}
}

function casesIn(file, content) {
	const tree = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const helpers = helpersOf(tree);
	const cases = [];
	visit(tree, (node) => {
		if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== "it") return;
		const [title, body] = node.arguments;
		if (title && body && ts.isStringLiteralLike(title)) cases.push(...casesOf(body, helpers, file, title.text));
	});
	return cases;
}

/** Functions of a specification that parse a text, with the rule they invoke. */
function helpersOf(tree) {
	const helpers = new Map([["xanoscriptParser", "document"]]);
	for (const node of tree.statements) {
		if (!ts.isFunctionDeclaration(node) || !node.name) continue;
		// One that invokes no rule leaves that to its callers: `parse(text).someRule()`.
		if (/^parse/.test(node.name.text)) helpers.set(node.name.text, null);
		visit(node, (inner) => {
			const rule = invokedRule(inner);
			if (rule !== null) helpers.set(node.name.text, rule);
		});
	}
	return helpers;
}

/** `parser.dbQueryFn()`, and `parser.valueExpression({ allowQueryExpression: true })` with what it allows. */
function invokedRule(node) {
	if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
	const { expression: object, name } = node.expression;
	if (!ts.isIdentifier(object) || object.text !== "parser" || name.text === "reset") return null;
	const allowed = node.arguments[0] ? /\b(allow\w+): true/.exec(node.arguments[0].getText())?.[1] : undefined;
	return allowed ? `${name.text}+${allowed}` : name.text;
}

/** A specification may parse several texts; each expectation is about the last one before it. */
function casesOf(body, helpers, file, title) {
	const cases = [];
	const constants = new Map();
	let last = null;
	visit(body, (node) => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
			const text = textOf(node.initializer, constants);
			if (text !== null) constants.set(node.name.text, text);
		}
		if (!ts.isCallExpression(node)) {
			const accepted = expectation(node);
			if (accepted !== null && last !== null) cases.push({ file, title, ...last, accepted });
			return;
		}
		const { expression } = node;
		if (ts.isPropertyAccessExpression(expression) && ts.isCallExpression(expression.expression)) {
			const call = expression.expression;
			const isHelper = ts.isIdentifier(call.expression) && helpers.get(call.expression.text) === null;
			if (isHelper && call.arguments[0])
				last = { rule: expression.name.text, text: textOf(call.arguments[0], constants) };
		} else if (ts.isIdentifier(expression) && node.arguments[0]) {
			const rule = helpers.get(expression.text);
			if (typeof rule === "string") last = { rule, text: textOf(node.arguments[0], constants) };
		}
	});
	return cases;
}

function textOf(node, constants) {
	if (ts.isStringLiteralLike(node)) return node.text;
	return ts.isIdentifier(node) ? (constants.get(node.text) ?? null) : null;
}

/** `expect(parser.errors).to.be.empty` and its opposite. */
function expectation(node) {
	if (!ts.isExpressionStatement(node)) return null;
	const match = /^expect\(\w+\.errors\)\.to\.(not\.)?be\.empty;?$/.exec(node.getText().replace(/\s+/g, ""));
	return match ? match[1] === undefined : null;
}

/** In the order of the text. */
function visit(node, tell) {
	tell(node);
	ts.forEachChild(node, (child) => visit(child, tell));
}
