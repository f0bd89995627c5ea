import type { BindingContext } from "./define.js";
import { hashPassword } from "./password.js";

/** What the ordinary binding context is made of. */
export interface BindingPorts extends Omit<BindingContext, "hashPassword"> {
	/** Random bytes for the salt of a password. */
	randomBytes(count: number): Uint8Array;
}

/** The ordinary binding context: passwords become salted scrypt hashes, the rest is what the ports say. */
export function createBindingContext(ports: BindingPorts): BindingContext {
	const context: BindingContext = {
		now: () => ports.now(),
		parseDate: (text) => ports.parseDate(text),
		hashPassword: (text) => hashPassword(text, ports.randomBytes(16)),
		compilePattern: (pattern) => ports.compilePattern(pattern),
	};
	if (ports.onUnknown) context.onUnknown = (name) => ports.onUnknown?.(name);
	return context;
}
