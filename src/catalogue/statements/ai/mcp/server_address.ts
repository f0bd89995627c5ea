import { fatalError } from "../../../../values/error.js";
import type { Value } from "../../../../values/kinds.js";
import { toText } from "../../../../values/text.js";
import type { StatementCall } from "../../../define.js";
import type { ConnectionType } from "./wire.js";

/** Where an MCP server is and how it is reached. */
export interface ServerAddress {
	readonly url: URL;
	/** "" for none; to be kept out of messages. */
	readonly token: string;
	readonly type: ConnectionType;
}

/**
 * The attributes all statements for MCP servers share.
 *
 * @throws XanoError when one of them cannot be what it is for
 */
export function serverAddress({ attributes }: StatementCall, statement: string): ServerAddress {
	const address = textOf(attributes.url ?? attributes.server_url).trim();
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw fatalError(`The url of ${statement} is not a web address`, "It looks like https://mcp.example.com/mcp.");
	}
	const token = textOf(attributes.bearer_token ?? attributes.api_key).trim();
	if (!/^[\x21-\x7e]*$/.test(token)) {
		throw fatalError(
			`The bearer_token of ${statement} cannot be one`,
			"It holds blanks, line breaks or letters beyond ASCII. Copy it again, without the word Bearer.",
		);
	}
	const type = textOf(attributes.connection_type) || "sse";
	if (type === "sse" || type === "stream") return { url: new URL(address), token, type };
	throw fatalError(`${statement} knows no connection_type ${JSON.stringify(type)}`, "It is sse or stream.");
}

function textOf(value: Value | undefined): string {
	return toText(value ?? null);
}
