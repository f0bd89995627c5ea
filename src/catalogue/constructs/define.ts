/** What may be written as a value that nothing has to be worked out for. */
export type ConstructValue =
	| {
			readonly kind: "text";
			/** Closed set of texts. */
			readonly values?: readonly string[];
			/** What the words of others mean here. */
			readonly synonyms?: Readonly<Record<string, string>>;
			/** Others are taken as well, and mean nothing. */
			readonly loose?: true;
			/** The empty text says nothing. */
			readonly filled?: true;
			/** Kinds of constructs one of which it names. */
			readonly names?: readonly string[];
	  }
	| { readonly kind: "int"; readonly minimum?: number; readonly values?: readonly number[] }
	| { readonly kind: "decimal" }
	| { readonly kind: "bool" }
	| { readonly kind: "timestamp" }
	/** One of a few words, numbers, `true` and `false`. */
	| { readonly kind: "choice"; readonly values: readonly (string | number | boolean)[] }
	| { readonly kind: "list"; readonly of: ConstructValue }
	/** Entries with names of their own; `closed` when Xano will have no others. */
	| {
			readonly kind: "object";
			readonly entries: readonly ConstructEntry[];
			readonly closed?: true;
			/** Xano's parser wants at least one entry. */
			readonly filled?: true;
	  }
	/** Entries whose names the author chooses. */
	| { readonly kind: "record"; readonly of: ConstructValue }
	| { readonly kind: "either"; readonly of: readonly ConstructValue[] }
	/** Worked out with every run. */
	| { readonly kind: "expression" }
	/** A condition the database asks of every row. */
	| { readonly kind: "query" }
	| { readonly kind: "any" };

/**
 * Who misses a part: `engine` when nothing can be made of the construct without it, `always` when Xano's documentation
 * and the parser of its editor want it, `parser` when only the latter does.
 */
export type Necessity = "engine" | "always" | "parser";

export interface ConstructEntry {
	readonly name: string;
	readonly value: ConstructValue;
	readonly required?: Necessity;
	readonly summary: string;
}

/** What stands between the braces of a block. */
export type BlockContent =
	/** Inputs of the construct. */
	| "inputs"
	/** Columns of a table. */
	| "columns"
	/** What a model has to answer with. */
	| "outputs"
	| "statements"
	/** Properties and assertions of a test. */
	| "test"
	/** Nothing that is looked into. */
	| "other";

/** A property or a block that stands directly in the braces of a construct. */
export interface ConstructPart {
	readonly name: string;
	readonly summary: string;
	/** What stands behind `=`; absent for what is only a block. */
	readonly value?: ConstructValue;
	/** What stands in its braces; absent for what is only a property. */
	readonly block?: BlockContent;
	/** Parts of the block, where they are properties. */
	readonly parts?: readonly ConstructPart[];
	readonly required?: Necessity;
	readonly repeated?: true;
}

/** How a name may be written without quotes. */
export type NameForm =
	/** A word. */
	| "word"
	/** Words with `/` between them. */
	| "path"
	/** A path whose segments may be parameters between braces. */
	| "route";

/** One word a file may begin with, and what stands in its braces. */
export interface ConstructDefinition {
	readonly name: string;
	readonly summary: string;
	/** Where such files lie in a workspace; a construct is found by its declared name all the same. */
	readonly location: string;
	readonly nameForm?: NameForm;
	/** What stands behind the name: `verb=GET`. */
	readonly namedArguments?: readonly ConstructEntry[];
	readonly parts: readonly ConstructPart[];
	/** Nothing is known of its parts. */
	readonly open?: true;
	/** Runs on this machine; others are read and checked only. */
	readonly runs: boolean;
	/** Inputs that are there without being declared. */
	readonly inputs?: readonly string[];
	/** Statements that call other constructs may stand in its stack: `tool` and `test` say which. */
	readonly calls?: "tool" | "test";
	/** Assertions may stand in its stack. */
	readonly asserts?: true;
	/** Where its facts are from. */
	readonly evidence: "documented" | "engine";
	readonly notes?: string;
	/** A whole one, as short as it can be. */
	readonly example: string;
}

/** The one way to write a construct. */
export function construct(definition: ConstructDefinition): ConstructDefinition {
	return definition;
}
