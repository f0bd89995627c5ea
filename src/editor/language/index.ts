/** What an editor can ask about a place of a program. Pure: a workspace in, plain data out; never throws. */
export { complete, resolveCompletion } from "./complete.js";
export { hover } from "./hover.js";
export { definition, highlights, references } from "./references.js";
export { prepareRename, rename } from "./rename.js";
export type {
	Completion,
	CompletionKind,
	DocumentationKey,
	Edits,
	Highlight,
	Hover,
	Location,
	RenamePreparation,
	RenameResult,
	SignatureHelp,
	SignatureParameter,
	TextEdit,
} from "./results.js";
export { signature } from "./signature.js";
