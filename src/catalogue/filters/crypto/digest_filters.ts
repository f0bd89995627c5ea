import type { Value } from "../../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { flagArgument } from "../subject.js";
import { textArgument, textSubject } from "../text/coerce.js";
import { digest, type HashName, keyedDigest } from "./digest.js";

const raw: FilterArgument = {
	name: "raw",
	kind: "bool",
	required: false,
	default: false,
	summary: "True for the bytes themselves instead of hexadecimal digits.",
};

const rawNote =
	"One page of the documentation calls the flag `hex_output`; its examples agree with `raw`. Null, a number and a bool count as their texts, an array or an object is an error. The raw bytes are a text that `base64_encode`, `bin2hex`, `url_encode` and the digests turn back into the same bytes.";

function hash(name: HashName, title: string, result: string): FilterDefinition {
	return filter({
		name,
		family: "crypto",
		summary: `The ${title} digest of a text, as hexadecimal digits.`,
		arguments: [raw],
		result: "text",
		evidence: "documented",
		notes: rawNote,
		examples: [{ code: `"some_message"|${name}`, result: JSON.stringify(result) }],
		run: (subject, flag: Value) => digest(name, textSubject(subject, name), flagArgument(flag, false)),
	});
}

function hmac(algorithm: HashName, title: string, result: string): FilterDefinition {
	const name = `hmac_${algorithm}`;
	return filter({
		name,
		family: "crypto",
		summary: `The ${title} signature (HMAC) of a text under a key, as hexadecimal digits.`,
		arguments: [{ name: "key", kind: "text", required: true, summary: "The secret." }, raw],
		result: "text",
		evidence: "documented",
		notes: rawNote,
		examples: [{ code: `"some_message"|${name}:"MY_SECRET_KEY"`, result: JSON.stringify(result) }],
		run: (subject, key: Value, flag: Value) =>
			keyedDigest(algorithm, textSubject(subject, name), textArgument(key, name, "key"), flagArgument(flag, false)),
	});
}

/** Filters that make digests and keyed digests. */
export const digestFilters: readonly FilterDefinition[] = [
	hash("md5", "MD5", "af8a2aae147de3350f6c0f1a075ede5d"),
	hash("sha1", "SHA-1", "33a37403270d78eca64f1471bcb3df44ba5a9673"),
	hash("sha256", "SHA-256", "6cc869f10009fa1c39e74df11ab7479d3209acae7e890bb4bf58270b855b6e4c"),
	hash(
		"sha384",
		"SHA-384",
		"17a7717060650457971b78c043ff1f0466c11212068e7adba5d41898181e0494abe540d8bc6e86996335af47ac7a15ad",
	),
	hash(
		"sha512",
		"SHA-512",
		"40aaa4e84e7d98e472d240f1c84298de61766edac3b8e27c3412c46ffd045530836d9319768ccda24db2add21263827594ad604d1db2bf51687387b38b210072",
	),
	hmac("md5", "MD5", "c4c1007ea935001cc7734b360395fb1d"),
	hmac("sha1", "SHA-1", "83b48df25eda25e7d09165e0ec603ee17e43f2a2"),
	hmac("sha256", "SHA-256", "3e18fc78d5326e5d0ec11c178ad3977160074bc149c55a2bc6a272570aad2348"),
	hmac(
		"sha384",
		"SHA-384",
		"60818f7b6e69e373011bdab97a5645f02140485f7d2e6d19fd3aacb4240c92e040ea3be93aca940dc32c0c56ff1bea73",
	),
	hmac(
		"sha512",
		"SHA-512",
		"880c17f6d5fa9e1ea3b7fa7849458c8f9136817384f34a2c225e4c81548e182b19217641efe53f0286421f72c27621887f686b2f49e3dfe324b99b17b14e313a",
	),
];
