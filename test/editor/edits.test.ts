import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { folderOf, functionText, requireBuild } from "../cli/xano.js";
import { Client, fileUri } from "./client.js";

beforeAll(requireBuild);

const text = functionText("a", {
	input: "text name?\r\n    int count",
	stack:
		'var $x {\n      value = "😀"|to_upper ~ $input.name\n    }\n    function.run "b" {\n      input = {a: [1, 2]}\n    } as $y',
	response: "$x",
});

const pieces = [...text.split(/\b/), "😀", "\r", "\r\n", '"""', "`", "}", "{", "|", ":", "$", "//", "é"];
const edit = fc.record({
	from: fc.nat(400),
	length: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(80)),
	written: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join("")),
});

/** Everything that is asked about a place, or about all of a document. */
const methods = [
	"hover",
	"completion",
	"signatureHelp",
	"definition",
	"references",
	"documentHighlight",
	"codeAction",
	"selectionRange",
	"rangeFormatting",
	"documentSymbol",
	"foldingRange",
	"semanticTokens/full",
	"codeLens",
	"formatting",
];

function requests(uri: string, position: { line: number; character: number }): [string, object][] {
	const textDocument = { uri };
	const range = { start: position, end: position };
	const options = { tabSize: 2, insertSpaces: true };
	const context = { diagnostics: [], includeDeclaration: true };
	const params = { textDocument, position, positions: [position], range, options, context };
	return methods.map((name) => [`textDocument/${name}`, params]);
}

test("after any changes the server has the client's text, and answers everything about it", async () => {
	const folder = folderOf({ "function/b.xs": functionText("b", { input: "json a" }) });
	const client = await Client.start({ folders: [folder] });
	let number = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(400), async (edits, offset) => {
			number++;
			const uri = fileUri(folder, `function/edited_${number}.xs`);
			let document = TextDocument.create(uri, "xanoscript", 1, text);
			await client.open(uri, text);
			for (const { from, length, written } of edits) {
				const change = {
					range: { start: document.positionAt(from), end: document.positionAt(from + length) },
					text: written,
				};
				document = TextDocument.create(uri, "xanoscript", 1, TextDocument.update(document, [change], 2).getText());
				await client.change(uri, change);
			}
			// The same text as a whole, for comparison.
			const fresh = fileUri(folder, `function/fresh_${number}.xs`);
			await client.open(fresh, document.getText());
			const ask = (method: string, asked: string): Promise<unknown> =>
				client.connection.sendRequest(`textDocument/${method}`, {
					textDocument: { uri: asked },
					positions: [{ line: 0, character: 0 }],
				});
			const data = async (asked: string) => ((await ask("semanticTokens/full", asked)) as { data: number[] }).data;
			expect(await data(uri)).toEqual(await data(fresh));
			expect(await ask("selectionRange", uri)).toEqual(await ask("selectionRange", fresh));
			for (const [method, params] of requests(uri, document.positionAt(offset))) {
				const answer = client.connection.sendRequest(method, params);
				await answer.catch((thrown: unknown) => {
					throw new Error(`${method}: ${client.logged.at(-1)}`, { cause: thrown });
				});
			}
			await client.close(uri);
			await client.close(fresh);
		}),
		{ numRuns: 30 },
	);
	expect(client.logged).toEqual([]);
	expect(await client.stop()).toBe(0);
});
