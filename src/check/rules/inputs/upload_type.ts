import type { Column, Statement } from "../../../../grammar/ast.js";
import { attributeOf, withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** Types of stored references: an upload lacks their `path`, and Xano refuses it before the stack runs. [D] */
const references: ReadonlySet<string> = new Set(["image", "video", "audio", "attachment"]);

/** Statements that turn an upload into something, and the property that takes it. */
const takers: ReadonlyMap<string, string> = new Map([
	["storage.create_image", "value"],
	["storage.create_video", "value"],
	["storage.create_audio", "value"],
	["storage.create_attachment", "value"],
	["storage.read_file_resource", "value"],
	["stream.from_csv", "value"],
	["stream.from_jsonl", "value"],
	["zip.add_to_archive", "file"],
	["zip.extract", "zip"],
	["zip.view_contents", "zip"],
]);

/** `image? photo`, which is stored with `storage.create_image`: only `file` takes an upload. */
export const uploadType = rule({
	name: "upload-type",
	create: (context) => {
		const said = new Set<Column>();
		return {
			statement: (node) => {
				const column = inputTaken(node, context);
				if (!column || !references.has(column.type) || said.has(column)) return;
				said.add(column);
				context.report({
					code: "upload-type",
					severity: "warning",
					message: `Xano takes no upload for an input of the type \`${column.type}\``,
					span: column.typeSpan,
					why: 'It lacks the `path` that a stored file has, and "Missing param: path" ends the call before the stack runs.',
					help: `write \`file ${column.name}\``,
					fix: replace("write `file`", column.typeSpan, "file"),
				});
			},
		};
	},
});

/** The input that is handed to a statement as the file it works on. */
function inputTaken(node: Statement, { facts }: Context): Column | undefined {
	const attribute = takers.get(node.name);
	const given = attribute === undefined ? null : attributeOf(node, attribute);
	const value = given ? withoutGroups(given.value) : null;
	if (value?.kind !== "Access" || value.base.kind !== "Variable" || value.base.name !== "input") return undefined;
	const [step, ...rest] = value.steps;
	return step?.kind === "member" && rest.length === 0 ? facts.inputs.get(step.name) : undefined;
}
