/** So much is kept from call to call, in bytes. */
const kept = 1024 * 1024;

let memory: Buffer | null = null;

/**
 * Memory for the bytes of a text that is worked on, with anything in it. The next call gives the same memory again: what is
 * touched for the first time costs as much as all that is done with it.
 * @param size in bytes
 */
export function scratch(size: number): Buffer {
	if (size > kept) return Buffer.allocUnsafeSlow(size);
	memory ??= Buffer.allocUnsafeSlow(kept);
	return memory.subarray(0, size);
}
