import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { constructKinds } from "../check/constructs.js";
import { complete } from "../editor/language/complete.js";
import type { EditorDocument, Workspace } from "../editor/workspace.js";
import { createReference, type Reference } from "../reference/reference.js";
import type { Value } from "../values/kinds.js";
import type { Session } from "./session.js";
import { sketchOf } from "./sketch.js";

/** One way to go on. */
export interface Proposal {
	/** What stands in place of the typed part, which it begins with. */
	readonly text: string;
	/** A few words about it. */
	readonly detail: string;
}

export interface Proposals {
	/** What has been typed of the word. */
	readonly typed: string;
	readonly all: readonly Proposal[];
}

const none: Proposals = { typed: "", all: [] };

/** A word where a statement begins. */
const beginsStatement = /^\s*!?[A-Za-z_]/;

/** The word and the space with which a construct begins. */
const beginsConstruct = new RegExp(`^\\s*(?:${constructKinds.map((kind) => kind.replace(".", "\\.")).join("|")})\\s`);

/**
 * What may be written at the end of a text that is being typed: what the language server would propose in a function
 * that has the variables of the session.
 */
export function completeEntry(session: Session, text: string): Proposals {
	const workspace = new SessionWorkspace(session, text);
	const found = complete(workspace, workspace.path, workspace.offset);
	const [first] = found;
	if (first === undefined) return none;
	const typed = workspace.text.slice(first.span.start, workspace.offset);
	const begun = found.filter(({ filterText, text: put, isSnippet }) =>
		(isSnippet ? filterText : put).toLowerCase().startsWith(typed.toLowerCase()),
	);
	const all = [...begun]
		.sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0))
		.map(({ label, text: put, isSnippet, detail }): Proposal => ({ text: isSnippet ? label : put, detail }));
	return { typed, all: distinct([...all, ...constructsLike(text)]) };
}

/** Constructs, where nothing but a word has been typed. */
function constructsLike(text: string): Proposal[] {
	if (!/^\s*[a-z_.]*$/.test(text)) return [];
	const word = text.trim();
	return constructKinds.filter((kind) => kind.startsWith(word)).map((kind) => ({ text: kind, detail: "" }));
}

function distinct(all: readonly Proposal[]): Proposal[] {
	const seen = new Set<string>();
	return all.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** The project as the language server sees it, with what is being typed as the last statement of a function. */
class SessionWorkspace implements Workspace {
	readonly project;
	readonly catalogue;
	readonly environment: readonly string[];
	readonly path = "repl";
	readonly text: string;
	/** Where the cursor is. */
	readonly offset: number;
	private readonly own: EditorDocument;
	private readonly files: ReadonlyMap<string, EditorDocument>;
	private known: Reference | null = null;

	constructor(session: Session, typed: string) {
		this.project = session.project;
		this.catalogue = session.catalogue;
		this.environment = session.environmentNames;
		const head = `function "repl" {\n  stack {\n${[...session.variables].map(assignment).join("")}`;
		const end = "\n  }\n}\n";
		const [lead, tail] = beginsConstruct.test(typed)
			? [`${end}\n`, ""]
			: beginsStatement.test(typed) || typed.trim() === ""
				? ["", end]
				: ["    return {\n      value = ", `\n    }${end}`];
		this.text = head + lead + typed + tail;
		this.offset = head.length + lead.length + typed.length;
		const former = read(this.path, head + end);
		this.own = { ...read(this.path, this.text), lastGood: former };
		this.files = new Map(
			this.project.files.map((file) => [
				file.path,
				{ ...file, problem: null, uri: file.path, version: null, lastGood: null },
			]),
		);
	}

	get reference(): Reference {
		this.known ??= createReference(this.catalogue);
		return this.known;
	}

	document(path: string): EditorDocument | undefined {
		return path === this.path ? this.own : this.files.get(path);
	}

	documents(): Iterable<EditorDocument> {
		return [...this.files.values(), this.own];
	}
}

function read(path: string, text: string): EditorDocument {
	const source = new Source(path, text);
	return { path, source, ...parse(source), problem: null, uri: path, version: null, lastGood: null };
}

function assignment([name, value]: readonly [string, Value]): string {
	return `    var $${name} {\n      value = ${sketchOf(value)}\n    }\n`;
}
