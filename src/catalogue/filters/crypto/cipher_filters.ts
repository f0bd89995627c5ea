import type { Value } from "../../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { cipherNames, decryptText, encryptText } from "./cipher.js";

/** What keys and vectors of another length mean; the statements say the same. */
export const cipherNotes =
	"As in PHP's OpenSSL, a key or vector that is too long is cut and one that is too short is filled up with zero bytes; GCM takes a vector of any length but none. The 16 bytes of GCM's tag follow the data.";

const cipherArguments: readonly FilterArgument[] = [
	{ name: "algorithm", kind: "text", required: true, values: cipherNames, summary: "The cipher." },
	{ name: "key", kind: "text", required: true, summary: "The secret: as many bytes as the cipher has bits, by eight." },
	{ name: "iv", kind: "text", required: true, summary: "The initialization vector: 16 bytes for CBC, 12 for GCM." },
];

/** Filters that encrypt and decrypt. */
export const cipherFilters: readonly FilterDefinition[] = [
	filter({
		name: "encrypt",
		family: "crypto",
		summary: "The text encrypted with AES, as raw bytes.",
		arguments: cipherArguments,
		result: "text",
		evidence: "documented",
		notes: `${cipherNotes} For transport add \`|base64_encode\`.`,
		examples: [
			{
				code: '"hello"|encrypt:"aes-192-cbc":"1494AX6XJUsDe51kF9S9sA==":"27222b6032574bad"|bin2hex',
				result: '"b999ed5a20ad727c3597cac0e97edb6c"',
			},
			{
				code: '"hello"|encrypt:"aes-256-cbc":"0123456789abcdef0123456789abcdef":"abcdef9876543210"|base64_encode',
				result: '"k84ZwsgylwYfVdrcQk0Uww=="',
			},
		],
		run: (subject, algorithm: Value, key: Value, iv: Value) =>
			encryptText(subject, { builtin: "encrypt", algorithm, key, iv }),
	}),
	filter({
		name: "decrypt",
		family: "crypto",
		summary: "The text that `encrypt` made unreadable.",
		arguments: cipherArguments,
		result: "text",
		evidence: "documented",
		notes: `${cipherNotes} With a wrong key CBC usually fails and now and then gives other bytes; GCM always fails.`,
		examples: [
			{ code: '"hello"|encrypt:"aes-128-gcm":"key":"iv"|decrypt:"aes-128-gcm":"key":"iv"', result: '"hello"' },
			{
				code: '"hello"|encrypt:"aes-128-gcm":"key":"iv"|decrypt:"aes-128-gcm":"other":"iv"',
				result: "error: The data cannot be decrypted",
			},
		],
		run: (subject, algorithm: Value, key: Value, iv: Value) =>
			decryptText(subject, { builtin: "decrypt", algorithm, key, iv }),
	}),
];
