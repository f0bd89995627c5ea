import type { Base64 } from "./bytes.js";
import type { Tools } from "./world.js";

/**
 * `crypto` as Xano has it, the web's and Node's in one: random values, digests and HMACs. Runs inside the sandbox, as
 * text; the host does the work.
 */
export function makeCryptography({ ask, load }: Tools): Record<string, unknown> {
	const { bytesOfBase64, base64OfBytes } = load("bytes") as Base64;
	const { Buffer } = load("texts") as { readonly Buffer: { from(given: unknown, encoding?: unknown): Uint8Array } };
	const bytesOf = (given: unknown, encoding?: unknown): Uint8Array => {
		if (typeof given === "string") return Buffer.from(given, encoding);
		if (given instanceof ArrayBuffer) return new Uint8Array(given);
		if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
		throw new TypeError("The data must be a text or bytes");
	};
	const joined = (parts: Uint8Array[]): Uint8Array => {
		const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
		let at = 0;
		for (const part of parts) {
			whole.set(part, at);
			at += part.length;
		}
		return whole;
	};
	const digest = (algorithm: string, key: Uint8Array | null, data: Uint8Array): Uint8Array => {
		const name = algorithm.toLowerCase().replace("-", "");
		const answer = ask("digest", [name, key === null ? null : base64OfBytes(key), base64OfBytes(data)]);
		if (answer === null) throw new Error(`Digest method not supported: ${algorithm}`);
		return bytesOfBase64(answer as string);
	};
	const growing = (algorithm: unknown, key: Uint8Array | null) => {
		const parts: Uint8Array[] = [];
		const hash = {
			update: (data: unknown, encoding?: unknown) => {
				parts.push(bytesOf(data, encoding).slice());
				return hash;
			},
			digest: (encoding?: unknown) => {
				const bytes = Buffer.from(digest(String(algorithm), key, joined(parts)));
				return encoding === undefined ? bytes : (bytes as { toString(encoding: unknown): string }).toString(encoding);
			},
		};
		return hash;
	};
	const randomBytes = (count: number): Uint8Array => bytesOfBase64(ask("random-bytes", count) as string);
	const nameOf = (algorithm: unknown): string =>
		typeof algorithm === "string" ? algorithm : String((algorithm as { name?: unknown } | null)?.name);

	return {
		crypto: {
			randomUUID: () => ask("uuid"),
			getRandomValues: <Target extends Uint8Array>(target: Target): Target => {
				const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
				bytes.set(randomBytes(bytes.length));
				return target;
			},
			randomBytes: (count: unknown) => Buffer.from(randomBytes(Number(count))),
			createHash: (algorithm: unknown) => growing(algorithm, null),
			createHmac: (algorithm: unknown, key: unknown) => growing(algorithm, bytesOf(key)),
			subtle: {
				digest: async (algorithm: unknown, data: unknown) => {
					const { buffer, byteOffset, byteLength } = digest(nameOf(algorithm), null, bytesOf(data));
					return buffer.slice(byteOffset, byteOffset + byteLength);
				},
			},
		},
	};
}
