import { toNumber } from "../../../values/arithmetic.js";
import { fatalError } from "../../../values/error.js";
import { isInteger, normalizeInteger, type Value } from "../../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { textArgument, textSubject } from "../text/coerce.js";
import { decodeSecureId, encodeSecureId } from "./secure_id.js";

const salt: FilterArgument = {
	name: "salt",
	kind: "text",
	required: false,
	default: "",
	summary: "A secret that both directions share.",
};

const secureIdNotes =
	"Xano keeps its way of doing this to itself: texts made there cannot be read here, nor the other way round. Here the same id and salt always give the same text, so it does not count as encryption; without a salt everybody who has this program can read it.";

function idOf(value: Value): bigint {
	const id = toNumber(value, "`secureid_encode` needs a whole number");
	if (!isInteger(id)) throw fatalError("`secureid_encode` needs a whole number", "Fractions cannot be encoded.");
	return BigInt(id);
}

/** Filters that make identifiers. */
export const identifierFilters: readonly FilterDefinition[] = [
	filter({
		name: "uuid",
		family: "crypto",
		aliases: ["uuid4"],
		summary: "A new version-4 UUID.",
		arguments: [],
		result: "text",
		evidence: "documented",
		notes: "The subject is ignored and may be left out.",
		examples: [{ code: '""|uuid|strlen', result: "36" }],
		context: true,
		run: (context) => context.random.uuid(),
	}),
	filter({
		name: "create_uid",
		family: "crypto",
		aliases: ["uid"],
		summary: "A new random int that is not negative, of up to 63 bits.",
		arguments: [],
		result: "int",
		evidence: "documented",
		notes: "The subject is ignored and may be left out.",
		examples: [{ code: '""|create_uid|is_int', result: "true" }],
		context: true,
		run: (context) => {
			const bytes = context.random.bytes(8);
			let id = 0n;
			for (const byte of bytes) id = id * 256n + BigInt(byte);
			return normalizeInteger(BigInt.asUintN(63, id));
		},
	}),
	filter({
		name: "secureid_encode",
		family: "crypto",
		summary: "An id as a text that does not show it, for links and the like.",
		arguments: [salt],
		result: "text",
		evidence: "choice",
		notes: secureIdNotes,
		examples: [
			{ code: '12345|secureid_encode:"my_salt"|secureid_decode:"my_salt"', result: "12345" },
			{ code: '12345|secureid_encode:"my_salt"', result: '"60yEHA.Tyrlz2klYC8"' },
		],
		run: (subject, secret: Value) => encodeSecureId(idOf(subject), textArgument(secret, "secureid_encode", "salt")),
	}),
	filter({
		name: "secureid_decode",
		family: "crypto",
		summary: "The id that `secureid_encode` turned into a text.",
		arguments: [salt],
		result: "int",
		evidence: "choice",
		notes: secureIdNotes,
		examples: [
			{ code: '7|secureid_encode:"a"|secureid_decode:"a"', result: "7" },
			{ code: '7|secureid_encode:"a"|secureid_decode:"b"', result: "error: This is no secure id" },
		],
		run: (subject, secret: Value) =>
			decodeSecureId(textSubject(subject, "secureid_decode"), textArgument(secret, "secureid_decode", "salt")),
	}),
];
