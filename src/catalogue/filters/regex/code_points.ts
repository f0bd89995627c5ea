import type { CharacterSet } from "./character_set.js";

/** Walking over the code points of a text. Positions are UTF-16 offsets outside of pairs. */

/** Whether a surrogate pair begins here. */
export function isPairAt(text: string, index: number): boolean {
	return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}

/** UTF-16 units of the code point here. */
export function widthAt(text: string, index: number): number {
	return isPairAt(text, index) ? 2 : 1;
}

/** Takes one code point of a set; -1 when there is none. */
export function step(set: CharacterSet, text: string, pos: number, end: number): number {
	if (pos >= end) return -1;
	const unit = text.charCodeAt(pos);
	if ((unit & 0xfc00) !== 0xd800) return set.has(unit) ? pos + 1 : -1;
	const code = text.codePointAt(pos) as number;
	return set.has(code) ? pos + (code > 0xffff ? 2 : 1) : -1;
}

/** Takes code points of a set so many times; -1 when there are too few. */
export function repeatStep(set: CharacterSet, text: string, pos: number, end: number, times: number): number {
	let at = pos;
	for (let i = 0; i < times && at >= 0; i++) at = step(set, text, at, end);
	return at;
}

/** Takes code points of a set while there are any. */
export function scan(set: CharacterSet, text: string, pos: number, end: number, most: number): number {
	let at = pos;
	for (let i = 0; i < most; i++) {
		const after = step(set, text, at, end);
		if (after < 0) break;
		at = after;
	}
	return at;
}

/** Steps back over code points; -1 when there are too few. */
export function stepBack(text: string, pos: number, count: number): number {
	let at = pos;
	for (let i = 0; i < count; i++) {
		if (at <= 0) return -1;
		at -= at >= 2 && isPairAt(text, at - 2) ? 2 : 1;
	}
	return at;
}

/** The next shorter end of a repetition, one where a certain unit follows if it is known; -1 when there is none. */
export function giveBack(text: string, least: number, most: number, unit: number): number {
	let at = most;
	do {
		if (at <= least) return -1;
		at = stepBack(text, at, 1);
	} while (unit >= 0 && text.charCodeAt(at) !== unit);
	return at;
}
