/** What a user can set, in the section `xano` of an editor's settings. */
export interface Settings {
	/** As `xano check --strict`: what Xano refuses is an error, and more of it is said. */
	readonly strict: boolean;
	/** Whose diagnostics are shown: those of every file of a project, or of open ones only. */
	readonly diagnostics: "project" | "open";
}

/** What only the client itself can say, when it starts the server. */
export interface InitializationOptions extends Settings {
	/** The workspace is trusted: `builtins/` may be loaded, which runs the project's own JavaScript. */
	readonly loadBuiltins: boolean;
	/** The client's own command that opens the list of proposals; "" for none. */
	readonly suggestCommand: string;
	/** The client's own `xano.run` asks for the input a function needs: a lens may stand above it. */
	readonly asksForInput: boolean;
}

const defaultSettings: Settings = { strict: false, diagnostics: "project" };

/** Reads settings; what is missing or means nothing stays as it is. */
export function readSettings(value: unknown, before: Settings): Settings {
	const { strict, diagnostics } = entriesOf(value);
	return {
		strict: typeof strict === "boolean" ? strict : before.strict,
		diagnostics: diagnostics === "project" || diagnostics === "open" ? diagnostics : before.diagnostics,
	};
}

/** @param value what `initialize` brings along, whatever it is */
export function readOptions(value: unknown): InitializationOptions {
	const { loadBuiltins, suggestCommand, asksForInput } = entriesOf(value);
	return {
		...readSettings(value, defaultSettings),
		loadBuiltins: loadBuiltins === true,
		asksForInput: asksForInput === true,
		suggestCommand: typeof suggestCommand === "string" ? suggestCommand : "",
	};
}

/** The section of ours in what `workspace/didChangeConfiguration` brings along. */
export function sectionOf(settings: unknown): unknown {
	return entriesOf(settings).xano;
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
