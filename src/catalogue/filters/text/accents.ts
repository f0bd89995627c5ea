/** Combining marks that European alphabets add to their letters. Those of other scripts are letters in their own right. */
const MARKS = /[\u0300-\u036f]/g;

/** Letters that Unicode does not take apart, and what they become; written as pairs of a letter and its replacement. */
const LETTERS =
	"ÆAE æae ŒOE œoe ØO øo ŁL łl ĐD đd ÐD ðd ÞTH þth ßss ẞSS ĦH ħh ıi ĸk ŊN ŋn ŦT ŧt ŉ'n ſs ƀb ƁB ɓb ƆO ɔo ƇC ƈc ƉD ɖd ƊD ɗd " +
	"ƎE ǝe ƏE əe ƐE ɛe ƑF ƒf ƓG ɠg ɣg ƖI ɩi ƗI ɨi ƘK ƙk ƚl ȽL ƝN ɲn ƞn ȠN ƟO ɵo ƤP ƥp ƫt ƬT ƭt ƮT ʈt ƲV ʋv ƳY ƴy ƵZ ƶz ȤZ ȥz " +
	"ĲIJ ĳij ǄDZ ǆdz ǇLJ ǉlj ǊNJ ǌnj ǱDZ ǳdz ȺA ⱥa ȻC ȼc ɆE ɇe ɈJ ɉj ɌR ɍr ɎY ɏy ɫl ɟj ȷj ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst";

const NOT_ASCII = /[^\0-\x7f]/;

let replacements: ReadonlyMap<string, string> | undefined;

function replacementsOf(): ReadonlyMap<string, string> {
	replacements ??= new Map(LETTERS.split(" ").map((pair) => [pair.charAt(0), pair.slice(1)]));
	return replacements;
}

/** More marks on one letter than any writing has. */
const MANY_MARKS = /\p{M}{1000}/u;

/** Putting the marks of one letter in order takes time by the square of their number, so longer rows go in pieces. */
function normalized(text: string, form: "NFC" | "NFD"): string {
	if (!MANY_MARKS.test(text)) return text.normalize(form);
	return text.replace(/[\s\S]{1,1000}/gu, (piece) => piece.normalize(form));
}

/**
 * A text without the accents of its letters: "études" becomes "etudes" [D]. Letters that are no letter plus accent become
 * the nearest Latin ones, "ø" an "o", "ß" "ss" (our choice); scripts without accents stay as they are.
 */
export function withoutAccents(text: string): string {
	if (!NOT_ASCII.test(text)) return text;
	const letters = replacementsOf();
	const plain = normalized(normalized(text.replace(MARKS, ""), "NFD").replace(MARKS, ""), "NFC");
	let result = "";
	for (const character of plain) result += letters.get(character) ?? character;
	return result;
}
