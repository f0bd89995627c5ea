import {
	codesToJson,
	codeToJson,
	createReference,
	type Entry,
	explainAll,
	explain as explainCode,
	lookUp,
	type Reference,
	renderAnswer,
} from "../index.js";
import type { Answer } from "./call.js";
import type { DocsInput, DocsOutput } from "./tools/docs.js";
import type { ExplainInput, ExplainOutput } from "./tools/explain.js";
import { cut, first } from "./work/bounds.js";

const style = { color: false, width: 100 };

/** As many entries are shown in full, and as many others by name. */
const mostInFull = 8;
const mostMentions = 60;

let made: Reference | null = null;

/** The reference, which is the same for all calls. */
export function reference(): Reference {
	made ??= createReference();
	return made;
}

/** Looks up what there is about some words. */
export function docs({ query }: DocsInput): Answer {
	const answer = lookUp(reference(), query.split(/\s+/));
	const entries = "entries" in answer ? answer.entries : [];
	const families = "families" in answer ? answer.families : [];
	const isList = answer.about === "search" || (answer.about === "meaning" && entries.length > mostInFull);
	const inFull = isList ? [] : entries.slice(0, mostInFull);
	const also = [
		...(isList ? entries : entries.slice(mostInFull)),
		...(answer.about === "name" ? answer.also : []),
		...(answer.about === "family" ? answer.families.flatMap((family) => family.entries) : []),
	];
	const mentions = first(also, "entries", ({ kind, name, summary }) => ({ kind, name, summary }), mostMentions);
	const structured: DocsOutput = {
		about: answer.about,
		entries: inFull.map(entryShape),
		mentions: mentions.kept,
		families: families.map(({ kind, name, title, summary }) => ({ kind, name, title, summary })),
		advice: adviceOf(answer),
		suggestions: answer.about === "nothing" ? [...answer.suggestions] : [],
		notes: [...mentions.notes],
	};
	return { structured, text: cut(renderAnswer(answer, style)) };
}

function adviceOf(answer: ReturnType<typeof lookUp>): string[] {
	switch (answer.about) {
		case "meaning":
			return [...answer.advice];
		case "code":
			return [`${answer.code}: ${answer.title}. \`explain\` has its page.`];
		case "sign":
			return [answer.meaning];
		default:
			return [];
	}
}

function entryShape(entry: Entry): DocsOutput["entries"][number] {
	const { kind, name, signature, summary, parameters, result, notes, examples, portability, gap } = entry;
	return {
		kind,
		name,
		signature,
		summary,
		parameters: parameters.map((each) => ({
			name: each.name,
			role: each.role,
			kind: each.kind,
			required: each.required,
			...(each.default === undefined ? {} : { default: each.default }),
			values: [...each.values],
			summary: each.summary,
		})),
		result,
		notes,
		examples: examples.map((each) => ({
			code: each.code,
			...(each.sent === null ? {} : { sent: each.sent }),
			result: each.result,
		})),
		portability,
		gap,
		resource: entryAddress(entry),
	};
}

/** The address of the resource that shows an entry. */
export function entryAddress({ kind, name }: Pick<Entry, "kind" | "name">): string {
	return `xano://reference/${kind.replace(" ", "-")}/${encodeURIComponent(name)}`;
}

/** Gives the page of a code, or all codes. */
export function explain({ code }: ExplainInput): Answer {
	if (code === undefined) {
		const codes = codesToJson().map(({ code: number, name, title }) => ({ code: number, name, title }));
		const structured: ExplainOutput = { found: true, page: null, codes, notes: [] };
		return { structured, text: cut(explainAll(style)) };
	}
	const { found, text } = explainCode(code, style);
	const page = codeToJson(code);
	const structured: ExplainOutput = {
		found,
		page: page === null ? null : withoutDocs(page),
		codes: [],
		notes: found ? [] : [text],
	};
	return { structured, text };
}

function withoutDocs({
	docs: _,
	...page
}: NonNullable<ReturnType<typeof codeToJson>>): NonNullable<ExplainOutput["page"]> {
	return page;
}
