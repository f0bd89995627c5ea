// Disagreements that are meant: where a specification of the editor and this checker say different things, and why.

/** Codes about what stands around a fragment, which the specification leaves out. */
export const surroundings = new Set([
	"unknown-variable",
	"undeclared-input-read",
	"function-not-found",
	"element-outside-expression",
	"maybe-unset",
]);

/** The same where the fragment is no whole file. */
export const surroundingsOfFragments = new Set(["table-without-id"]);

/** @type {{ file: RegExp, title?: RegExp, text?: RegExp, reason: string }[]} */
const disagreements = [
	{
		file: /cloud(?:AwsS3|Storage)Fn/,
		reason: "the editor takes any properties of cloud statements; Xano's engine wants these",
	},
	{ file: /securityCreateUuidFn/, reason: "the editor takes any properties of security statements; it has none" },
	{
		file: /ExpectWithArgumentsFn/,
		text: /;\s*$/,
		reason: "`;` is an error of the editor's lexer, which the specification does not ask",
	},
	{
		file: /disabledFieldAttribute/,
		text: /"$/,
		reason: "a quote too many is an error of the editor's lexer, which the specification does not ask",
	},
	{
		file: /agent_trigger_parser/,
		text: /agent = "blah";/,
		reason: "`;` is an error of the editor's lexer, which the specification does not ask",
	},
	{
		file: /workflowExpectToThrowFn/,
		reason: "the editor does not ask what has to raise; nothing can, without a stack",
	},
	{
		file: /./,
		text: /^(?:create_\w+|get_input) \{[^}]*disabled = true/,
		reason: "what is switched off is not looked into",
	},
	{
		file: /shortFormVariable/,
		text: /^\$1$/,
		reason: "what `$1` means depends on the place, which a fragment does not have",
	},
	{
		file: /valueFieldAttribute/,
		text: /= something$/,
		reason: "a bare word is a text; in other values the editor takes it as well",
	},
	{
		file: /schemaClause/,
		reason: "the specification gives the `schema` of an object; that of a table needs an `id`",
	},
	{ file: /all_zip\.xs$/, reason: "the editor takes the name `$output`; Xano's engine refuses it" },
	{
		file: /arrays\.xs$/,
		reason: 'the editor takes `|istarts_with:"foo" == true`, and compares the argument, which the note says',
	},
];

/** Why a disagreement is meant; null when it is not known. */
export function reasonFor({ file, title, text }) {
	const found = disagreements.find(
		(each) => each.file.test(file) && (each.title?.test(title) ?? true) && (each.text?.test(text) ?? true),
	);
	return found?.reason ?? null;
}
