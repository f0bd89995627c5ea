import { type McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { ErrorCode, McpError, type ReadResourceResult } from "@modelcontextprotocol/sdk/types.js";
import { codesToJson, explain, explainAll, type Family, lookUp, renderAnswer } from "../index.js";
import type { Outcome } from "./call.js";
import { entryAddress, reference } from "./reference.js";

const style = { color: false, width: 100 };
const plain = { mimeType: "text/plain" };

/** Kinds of entries as they stand in addresses. */
const kinds = ["filter", "statement", "type", "input-filter", "function", "construct"];

/** As many proposals the protocol takes. */
const mostProposals = 100;

/**
 * Adds what can be read without calling a tool: the reference, the pages of all codes, what the folder declares.
 * @param outline looks at the folder
 */
export function addResources(server: McpServer, outline: (signal: AbortSignal) => Promise<Outcome>): void {
	server.registerResource(
		"reference",
		"xano://reference",
		{ title: "XanoScript reference", description: "Everything a program can name, by family.", ...plain },
		(uri) => textAt(uri, renderAnswer(lookUp(reference(), []), style)),
	);
	server.registerResource(
		"family",
		new ResourceTemplate("xano://reference/family/{name}", {
			list: () => ({
				resources: familyNames().map((name) => ({
					uri: `xano://reference/family/${name}`,
					name,
					title: familiesCalled(name)[0]?.title ?? name,
					description: familiesCalled(name)
						.map(({ summary }) => summary)
						.join(" "),
					...plain,
				})),
			}),
			complete: {
				name: (begun) => beginning(begun, familyNames()),
			},
		}),
		{ title: "A family of the reference", description: "Filters, statements or types that belong together.", ...plain },
		(uri, { name }) => {
			const families = familiesCalled(decoded(name));
			if (families.length === 0) throw missing(uri);
			return textAt(uri, renderAnswer({ about: "family", families }, style));
		},
	);
	server.registerResource(
		"entry",
		new ResourceTemplate("xano://reference/{kind}/{name}", {
			list: undefined,
			complete: {
				kind: (begun) => beginning(begun, kinds),
				name: (begun, context) => beginning(begun, namesOf(context?.arguments?.kind)),
			},
		}),
		{
			title: "An entry of the reference",
			description: "A filter, statement, input type, block or function: how it is written, with executed examples.",
			...plain,
		},
		(uri) => {
			const entries = reference().entries.filter((entry) => entryAddress(entry) === uri.href);
			if (entries.length === 0) throw missing(uri);
			return textAt(uri, renderAnswer({ about: "name", entries, also: [], families: [] }, style));
		},
	);
	server.registerResource(
		"diagnostics",
		"xano://diagnostics",
		{ title: "All codes", description: "Every code of check, run and test, with its title.", ...plain },
		(uri) => textAt(uri, explainAll(style)),
	);
	server.registerResource(
		"diagnostic",
		new ResourceTemplate("xano://diagnostics/{code}", {
			list: undefined,
			complete: {
				code: (begun) =>
					beginning(
						begun,
						codesToJson().map(({ code }) => code),
					),
			},
		}),
		{ title: "The page of a code", description: "The rule, a wrong program and the right one.", ...plain },
		(uri, { code }) => {
			const { found, text } = explain(decoded(code), style);
			if (!found) throw missing(uri);
			return textAt(uri, text);
		},
	);
	server.registerResource(
		"project",
		"xano://project",
		{
			title: "The project",
			description: "The .xs files of the folder, and the functions, jobs and other things they declare.",
			mimeType: "application/json",
		},
		async (uri, { signal }) => {
			const outcome = await outline(signal);
			if (outcome.kind !== "answered") throw new McpError(ErrorCode.InternalError, outcome.message);
			const text = JSON.stringify(outcome.answer.structured, null, 2);
			return { contents: [{ uri: uri.href, mimeType: "application/json", text }] };
		},
	);
}

/** Filters and statements may have families of one name. */
function familyNames(): string[] {
	return [...new Set(reference().families.map(({ name }) => name))];
}

function familiesCalled(name: string): Family[] {
	return reference().families.filter((family) => family.name === name);
}

function textAt(uri: URL, text: string): ReadResourceResult {
	return { contents: [{ uri: uri.href, ...plain, text }] };
}

function missing(uri: URL): McpError {
	return new McpError(ErrorCode.InvalidParams, `There is nothing at ${uri.href}`);
}

/** A part of an address as it is meant; one that is broken is nothing's name. */
function decoded(part: string | readonly string[] | undefined): string {
	try {
		return decodeURIComponent(String(part));
	} catch {
		return String(part);
	}
}

function namesOf(kind: string | undefined): string[] {
	const wanted = reference().entries.filter((entry) => kind === undefined || entry.kind.replace(" ", "-") === kind);
	return [...new Set(wanted.map(({ name }) => name))];
}

function beginning(begun: string, names: readonly string[]): string[] {
	const lower = begun.toLowerCase();
	return names.filter((name) => name.toLowerCase().startsWith(lower)).slice(0, mostProposals);
}
