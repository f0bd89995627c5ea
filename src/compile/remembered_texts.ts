import { type Code, code } from "./code.js";
import type { FunctionScope, RememberedTexts } from "./scope.js";
import { isSafeWhole, textType } from "./types.js";

/** Numbers from here on are rarely met again, and V8 would keep a longer list in another form. */
const mostTexts = 8192;

/** A text may become a copy of all its parts, and a loop may make as many as there are numbers. */
const longestLiteral = 64;

/**
 * `"key" ~ $n` in a loop, with a small whole number: a text that was made before is found again. Making it would take
 * longer, and a key that is the very text of before is found faster in an object, for V8 keeps its hash with it.
 * @param parts what is joined, in order; whatever is no literal can be written more than once
 * @returns null where this is another kind of text, or where it does not stand in a loop
 */
export function rememberedText(parts: readonly Code[], scope: FunctionScope): Code | null {
	const texts = scope.loops.findLast(({ isLoop }) => isLoop)?.texts ?? null;
	if (texts === null || scope.element !== null) return null;
	const [number, ...others] = parts.filter(({ literal }) => typeof literal !== "string");
	const literals = parts.filter((part) => part !== number);
	const length = literals.reduce((sum, { literal }) => sum + String(literal).length, 0);
	if (number === undefined || others.length > 0 || literals.length === 0 || length > longestLiteral) return null;
	const { range } = number.type;
	if (!number.simple || number.literal !== undefined || !isSafeWhole(number.type) || range === undefined) return null;
	const [least, greatest] = range;
	if (greatest < 0) return null;
	const remembered = { list: scope.textList(), size: Math.min(greatest + 1, mostTexts) };
	texts.push(remembered);
	const { list, size } = remembered;
	const made = parts.map(({ text }) => text).join(" + ");
	const tests = [
		`${list} === null`,
		...(least < 0 ? [`${number.text} < 0`] : []),
		...(greatest >= size ? [`${number.text} >= ${size}`] : []),
	];
	return code(`(${tests.join(" || ")} ? ${made} : (${list}[${number.text}] ??= ${made}))`, textType);
}

/** Code that gives the texts of a loop their lists, once it has turned out to be a longer one. */
export function rememberTexts(texts: readonly RememberedTexts[]): string {
	return texts.map(({ list, size }) => ` ${list} ??= new Array(${size});`).join("");
}
