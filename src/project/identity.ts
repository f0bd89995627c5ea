import type { Statement } from "../../grammar/ast.js";
import { attributeOf, plainName } from "../../grammar/tree.js";

/** What tells constructs of one kind apart beside their names: what stands behind the name, or in the braces. */
const besideName: Readonly<Record<string, readonly string[]>> = {
	query: ["verb", "api_group"],
	channel: ["realtime_server"],
	message: ["realtime_server", "channel"],
	realtime_server_trigger: ["realtime_server"],
	channel_trigger: ["realtime_server", "channel"],
	table_trigger: ["table"],
	agent_trigger: ["agent"],
	mcp_server_trigger: ["mcp_server"],
};

/** Xano keeps several of these under one name, even for the same channel. */
const severalOfOneName: ReadonlySet<string> = new Set(["realtime_trigger"]);

/** The name a construct declares; "" when it has none. */
export function declaredName(node: Statement): string {
	return plainName(node.args[0]) ?? "";
}

/**
 * The group of a query: the one it names, else the folder of its file below `api` or `apis`, where Xano's editor puts
 * the queries of a group.
 *
 * @param file path of the file in the project
 * @returns null when neither says it
 */
export function groupOf(query: Statement, file: string): string | null {
	const named = plainName(attributeOf(query, "api_group")?.value);
	return named ?? /(?:^|[\\/])apis?[\\/](.+)[\\/][^\\/]+$/.exec(file)?.[1] ?? null;
}

/**
 * One identity are one thing written twice. Queries differ by their verbs and groups as well.
 *
 * @param file path of the file in the project
 * @returns null for what may be there several times
 */
export function identityOf(node: Statement, file: string): string | null {
	if (severalOfOneName.has(node.name)) return null;
	const others = Object.hasOwn(besideName, node.name) ? besideName[node.name] : undefined;
	const parts = (others ?? []).map((name) => {
		if (name === "api_group") return groupOf(node, file);
		const argument = node.namedArguments.find((each) => each.name === name)?.value;
		const value = plainName(argument ?? attributeOf(node, name)?.value);
		return name === "verb" ? (value?.toUpperCase() ?? null) : value;
	});
	return JSON.stringify([node.name, declaredName(node), ...parts]);
}
