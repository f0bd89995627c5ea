import { isNumber, type Value } from "../../values/kinds.js";
import type { FilterArgument } from "../define.js";
import { type InputFilterDefinition, inputFilter } from "./define.js";
import { numberOf } from "./numbers.js";
import { type InputRules, lowerAscii } from "./rules.js";

const letters = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const textual = ["text", "email"];
const count: FilterArgument = { name: "count", kind: "int", required: true, summary: "How many at least." };

/** A bound written as a number or as numeric text; null when it is neither. */
function bound(value: Value | undefined): number | bigint | null {
	const number = value === undefined ? undefined : numberOf(value);
	return number === undefined || !Number.isFinite(Number(number)) ? null : number;
}

/** A constant of a text filter: numbers count as their text (`ok:1` allows the digit 1). */
function word(value: Value | undefined): string | null {
	if (typeof value === "string") return value;
	return value !== undefined && isNumber(value) ? String(value) : null;
}

function allow(rules: InputRules, characters: string): true {
	if (characters !== "") rules.allowed = (rules.allowed ?? "") + lowerAscii(characters);
	return true;
}

/** One of the five rules about what a password must hold. Only ASCII characters count. [O] */
function strength(
	name: string,
	noun: string,
	matches: () => RegExp,
	strong: string,
	weak: string,
): InputFilterDefinition {
	return inputFilter({
		name,
		summary: `At least this many ${noun.split(",")[0]}.`,
		types: ["password"],
		arguments: [count],
		evidence: "observed",
		notes: 'A password of "" or "0" passes unchecked, as on Xano.',
		examples: [
			{
				code: `password v filters=${name}:1 = "${weak}"`,
				result: `error: Weak password detected. Please use at least 1 ${noun}.`,
			},
			{ code: `password v filters=${name}:1 = "${strong}"`, result: "(hash)" },
		],
		declare: (rules, args) => {
			const minimum = bound(args[0]);
			if (minimum === null) return false;
			if (minimum > 0) rules.counts.push({ count: Number(minimum), matches: matches(), noun });
			return true;
		},
	});
}

