import type { Statement } from "../../../../grammar/ast.js";
import { attributeOf, entryOf, withoutGroups } from "../../../../grammar/tree.js";
import { providersOf, wantedByParser } from "../../../catalogue/constructs/index.js";
import { type Context, rule } from "../../rule.js";
import { list } from "../../suggestions.js";

/** The model of an agent: what its provider takes, and what it is asked. */
export const llm = rule({
	name: "llm",
	kinds: ["agent"],
	create: (context) => ({ construct: (node) => look(node, context) }),
});

function look(node: Statement, { report, options }: Context): void {
	const attribute = attributeOf(node, "llm");
	const value = attribute ? withoutGroups(attribute.value) : null;
	if (!attribute || value?.kind !== "Object") return;
	const type = entryOf(value, "type");
	const provider = type?.kind === "Text" && Object.hasOwn(wantedByParser, type.value) ? type.value : null;
	const written = value.entries.filter(({ disabled }) => !disabled);
	const has = (name: string): boolean => written.some(({ key }) => key === name);
	for (const { key, keySpan } of written) {
		const takers = typeof key === "string" && Object.hasOwn(providersOf, key) ? providersOf[key] : undefined;
		if (provider === null || !takers || takers.includes(provider)) continue;
		report({
			code: "llm-option",
			severity: "portability",
			message: `models of the type \`${provider}\` have no \`${key}\``,
			span: keySpan,
			why: `Xano takes it for ${list(takers)}.`,
		});
	}
	const prompt = written.find(({ key }) => key === "prompt");
	const messages = written.find(({ key }) => key === "messages");
	if (prompt && messages) {
		report({
			code: "duplicate-attribute",
			severity: "error",
			message: "a model is asked by `prompt` or by `messages`, not by both",
			span: messages.keySpan,
			help: "remove one of them",
		});
	} else if (!prompt && !messages) {
		report({
			code: "required-on-xano",
			severity: "portability",
			message: "Xano wants a `prompt` in every `llm`, or `messages`",
			span: attribute.nameSpan,
			help: 'add `prompt: "{{ $args.message }}"`',
		});
	}
	if (!options.strict || provider === null) return;
	const lacking = (wantedByParser[provider] ?? []).filter((name) => !has(name));
	if (lacking.length === 0) return;
	report({
		code: "required-on-xano",
		severity: "portability",
		message: `Xano's parser wants ${list(lacking)} for models of the type \`${provider}\``,
		span: attribute.nameSpan,
		help: `add ${list(lacking.map((name) => `${name}: …`))}`,
	});
}
