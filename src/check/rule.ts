import type { Attribute, Block, Column, Expression, Statement } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Construct, Project, ProjectFile } from "../project/project.js";
import type { Facts } from "./facts.js";
import type { Meaning, Names } from "./meaning.js";

/** A diagnostic about the file that is being looked at. */
export type Finding = Omit<Diagnostic, "source">;

export interface CheckOptions {
	/** Only these constructs are looked at; all of the project when left out. */
	readonly only?: ReadonlySet<Construct>;
	/** Only these files are looked at, with everything in the project known; all of them when left out. */
	readonly files?: ReadonlySet<ProjectFile>;
	/** Also mentions what Xano's validator refuses although its documentation shows it, or nothing hangs on it. */
	readonly strict?: boolean;
}

interface Everywhere {
	readonly project: Project;
	readonly catalogue: Catalogue;
	readonly names: Names;
	readonly options: CheckOptions;
	report(finding: Finding): void;
}

/** What a rule about a whole file sees. */
export interface FileContext extends Everywhere {
	readonly file: ProjectFile;
}

/** What a rule about a construct sees. */
export interface Context extends FileContext {
	readonly construct: Construct;
	readonly facts: Facts;
	/** The text of a place in the file. */
	textOf(span: Span): string;
}

/** Where a statement stands. */
export interface StatementPlace {
	/** The statement in whose block it stands, and null for the `stack` of the construct. */
	readonly parent: Statement | null;
	/** Loops and switches around it, innermost last. */
	readonly around: readonly Statement[];
	readonly inCatch: boolean;
	/** The test it belongs to, which sees nothing but `$response`. */
	readonly test: Statement | null;
}

/** What a column is: an input, a column of a table, a field of an answer. */
export type ColumnRole = "input" | "column" | "output";

/** Where a column stands. */
export interface ColumnPlace {
	readonly role: ColumnRole;
	/** The object it is a field of. */
	readonly parent: Column | null;
}

/** How Xano reads an expression: conditions, values and what a database is asked have different rules there. */
export type Reading = "value" | "condition" | "element" | "query";

/** Where an expression stands. */
export interface ExpressionPlace {
	readonly parent: Expression | null;
	readonly reading: Reading;
	/** No bracket stands around it: a line break would end it on Xano. */
	readonly open: boolean;
	/** `$$` and `$this` mean something. */
	readonly element: boolean;
	/** Left of `??` or before `?`: the author expects that something is missing. */
	readonly forgiving: boolean;
	readonly statement: StatementPlace;
}

type ExpressionHandlers = {
	readonly [Kind in Expression["kind"]]?: (node: Extract<Expression, { kind: Kind }>, place: ExpressionPlace) => void;
};

/** What a rule wants to be told while a construct is walked through, in the order of the text. */
export interface Handlers extends ExpressionHandlers {
	/** The construct, before anything in it. */
	readonly construct?: (node: Statement) => void;
	/** A block of statements; `owner` is the statement it belongs to, null for the construct's `stack`. */
	readonly stack?: (block: Block, owner: Statement | null, place: StatementPlace) => void;
	/** A property that stands where statements stand. */
	readonly property?: (node: Attribute, place: StatementPlace) => void;
	readonly statement?: (node: Statement, place: StatementPlace, meaning: Meaning) => void;
	/** An input or a column of a table, or a field of one. */
	readonly column?: (node: Column, place: ColumnPlace) => void;
	/** A block of columns; `parent` is the object whose `schema` it is. */
	readonly columns?: (block: Block, place: ColumnPlace) => void;
	/** A test of the construct. */
	readonly test?: (node: Statement) => void;
	/** Is also told of expressions that the database works out, which have a language of their own. */
	readonly queries?: true;
	readonly end?: () => void;
}

/** One rule: looks at constructs part by part. What it has to remember lives in the closure of `create`. */
export interface Rule {
	readonly name: string;
	/** Kinds of constructs it is for; all of them when left out. */
	readonly kinds?: readonly string[];
	readonly create: (context: Context) => Handlers;
}

/** A rule about a file as a whole: its comments, its outermost level. */
export interface FileRule {
	readonly name: string;
	readonly check: (context: FileContext) => void;
}

/** The one way to write a rule. */
export function rule(definition: Rule): Rule {
	return definition;
}

/** The one way to write a rule about files. */
export function fileRule(definition: FileRule): FileRule {
	return definition;
}