/** Every input filter, in the order the documentation shows them. */
export const inputFilters: readonly InputFilterDefinition[] = [
	inputFilter({
		name: "trim",
		summary: "Removes blanks, tabs, line ends and NUL from both ends before anything is measured.",
		types: textual,
		arguments: [],
		evidence: "observed",
		notes:
			"Emails and passwords are trimmed without it. Whether a required input is missing is judged before trimming.",
		examples: [{ code: 'text v filters=trim = "  ada "', result: '"ada"' }],
		declare: (rules) => {
			rules.trim = true;
			return true;
		},
	}),
	inputFilter({
		name: "notrim",
		summary: "Takes back an earlier trim; of the two, the last one counts.",
		types: ["text"],
		arguments: [],
		evidence: "observed",
		examples: [{ code: 'text v filters=trim|notrim = " a "', result: '" a "' }],
		declare: (rules) => {
			rules.trim = false;
			return true;
		},
	}),
	inputFilter({
		name: "lower",
		summary: "Turns A to Z into lower case, before characters and patterns are checked.",
		types: textual,
		arguments: [],
		evidence: "observed",
		notes: "Letters outside ASCII stay as they are.",
		examples: [{ code: 'email v filters=lower = "Ada@Example.COM"', result: '"ada@example.com"' }],
		declare: (rules) => {
			rules.lower = true;
			return true;
		},
	}),
	inputFilter({
		name: "upper",
		summary: "Turns a to z into upper case, before characters and patterns are checked.",
		types: textual,
		arguments: [],
		evidence: "observed",
		notes: "Wins over lower when both are declared.",
		examples: [{ code: 'text v filters=upper = "xyz"', result: '"XYZ"' }],
		declare: (rules) => {
			rules.upper = true;
			return true;
		},
	}),
	inputFilter({
		name: "min",
		summary: "Shortest length of a text in characters, or smallest value of a number.",
		types: ["text", "email", "password", "int", "decimal", "vector"],
		arguments: [
			{ name: "minimum", kind: "number", required: true, summary: "The smallest length or number that passes." },
		],
		evidence: "observed",
		notes: "Runs on the value an omitted optional input binds, too: `int v? filters=min:1` cannot be left out.",
		examples: [
			{
				code: 'text v filters=min:3 = "ab"',
				result: "error: Input does not meet minimum length requirement of 3 characters",
			},
			{ code: "int v filters=min:1 = 0", result: "error: Value is less than the minimum value of 1" },
		],
		declare: (rules, args) => {
			const minimum = bound(args[0]);
			if (minimum === null) return false;
			rules.minimum = minimum;
			return true;
		},
	}),
	inputFilter({
		name: "max",
		summary: "Greatest length of a text in characters, or greatest value of a number.",
		types: ["text", "email", "password", "int", "decimal", "vector"],
		arguments: [
			{ name: "maximum", kind: "number", required: true, summary: "The greatest length or number that passes." },
		],
		evidence: "observed",
		examples: [
			{
				code: 'text v filters=max:3 = "abcd"',
				result: "error: Input does not meet maximum length requirement of 3 characters",
			},
			{ code: "int v filters=max:10 = 11", result: "error: Value is greater than the maximum value of 10" },
		],
		declare: (rules, args) => {
			const maximum = bound(args[0]);
			if (maximum === null) return false;
			rules.maximum = maximum;
			return true;
		},
	}),
	inputFilter({
		name: "startsWith",
		summary: "The text must begin with this, as it stands before its case is folded.",
		types: textual,
		arguments: [{ name: "prefix", kind: "text", required: true, summary: "What the text must begin with." }],
		evidence: "observed",
		notes: 'An empty prefix and "0" ask for nothing.',
		examples: [
			{
				code: 'text v filters=startsWith:"@" = "abc"',
				result: "error: Invalid format detected. Expected @ but received abc",
			},
		],
		declare: (rules, args) => {
			const prefix = word(args[0]);
			if (prefix === null) return false;
			if (prefix !== "" && prefix !== "0") rules.prefix = prefix;
			return true;
		},
	}),
	inputFilter({
		name: "alphaOk",
		summary: "Allows the letters A to Z in either case; everything no filter allows is refused.",
		types: textual,
		arguments: [],
		evidence: "observed",
		examples: [
			{ code: 'text v filters=alphaOk = "Ada"', result: '"Ada"' },
			{ code: 'text v filters=alphaOk = "ab1"', result: "error: Invalid characters detected." },
		],
		declare: (rules) => allow(rules, letters),
	}),
	inputFilter({
		name: "digitOk",
		summary: "Allows the digits 0 to 9; everything no filter allows is refused.",
		types: textual,
		arguments: [],
		evidence: "observed",
		examples: [{ code: 'text v filters=digitOk|ok:"-" = "12-3"', result: '"12-3"' }],
		declare: (rules) => allow(rules, digits),
	}),
	inputFilter({
		name: "ok",
		summary: "Allows these characters, in either case; everything no filter allows is refused.",
		types: textual,
		arguments: [
			{ name: "characters", kind: "text", required: true, summary: "One after the other, without separators." },
		],
		evidence: "observed",
		examples: [{ code: 'text v filters=ok:"ABC" = "abd"', result: "error: Invalid characters detected." }],
		declare: (rules, args) => {
			const characters = word(args[0]);
			return characters !== null && allow(rules, characters);
		},
	}),
	inputFilter({
		name: "prevent",
		summary: "Refuses a text that holds this phrase.",
		types: textual,
		arguments: [{ name: "phrase", kind: "text", required: true, summary: "What must not occur." }],
		evidence: "observed",
		notes: "Compares exactly, but after `lower` or `upper` have run.",
		examples: [
			{ code: 'text v filters=prevent:"admin" = "xadminx"', result: "error: Invalid characters detected." },
			{ code: 'text v filters=prevent:"admin" = "ADMIN"', result: '"ADMIN"' },
		],
		declare: (rules, args) => {
			const phrase = word(args[0]);
			if (phrase === null) return false;
			if (phrase !== "") rules.prevented.push(phrase);
			return true;
		},
	}),
	inputFilter({
		name: "pattern",
		summary: "The text, after its case is folded, must match this regular expression.",
		types: textual,
		arguments: [
			{ name: "pattern", kind: "text", required: true, summary: "With PHP delimiters and flags, or bare." },
			{ name: "message", kind: "text", required: true, summary: 'Error message; "" for "Invalid pattern."' },
		],
		evidence: "observed",
		notes: "Without the message argument the live engine refuses every value.",
		examples: [
			{ code: 'text v filters=pattern:"^[a-z]+$":"" = "ab1"', result: "error: Invalid pattern." },
			{ code: 'text v filters=pattern:"^[a-z]+$":"Letters only" = "ab1"', result: "error: Letters only" },
		],
		declare: (rules, args) => {
			const source = word(args[0]);
			const message = word(args[1]);
			if (source === null || message === null) return false;
			if (source !== "") rules.pattern = { source, message: message.trim() === "" ? "Invalid pattern." : message };
			return true;
		},
	}),
	strength("minAlpha", "letters", () => /[A-Za-z]/g, "a1", "12"),
	strength("minLowerAlpha", "lowercase letters", () => /[a-z]/g, "a1", "A1"),
	strength("minUpperAlpha", "uppercase letters", () => /[A-Z]/g, "A1", "a1"),
	strength("minDigit", "numbers", () => /[0-9]/g, "a1", "ab"),
	strength("minSymbol", "punctuation symbols, like: $@^&*%^", () => /[!-/:-@[-`{-~]/g, "a!", "a1"),
	inputFilter({
		name: "salt",
		summary: "Kept for declarations that carry it: every hash made here has a random salt of its own.",
		types: ["password"],
		arguments: [{ name: "salt", kind: "text", required: true, summary: "Has no effect." }],
		evidence: "choice",
		examples: [{ code: 'password v filters=salt:"s" = "secret"', result: "(hash)" }],
		declare: (_rules, args) => word(args[0]) !== null,
	}),
];

/** The input filter of this name, or undefined. */
export function findInputFilter(name: string): InputFilterDefinition | undefined {
	return inputFilters.find((definition) => definition.name === name);
}
