import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import type { CallContext } from "../../define.js";
import { encryptions, strengths } from "./encryptions.js";

/** How the entries of an archive are locked. */
export interface Lock {
	readonly password: string;
	readonly encryption: string;
}

/**
 * The lock a statement asks for; null when it names no password.
 *
 * @throws XanoError for an encryption there is not
 */
export function lockOf(password: Value, encryption: Value): Lock | null {
	const word = encryption === null || encryption === "" ? "standard" : toText(encryption);
	if (!Object.hasOwn(strengths, word))
		throw fatalError(
			`\`password_encryption\` cannot be ${JSON.stringify(word)}`,
			`It is one of ${encryptions.join(", ")}.`,
		);
	const text = passwordOf(password);
	return text === "" ? null : { password: text, encryption: word };
}

/** A password, or "" for none. */
export function passwordOf(value: Value): string {
	return value === null ? "" : toText(value);
}

/** The lock in the terms of the library. */
export function writingOptions(lock: Lock | null): {
	password?: string;
	zipCrypto?: true;
	encryptionStrength?: 1 | 2 | 3;
} {
	if (lock === null) return {};
	const strength = strengths[lock.encryption] ?? null;
	return { password: lock.password, ...(strength === null ? { zipCrypto: true } : { encryptionStrength: strength }) };
}

/**
 * An empty archive has no place for a password, so the one `zip.create_archive` is given is remembered for the run:
 * what is added without one is locked with it. The keys are the stores of the runs.
 */
const remembered = new WeakMap<CallContext["store"], Map<string, Lock>>();

export function rememberLock({ store }: CallContext, path: string, lock: Lock): void {
	const locks = remembered.get(store) ?? new Map<string, Lock>();
	remembered.set(store, locks);
	locks.set(path, lock);
}

/** The lock an archive was made with in this run; null when it was made without. */
export function rememberedLock({ store }: CallContext, path: string): Lock | null {
	return remembered.get(store)?.get(path) ?? null;
}
