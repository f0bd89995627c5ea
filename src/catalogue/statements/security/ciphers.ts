import type { Value } from "../../../values/kinds.js";
import { type StatementAttribute, type StatementCall, type StatementDefinition, statement } from "../../define.js";
import { type CipherSettings, cipherNames, decryptText, encryptText } from "../../filters/crypto/cipher.js";
import { cipherNotes } from "../../filters/crypto/cipher_filters.js";

function cipherAttributes(data: string): readonly StatementAttribute[] {
	return [
		{ name: "data", kind: "text", required: true, summary: data },
		{
			name: "algorithm",
			kind: "text",
			required: false,
			default: "aes-128-cbc",
			values: cipherNames,
			summary: "The cipher.",
		},
		{
			name: "key",
			kind: "text",
			required: true,
			summary: "The secret: as many bytes as the cipher has bits, by eight.",
		},
		{ name: "iv", kind: "text", required: true, summary: "The initialization vector: 16 bytes for CBC, 12 for GCM." },
	];
}

function settingsOf({ attributes }: StatementCall, builtin: string): CipherSettings {
	const { algorithm, key, iv } = attributes as Readonly<Record<"algorithm" | "key" | "iv", Value>>;
	return { builtin, algorithm, key, iv };
}

/** The statements of the filters `encrypt` and `decrypt`. */
export const cipherStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.encrypt",
		family: "security",
		summary: "Binds data encrypted with AES, as raw bytes.",
		positional: [],
		attributes: cipherAttributes("What is to be encrypted."),
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `${cipherNotes} For transport add \`|base64_encode\`.`,
		examples: [
			{
				code: 'security.encrypt {\n  data = "hello"\n  algorithm = "aes-256-cbc"\n  key = "0123456789abcdef0123456789abcdef"\n  iv = "abcdef9876543210"\n} as $secret\nresponse = $secret|base64_encode',
				result: '"k84ZwsgylwYfVdrcQk0Uww=="',
			},
		],
		run: (call) => encryptText(call.attributes.data as Value, settingsOf(call, "security.encrypt")),
	}),
	statement({
		name: "security.decrypt",
		family: "security",
		summary: "Binds the data that `security.encrypt` made unreadable.",
		positional: [],
		attributes: cipherAttributes("The raw bytes."),
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `${cipherNotes} With a wrong key CBC usually fails and now and then gives other bytes; GCM always fails.`,
		examples: [
			{
				code: 'security.decrypt {\n  data = "k84ZwsgylwYfVdrcQk0Uww=="|base64_decode\n  algorithm = "aes-256-cbc"\n  key = "0123456789abcdef0123456789abcdef"\n  iv = "abcdef9876543210"\n} as $text\nresponse = $text',
				result: '"hello"',
			},
			{
				code: 'security.decrypt { data = "no ciphertext" algorithm = "aes-256-cbc" key = "k" iv = "i" } as $text',
				result: "error: The data cannot be decrypted",
			},
		],
		run: (call) => decryptText(call.attributes.data as Value, settingsOf(call, "security.decrypt")),
	}),
];
