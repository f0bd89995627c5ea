import { readFileSync } from "node:fs";
import type { Run } from "../../../../src/runtime/run.js";
import { XanoError } from "../../../../src/values/error.js";
import type { PlainObject, Value } from "../../../../src/values/kinds.js";
import { stillRun } from "../evaluate.js";

/** Keys that were made for these tests and are used nowhere else. */
export const keys = JSON.parse(readFileSync(new URL("./keys.json", import.meta.url), "utf8")) as Readonly<
	Record<"rsa" | "otherRsa" | "smallRsa" | "P-256" | "P-384" | "P-521" | "secp256k1", Readonly<Record<string, string>>>
>;

/** A JWK without its private members. */
export function publicHalf(jwk: Readonly<Record<string, string>>): PlainObject {
	const secret = ["d", "p", "q", "dp", "dq", "qi"];
	return Object.fromEntries(Object.entries(jwk).filter(([name]) => !secret.includes(name)));
}

/** A shared secret of so many bytes, as JWK. */
export function secretOf(length: number): PlainObject {
	return { kty: "oct", k: Buffer.from(Array.from({ length }, (_, at) => (at * 31 + 7) % 256)).toString("base64url") };
}

/** A run that takes place at a given second since 1970. */
export function runAt(seconds: number): Run {
	const run = stillRun();
	return Object.assign(Object.create(run) as Run, { clock: { ...run.clock, now: () => seconds * 1000 } });
}

/** The error of the language that an action ends with. */
export function errorOf(action: () => unknown): XanoError {
	try {
		action();
	} catch (error) {
		if (error instanceof XanoError) return error;
		throw error;
	}
	throw new Error("nothing was raised");
}

/** The header of a token. */
export function headerOf(token: Value): unknown {
	return JSON.parse(Buffer.from(String(token).split(".")[0] ?? "", "base64url").toString());
}
