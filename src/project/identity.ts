import type { Statement } from "../../grammar/ast.js";
import { attributeOf, plainName } from "../../grammar/tree.js";

/** What tells constructs of one kind apart beside their names: what stands behind the name, or in the braces. */
const besideName: Readonly<Record<string, readonly string[]>> = {
	query: ["verb", "api_group"],
	channel: ["realtime_server"],
	message: ["realtime_server", "channel"],
	realtime_server_trigger: ["realtime_server"],
	channel_trigger: ["realtime_server", "channel"],
};

/** The name a construct declares; "" when it has none. */
export function declaredName(node: Statement): string {
	return plainName(node.args[0]) ?? "";
}

/** Two constructs of one identity are one thing written twice. Queries differ by their verbs and groups as well. */
export function identityOf(node: Statement): string {
	const others = Object.hasOwn(besideName, node.name) ? besideName[node.name] : undefined;
	const parts = (others ?? []).map((name) => {
		const argument = node.namedArguments.find((each) => each.name === name)?.value;
		const value = plainName(argument ?? attributeOf(node, name)?.value);
		return name === "verb" ? (value?.toUpperCase() ?? null) : value;
	});
	return JSON.stringify([node.name, declaredName(node), ...parts]);
}
