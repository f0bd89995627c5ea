import type { Random } from "./ports.js";

/** Random numbers fit for secrets, from the operating system. */
export function systemRandom(): Random {
	// Loading it takes milliseconds that a program without chance should not pay.
	const crypto = (): typeof import("node:crypto") => process.getBuiltinModule("node:crypto");
	const bytes = (count: number): Uint8Array => new Uint8Array(crypto().randomBytes(count));
	return {
		bytes,
		integer: (minimum, maximum) => integerBetween(minimum, maximum, bytes),
		uuid: () => crypto().randomUUID(),
	};
}

/**
 * A whole number between both bounds, both included, every one equally likely. Draws again instead of taking a
 * remainder, which would favour small numbers.
 *
 * @param minimum a safe integer
 * @param maximum a safe integer
 * @param bytes where the randomness comes from; a seeded source gives repeatable numbers
 * @throws RangeError when a bound is no safe integer or the bounds are reversed
 */
export function integerBetween(minimum: number, maximum: number, bytes: (count: number) => Uint8Array): number {
	if (!Number.isSafeInteger(minimum) || !Number.isSafeInteger(maximum) || minimum > maximum) {
		throw new RangeError(`There is no whole number between ${minimum} and ${maximum}`);
	}
	const choices = BigInt(maximum) - BigInt(minimum) + 1n;
	const fair = (2n ** 64n / choices) * choices;
	for (;;) {
		const drawn = bytes(8).reduce((number, byte) => number * 256n + BigInt(byte), 0n);
		if (drawn < fair) return Number(BigInt(minimum) + (drawn % choices));
	}
}
