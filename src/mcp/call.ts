import type { Root } from "./root.js";

/** What the user who started the server allows. */
export interface Permissions {
	/** Requests may go out, and Redis servers be talked to. */
	readonly network: boolean;
	/** JavaScript in the `builtins/` of projects may be loaded. */
	readonly builtins: boolean;
}

/** Where calls are answered. */
export interface World {
	readonly root: Root;
	readonly permissions: Permissions;
}

/** A call of a tool as it is handed to the process that answers it. */
export interface Call {
	readonly tool: string;
	readonly input: unknown;
	readonly folder: string;
	readonly permissions: Permissions;
}

/** The answer to a call: as data that fits the tool's schema, and to be read. */
export interface Answer {
	readonly structured: Record<string, unknown>;
	readonly text: string;
}

/** What comes of a call. */
export type Outcome =
	| { readonly kind: "answered"; readonly answer: Answer }
	| { readonly kind: "refused"; readonly message: string; readonly help: string | null }
	| { readonly kind: "failed"; readonly message: string };
