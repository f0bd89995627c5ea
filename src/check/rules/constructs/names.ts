import type { Expression, ObjectLiteral, Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { attributeOf, enabledItems, entryOf, plainName, withoutGroups } from "../../../../grammar/tree.js";
import type { ConstructValue } from "../../../catalogue/constructs/index.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { callees } from "../../calls.js";
import { partsOfConstruct } from "../../constructs.js";
import { allDeclared, findDeclared, isForUsers, tableOf } from "../../declared.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";
import { nounOf } from "../../wording.js";

/** Jobs name functions, and say themselves which. */
const apart = new Set(["run.job", "run.service"]);

/** Names of other constructs that the project does not have. */
export const names = rule({
	name: "names",
	create: (context) => {
		const told = new Set<string>();
		const look = (name: string, kinds: readonly string[], span: Span): void => {
			const key = `${kinds[0]} ${name}`;
			if (name.trim() === "" || told.has(key) || findDeclared(context.project, kinds, name)) return;
			if (kinds.includes("realtime_channel") && isCovered(name, context)) return;
			told.add(key);
			undeclared(name, kinds, span, context);
		};
		const lookAt = (node: Expression | null | undefined, kinds: readonly string[]): void => {
			const bare = node ? withoutGroups(node) : null;
			if (bare?.kind === "Text" || (bare?.kind === "Word" && !/^(?:true|false|null)$/.test(bare.value)))
				look(bare.value, kinds, bare);
		};
		return {
			construct: (node) => {
				if (apart.has(context.construct.kind)) return;
				const parts = partsOfConstruct(context.construct.kind);
				for (const item of enabledItems(node.body)) {
					const part = item.kind === "Attribute" ? parts.get(item.name) : undefined;
					if (item.kind === "Attribute" && part?.value) named(item.value, part.value, lookAt);
				}
				withUsers(node, context);
			},
			column: (node) => {
				lookAt(attributeOf({ body: node.body } as Statement, "table")?.value, ["table"]);
			},
			statement: (node) => {
				const table = tableOf(node);
				if (table) look(table.name, ["table"], table);
				const callee = callees.get(node.name);
				// Functions are looked for with what they are given.
				if (callee && !callee.includes("function") && !callee.includes("query")) lookAt(node.args[0], callee);
				if (node.name === "api.call") lookAt(attributeOf(node, "api_group")?.value, ["api_group"]);
				if (node.name === "security.create_auth_token") lookAt(attributeOf(node, "table")?.value, ["table"]);
				if (node.name === "api.realtime_event") lookAt(attributeOf(node, "channel")?.value, ["realtime_channel"]);
				if (node.name === "realtime.publish") lookAt(attributeOf(node, "server")?.value, ["realtime_server"]);
				if (node.name === "db.query") {
					for (const join of entriesOf(attributeOf(node, "join")?.value)) {
						const value = withoutGroups(join.value);
						if (value.kind === "Object") lookAt(entryOf(value, "table"), ["table"]);
					}
				}
				addons(attributeOf(node, "addon")?.value, lookAt, context);
			},
		};
	},
});

/** Channels have patterns, `room:*`, and channels below them; only one that resembles another is mentioned. */
function isCovered(name: string, { project }: Context): boolean {
	const channels = allDeclared(project, ["realtime_channel"]).map((channel) => channel.name);
	// Xano writes the id of its connection before the name: `472867|lobby`.
	if (channels.includes(name.replace(/^\d+\|/, ""))) return true;
	const isBelow = channels.some((channel) => name.startsWith(channel.replace(/\*.*$/, "")) && channel !== "");
	return isBelow || suggest(name, channels, { maximum: 1 }).length === 0;
}

type Look = (node: Expression | null | undefined, kinds: readonly string[]) => void;

function entriesOf(node: Expression | undefined): ObjectLiteral["entries"] {
	const value = node ? withoutGroups(node) : null;
	return value?.kind === "Object" ? value.entries.filter(({ disabled }) => !disabled) : [];
}

/** Goes through a value for the names in it. */
function named(written: Expression, wanted: ConstructValue, look: Look): void {
	const node = withoutGroups(written);
	switch (wanted.kind) {
		case "text":
			if (wanted.names) look(node, wanted.names);
			break;
		case "list":
			if (node.kind === "Array")
				for (const { value, disabled } of node.elements) if (!disabled) named(value, wanted.of, look);
			break;
		case "object":
			for (const { key, value } of entriesOf(node)) {
				const declared = wanted.entries.find((each) => each.name === key);
				if (declared) named(value, declared.value, look);
			}
			break;
		case "record":
			for (const { value } of entriesOf(node)) named(value, wanted.of, look);
			break;
		case "either": {
			const isPlain = node.kind === "Text" || node.kind === "Word";
			for (const each of wanted.of) if (isPlain === (each.kind === "text")) named(node, each, look);
		}
	}
}

/** Addons of a query, and those of addons: a list of objects, or an object of them. */
function addons(written: Expression | undefined, look: Look, context: Context): void {
	const node = written ? withoutGroups(written) : null;
	const each =
		node?.kind === "Array"
			? node.elements.filter(({ disabled }) => !disabled).map(({ value }) => value)
			: entriesOf(node ?? undefined).map(({ value }) => value);
	for (const addon of each) {
		const value = withoutGroups(addon);
		if (value.kind !== "Object") continue;
		look(entryOf(value, "name"), ["addon"]);
		addons(entryOf(value, "addon") ?? undefined, look, context);
	}
}

/** `auth = "product"` where nobody can log in with a product. */
function withUsers(node: Statement, { project, report }: Context): void {
	const auth = attributeOf(node, "auth");
	const name = plainName(auth?.value);
	const table = name === null ? undefined : project.find("table", name);
	if (!auth || !table || isForUsers(table)) return;
	report({
		code: "table-without-users",
		severity: "warning",
		message: `nobody can log in with the table ${JSON.stringify(name)}`,
		span: auth.value,
		help: "write `auth = true` in the table, or name the one that has it",
		related: [{ source: table.source, span: table.node.nameSpan, message: "the table is declared here" }],
	});
}

/**
 * A workspace may be kept in parts, so nothing is said while the project has nothing of that kind, and little where no
 * name resembles the one that is missing.
 */
function undeclared(name: string, kinds: readonly string[], span: Span, { project, report, textOf }: Context): void {
	const declared = allDeclared(project, kinds);
	if (declared.length === 0) return;
	const isQuoted = /^["']/.test(textOf(span));
	const inside = isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
	const others = declared.map((each) => each.name).filter((each) => each !== "");
	const proposal = propose(name, others, [inside]);
	report({
		code: "unknown-name",
		severity: proposal.help ? "warning" : "hint",
		message: `the project has no ${nounOf(kinds[0] ?? "")} ${JSON.stringify(name)}`,
		span,
		...(proposal.help || others.length > 12 ? {} : { why: `It has ${list(others)}.` }),
		...proposal,
	});
}
