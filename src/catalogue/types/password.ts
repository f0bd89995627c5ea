type Crypto = typeof import("node:crypto");

/** Cost of a new hash: 2^14 rounds of scrypt take about 40 ms and 16 MB. */
const logarithm = 14;
const blockSize = 8;
const parallel = 1;
const keyLength = 32;
/** A stored hash that asks for more than this would stall the process. */
const largestLogarithm = 17;

/** `node:crypto` costs start-up time that programs without passwords need not pay. */
function loadCrypto(): Crypto {
	return process.getBuiltinModule("node:crypto");
}

function encode(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}

function derive(text: string, salt: Uint8Array, rounds: number): Buffer {
	const options = { N: 2 ** rounds, r: blockSize, p: parallel, maxmem: 2 ** (rounds + 11) };
	return loadCrypto().scryptSync(text, salt, keyLength, options);
}

/**
 * A password as the text that is stored in its place: `$scrypt$ln=14,r=8,p=1$salt$hash`, the parts in base64 without
 * padding. The form is our choice; like PHP's it says all that is needed to check it later.
 * @param salt at least 16 random bytes, new for every password
 */
export function hashPassword(text: string, salt: Uint8Array): string {
	const hash = derive(text, salt, logarithm);
	return `$scrypt$ln=${logarithm},r=${blockSize},p=${parallel}$${encode(salt)}$${encode(hash)}`;
}

/** Whether a text is the password of a hash made by `hashPassword`. False for any other text in place of the hash. */
export function verifyPassword(text: string, stored: string): boolean {
	const match = /^\$scrypt\$ln=(\d{1,2}),r=8,p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{43})$/.exec(stored);
	if (match === null) return false;
	const rounds = Number(match[1]);
	if (rounds < 1 || rounds > largestLogarithm) return false;
	const expected = Buffer.from(match[3]!, "base64");
	const actual = derive(text, Buffer.from(match[2]!, "base64"), rounds);
	return loadCrypto().timingSafeEqual(expected, actual);
}
