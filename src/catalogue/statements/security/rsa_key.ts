import { fatalError } from "../../../values/error.js";
import type { PlainObject } from "../../../values/kinds.js";
import { nodeCrypto } from "../../filters/crypto/node_crypto.js";

/** The members of a private RSA key in the order of RFC 7517, A.2. */
const members = ["kty", "n", "e", "d", "p", "q", "dp", "dq", "qi"] as const;

/**
 * The JWK of a new private RSA key. Large ones take seconds, which are spent beside the program, so that it can be
 * cancelled meanwhile; OpenSSL then finishes for nobody.
 *
 * @throws XanoError when OpenSSL refuses the size, or what the signal was aborted with
 */
export function newRsaKey(bits: number, signal: AbortSignal): Promise<PlainObject> {
	return new Promise((resolve, reject) => {
		const stop = (): void => reject(signal.reason);
		if (signal.aborted) return stop();
		signal.addEventListener("abort", stop, { once: true });
		nodeCrypto().generateKeyPair("rsa", { modulusLength: bits }, (error, _publicKey, privateKey) => {
			signal.removeEventListener("abort", stop);
			if (error) return reject(fatalError(`No RSA key of ${bits} bits can be made here`, error.message));
			const jwk = privateKey.export({ format: "jwk" });
			resolve(Object.fromEntries(members.map((member) => [member, jwk[member] as string])));
		});
	});
}
