import { fatalError } from "../../values/error.js";
import { textOf } from "./convert.js";
import type { TwigValue } from "./values.js";

/** PHP's constants that are of use in a template; all others belong to code there is none of. */
const constants: ReadonlyMap<string, number | string | bigint> = new Map<string, number | string | bigint>([
	["JSON_HEX_TAG", 1],
	["JSON_HEX_AMP", 2],
	["JSON_HEX_APOS", 4],
	["JSON_HEX_QUOT", 8],
	["JSON_FORCE_OBJECT", 16],
	["JSON_NUMERIC_CHECK", 32],
	["JSON_UNESCAPED_SLASHES", 64],
	["JSON_PRETTY_PRINT", 128],
	["JSON_UNESCAPED_UNICODE", 256],
	["JSON_PARTIAL_OUTPUT_ON_ERROR", 512],
	["JSON_PRESERVE_ZERO_FRACTION", 1024],
	["PHP_EOL", "\n"],
	["PHP_INT_MAX", 9223372036854775807n],
	["PHP_INT_MIN", -9223372036854775808n],
	["M_PI", Math.PI],
	["M_E", Math.E],
	["DATE_ATOM", "Y-m-d\\TH:i:sP"],
	["DATE_COOKIE", "l, d-M-Y H:i:s T"],
	["DATE_ISO8601", "Y-m-d\\TH:i:sO"],
	["DATE_RFC822", "D, d M y H:i:s O"],
	["DATE_RFC2822", "D, d M Y H:i:s O"],
	["DATE_RFC3339", "Y-m-d\\TH:i:sP"],
	["DATE_RSS", "D, d M Y H:i:s O"],
	["DATE_W3C", "Y-m-d\\TH:i:sP"],
]);

/** Whether `constant(name)` is defined. */
export function isKnownConstant(name: TwigValue): boolean {
	return constants.has(textOf(name));
}

/** @throws XanoError when there is no constant of that name */
export function constantOf(name: TwigValue): TwigValue {
	const written = textOf(name);
	const value = constants.get(written);
	if (value !== undefined) return value;
	throw fatalError(
		`Constant "${written}" is undefined.`,
		"The constants are JSON_*, DATE_*, PHP_EOL, PHP_INT_MAX, M_PI.",
	);
}
