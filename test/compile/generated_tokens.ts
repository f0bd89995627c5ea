import ts from "typescript";

/** Words of the runtime and of the language that generated code is made of, beside names with a pattern of their own. */
const ownWords: ReadonlySet<string> = new Set([
	// What generated code is given: the run, helpers, constants, binders, functions, counts.
	..."R D S K B F G U C".split(" "),
	// JavaScript's own.
	..."Array Number Math Set undefined isArray isSafeInteger length has delete get min floor ceil abs trunc push".split(
		" ",
	),
	// Of a function: passes, calls of element functions, all its variables, arguments of a call that begins later.
	..."fuel beats allVariables given response mostElements".split(" "),
	// Members of the run and of what definitions are called with.
	..."depth maximumDepth calls enterSlow tick log wait breathe start now unknownInput limits size".split(" "),
	..."environmentValue systemVariable auth began gave givenKind givenKnown".split(" "),
	..."context subject attributes each variables input print value path head room".split(" "),
	// Of pieces that a loop walks, and of what it counts in.
	..."known places done byKey byPlace".split(" "),
]);

/** Names the compiler makes: `v_name`, `i_name`, `t0`, `k12`, `f3_name` and their like. */
const ownNames = [
	// Of variables, inputs, and what is known of them.
	/^[vinoqmc]_[A-Za-z0-9_$]*$/,
	/^in\d+$/,
	// Temporaries, constants, binders, counters, labels, elements of filters.
	/^[tkbexprliqn]\d+$/,
	/^(loop|switch|choose|branch|depth|caught|fatal|texts|room|tally|i|n)\d+(_[a-z]+)?$/,
	// Functions.
	/^f\d+_\w*$/,
];

const syntaxToLeaveOut: ReadonlySet<ts.SyntaxKind> = new Set([
	ts.SyntaxKind.NoSubstitutionTemplateLiteral,
	ts.SyntaxKind.TemplateHead,
	ts.SyntaxKind.RegularExpressionLiteral,
	ts.SyntaxKind.SingleLineCommentTrivia,
	ts.SyntaxKind.MultiLineCommentTrivia,
	ts.SyntaxKind.JsxText,
	ts.SyntaxKind.PrivateIdentifier,
	ts.SyntaxKind.Unknown,
]);

/** What stands in generated code and is neither JavaScript's own, nor a text, nor of the compiler's making. */
export function foreignTokens(code: string, helpers: ReadonlySet<string>): string[] {
	const file = ts.createSourceFile("generated.js", code, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
	const foreign: string[] = [];
	const pending: ts.Node[] = [file];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (ts.isPropertyAccessExpression(node)) {
			// A member of a value is read by its name when that is an ordinary one; what has it is never JavaScript's own.
			const name = node.name.text;
			const isMember =
				node.questionDotToken !== undefined && /^[A-Za-z_]\w*$/.test(name) && !(name in {}) && !(name in []);
			if (!isMember && !ownWords.has(name)) foreign.push(`.${name}`);
			pending.push(node.expression);
			continue;
		}
		if (ts.isIdentifier(node)) {
			const { text } = node;
			if (!helpers.has(text) && !ownWords.has(text) && !ownNames.some((name) => name.test(text))) foreign.push(text);
		} else if (syntaxToLeaveOut.has(node.kind)) foreign.push(ts.SyntaxKind[node.kind]);
		ts.forEachChild(node, (child) => {
			pending.push(child);
		});
	}
	return [...foreign, ...trivia(code)];
}

/** Comments, and characters outside of texts that a reader would not see. */
function trivia(code: string): string[] {
	const found: string[] = [];
	const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, code);
	for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
		const text = scanner.getTokenText();
		if (syntaxToLeaveOut.has(kind)) found.push(`${ts.SyntaxKind[kind]} ${text.slice(0, 40)}`);
		else if (/[^\t\n\x20-\x7e]/.test(text) && kind !== ts.SyntaxKind.StringLiteral) found.push(JSON.stringify(text));
	}
	return found;
}
