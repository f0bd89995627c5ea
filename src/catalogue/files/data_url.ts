const dataUrl = /^data:([a-z0-9.+-]+\/[a-z0-9.+-]+)(?:;[a-z0-9-]+=[^;,]*)*;base64,/i;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What a data URL holds. */
export interface DataUrl {
	/** In lower case, without parameters. */
	readonly mime: string;
	readonly bytes: Buffer;
}

/**
 * Reads a base64 data URL, `data:image/png;base64,iVBORw…`. [D]
 *
 * @returns null for any other text
 */
export function readDataUrl(text: string): DataUrl | null {
	const match = dataUrl.exec(text);
	if (match?.[1] === undefined) return null;
	const encoded = text.slice(match[0].length);
	if (!base64.test(encoded)) return null;
	return { mime: match[1].toLowerCase(), bytes: Buffer.from(encoded, "base64") };
}
