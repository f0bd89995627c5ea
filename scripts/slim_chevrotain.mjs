// Of chevrotain the bundles get what reads a text. What it takes to record a grammar, to check it and to work out its
// lookahead stays behind, with chevrotain's lexer: the grammar comes with its lookahead (grammar/lookahead.ts), and the
// lexer is our own. So does what it does for grammars of other kinds: with several tokens of lookahead, with recovery, with
// a tree of its own (grammar/one_token_parser.ts). A seventh is left of what has to be compiled before the first text can be
// read.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Modules of chevrotain that are never called at run time. */
const leftOut = [
	"@chevrotain/cst-dts-gen/lib/src/api",
	"chevrotain/lib/src/parse/grammar/checks",
	"chevrotain/lib/src/parse/grammar/follow",
	"chevrotain/lib/src/parse/grammar/gast/gast_resolver_public",
	"chevrotain/lib/src/parse/grammar/interpreter",
	"chevrotain/lib/src/parse/grammar/llk_lookahead",
	"chevrotain/lib/src/parse/grammar/lookahead",
	"chevrotain/lib/src/scan/lexer_public",
];

const traits = "chevrotain/lib/src/parse/parser/traits";

/** Of the class of its parsers and of those it is mixed from, the methods that are called at run time. */
const kept = {
	"chevrotain/lib/src/parse/parser/parser": ["constructor"],
	[`${traits}/context_assist`]: ["initContentAssist"],
	[`${traits}/gast_recorder`]: ["initGastRecorder"],
	[`${traits}/looksahead`]: ["initLooksAhead"],
	[`${traits}/perf_tracer`]: ["initPerformanceTracer"],
	[`${traits}/recognizer_api`]: ["RULE", "ACTION"],
	[`${traits}/recognizer_engine`]: [
		"initRecognizerEngine",
		"defineRule",
		"invokeRuleCatch",
		"consumeInternal",
		"consumeInternalError",
		"consumeInternalRecovery",
		"ruleInvocationStateUpdate",
		"ruleFinallyStateUpdate",
		"isBackTracking",
		"getCurrRuleFullName",
		"shortRuleNameToFullName",
		"isAtEndOfInput",
		"reset",
		"onBeforeParse",
		"onAfterParse",
	],
	[`${traits}/recoverable`]: ["initRecoverable", "getHumanReadableRuleStack"],
	[`${traits}/tree_builder`]: ["initTreeBuilder"],
};

/** What we have written anew, by how chevrotain imports it. */
const lodash = fileURLToPath(new URL("lodash_for_chevrotain.mjs", import.meta.url));
const tokens = fileURLToPath(new URL("tokens_for_chevrotain.mjs", import.meta.url));
const source = /[\\/]node_modules[\\/](@?chevrotain[\\/].+)\.js$/;

/** A plugin of esbuild. A build without chevrotain is none of its business; one with it has to have all that is left out. */
export function slimChevrotain() {
	return {
		name: "slim-chevrotain",
		setup: (bundle) => {
			const found = new Set();
			bundle.onStart(() => found.clear());
			// Nothing happens when one of its modules is loaded: those of which nothing is used can go.
			bundle.onResolve({ filter: /^chevrotain$|^@chevrotain\// }, async ({ path, pluginData, ...from }) => {
				if (pluginData === "slim-chevrotain") return null;
				const resolved = await bundle.resolve(path, { ...from, pluginData: "slim-chevrotain" });
				return { ...resolved, sideEffects: false };
			});
			bundle.onResolve({ filter: /^lodash-es$/ }, () => ({ path: lodash, sideEffects: false }));
			bundle.onResolve({ filter: /\/tokens\.js$/ }, ({ importer }) =>
				/[\\/]chevrotain[\\/]lib[\\/]/.test(importer) ? { path: tokens, sideEffects: false } : null,
			);
			bundle.onLoad({ filter: source }, ({ path }) => {
				const [, name] = source.exec(path);
				const module = name.replaceAll("\\", "/");
				found.add(module);
				if (module in kept) return { contents: withMethods(path, kept[module]) };
				if (!leftOut.includes(module)) return null;
				// Whatever is called all the same says so: a class is not called without `new`.
				const names = [...readFileSync(path, "utf8").matchAll(/^export (?:class|function|const|var|let) (\w+)/gm)];
				return { contents: names.map(([, name]) => `export class ${name} {}`).join("\n") };
			});
			bundle.onEnd(() => {
				const expected = [...leftOut, ...Object.keys(kept)];
				const missing = found.size === 0 ? [] : expected.filter((name) => !found.has(name));
				if (missing.length > 0) throw new Error(`chevrotain has no ${missing.join(", ")} any more`);
			});
		},
	};
}

/**
 * The text of a module with some methods of its classes only, and without the variables that it has for itself: they belong
 * to the methods that go.
 */
function withMethods(path, methods) {
	const text = readFileSync(path, "utf8");
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const found = new Set();
	const gone = [];
	const variables = new Set();
	for (const statement of file.statements) {
		if (ts.isClassDeclaration(statement)) {
			for (const member of statement.members) {
				const name = ts.isConstructorDeclaration(member) ? "constructor" : member.name.getText();
				found.add(name);
				if (!methods.includes(name)) gone.push(member);
			}
		} else if (ts.isVariableStatement(statement) && !statement.modifiers) {
			for (const { name } of statement.declarationList.declarations) variables.add(name.getText());
			gone.push(statement);
		} else if (ts.isExpressionStatement(statement) && mentions(statement, variables)) gone.push(statement);
	}
	const missing = methods.filter((name) => !found.has(name));
	if (missing.length > 0) throw new Error(`${path} has no ${missing.join(", ")} any more`);
	return gone.reduceRight((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(end), text);
}

function mentions(node, names) {
	if (ts.isIdentifier(node) && names.has(node.text)) return true;
	return node.forEachChild((child) => mentions(child, names)) ?? false;
}
