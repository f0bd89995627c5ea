import type * as Crypto from "node:crypto";

let loaded: typeof Crypto | undefined;

/** `node:crypto`. Loading it takes milliseconds that a program without cryptography should not pay. */
export function nodeCrypto(): typeof Crypto {
	loaded ??= process.getBuiltinModule("node:crypto");
	return loaded;
}
