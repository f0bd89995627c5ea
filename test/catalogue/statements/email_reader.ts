/** A mail as a mail program reads it. */
export interface ReadMail {
	/** Unfolded and decoded, by name. */
	readonly headers: Readonly<Record<string, string>>;
	/** The text of each part by its type. */
	readonly parts: Readonly<Record<string, string>>;
	readonly lines: readonly string[];
}

/** Reads a message by the rules of RFC 5322, 2045 and 2047, written independently of what makes it. */
export function readMail(bytes: Uint8Array): ReadMail {
	const text = Buffer.from(bytes).toString("latin1");
	if (/[^\t\r\n\x20-\x7e]/.test(text)) throw new Error("a message is ASCII");
	if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error("a line ends with CR LF");
	const { headers, body } = entity(text);
	const boundary = /^multipart\/alternative; boundary="([^"]+)"$/.exec(headers["Content-Type"] ?? "")?.[1];
	const entities = boundary === undefined ? [{ headers, body }] : partsOf(body, boundary).map(entity);
	const parts = entities.map(({ headers: own, body: content }) => [
		own["Content-Type"],
		decodeBody(content, own["Content-Transfer-Encoding"] ?? ""),
	]);
	return { headers, parts: Object.fromEntries(parts), lines: text.split("\r\n") };
}

function entity(text: string): { headers: Record<string, string>; body: string } {
	const end = text.indexOf("\r\n\r\n");
	const unfolded = text.slice(0, end).replace(/\r\n(?=[ \t])/g, "");
	const headers = unfolded.split("\r\n").map((line) => {
		const colon = line.indexOf(": ");
		return [line.slice(0, colon), decodeWords(line.slice(colon + 2))];
	});
	return { headers: Object.fromEntries(headers), body: text.slice(end + 4) };
}

function partsOf(body: string, boundary: string): string[] {
	const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
	if (!parts.pop()?.startsWith("--")) throw new Error("the last boundary is missing");
	return parts.map((part) => part.replace(/^\r\n/, ""));
}

function decodeWords(text: string): string {
	return text.replace(/(\?=)\s+(?==\?)/g, "$1").replace(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/g, (_, base64) => {
		const decoded = Buffer.from(base64, "base64").toString();
		if (decoded.includes("\ufffd")) throw new Error("a word ends inside a character");
		return decoded;
	});
}

function decodeBody(text: string, encoding: string): string {
	if (encoding === "7bit") return text;
	if (encoding !== "quoted-printable") throw new Error(`unknown encoding ${encoding}`);
	const bytes = text
		.replace(/=\r\n/g, "")
		.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
	return Buffer.from(bytes, "latin1").toString();
}
