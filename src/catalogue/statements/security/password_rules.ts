import type { Random } from "../../../host/ports.js";
import { fatalError } from "../../../values/error.js";

/** What a new password must be like. */
export interface PasswordRules {
	readonly length: number;
	readonly lowercase: boolean;
	readonly uppercase: boolean;
	readonly digit: boolean;
	readonly symbol: boolean;
	/** The only symbols to be used; "" for the usual ones. */
	readonly symbols: string;
}

const lowercase = "abcdefghijklmnopqrstuvwxyz";
const uppercase = lowercase.toUpperCase();
const digits = "0123456789";
const usualSymbols = "!#$%&()*+,-./:;<=>?@[]^_{|}~";

/** The alphabets that are asked for; without any, letters and digits (our choice). */
function alphabetsOf(rules: PasswordRules): readonly (readonly string[])[] {
	const asked = [
		...(rules.lowercase ? [lowercase] : []),
		...(rules.uppercase ? [uppercase] : []),
		...(rules.digit ? [digits] : []),
		...(rules.symbol ? [rules.symbols === "" ? usualSymbols : rules.symbols] : []),
	];
	return (asked.length > 0 ? asked : [lowercase + uppercase + digits]).map((alphabet) => Array.from(alphabet));
}

function pick<Item>(items: readonly Item[], random: Random): Item {
	return items[random.integer(0, items.length - 1)] as Item;
}

/**
 * A random password with a character of every alphabet that is asked for, at random places, and no others.
 *
 * @throws XanoError when it is too short to hold one of each
 */
export function newPassword(rules: PasswordRules, random: Random): string {
	const alphabets = alphabetsOf(rules);
	if (rules.length < alphabets.length) {
		throw fatalError(
			"character_count is too small",
			`A password with one character of each required kind has ${alphabets.length} at least.`,
		);
	}
	const all = alphabets.flat();
	const characters = alphabets.map((alphabet) => pick(alphabet, random));
	while (characters.length < rules.length) characters.push(pick(all, random));
	for (let last = characters.length - 1; last > 0; last--) {
		const other = random.integer(0, last);
		[characters[last], characters[other]] = [characters[other] as string, characters[last] as string];
	}
	return characters.join("");
}
