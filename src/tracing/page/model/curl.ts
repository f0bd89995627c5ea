import type { TracedRequest } from "../../trace.js";

/** Headers that curl works out by itself. */
const ownHeaders = new Set(["content-length", "host", "connection", "accept-encoding"]);

/** The request as a command for a POSIX shell. What was taken out of the trace is not in it either. */
export function curlCommand({ method, url, sent }: TracedRequest): string {
	const parts = [`curl ${quoted(url)}`, `--request ${quoted(method)}`];
	for (const [name, value] of sent.headers)
		if (!ownHeaders.has(name.toLowerCase())) parts.push(`--header ${quoted(`${name}: ${value}`)}`);
	if (sent.body !== null) parts.push(`--data-raw ${quoted(sent.body)}`);
	return parts.join(" \\\n  ");
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
