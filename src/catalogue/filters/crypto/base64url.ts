/** Base64 with "-" and "_" and without padding, the form of the parts of a token and of the numbers in a JWK (RFC 7515). */
export function encodeBase64Url(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64url");
}

/**
 * Reads {@link encodeBase64Url}, and nothing else: a text that was changed never stands for the same bytes.
 *
 * @returns null for any other text
 */
export function decodeBase64Url(text: string): Buffer | null {
	const bytes = Buffer.from(text, "base64url");
	return bytes.toString("base64url") === text ? bytes : null;
}
