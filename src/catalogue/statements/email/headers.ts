import type { Mailbox } from "./addresses.js";

/** The longest line with an encoded word in it (RFC 2047); a good length for any other. */
const lineLength = 76;

/** Bytes in one encoded word: short enough to stand behind the name of a header. */
const wordBytes = 36;

/**
 * A header of free text (RFC 5322), encoded where it is not plain ASCII.
 *
 * @param text without control characters
 */
export function textHeader(name: string, text: string): string {
	return folded(name, isPlain(text) ? text.split(" ") : encodedWords(text));
}

/** A header of addresses. */
export function addressHeader(name: string, mailboxes: readonly Mailbox[]): string {
	const words = mailboxes.flatMap((mailbox, index) => {
		const [last = "", ...before] = mailboxWords(mailbox).reverse();
		return [...before.reverse(), index < mailboxes.length - 1 ? `${last},` : last];
	});
	return folded(name, words);
}

/** Whether a text needs no encoding: ASCII without anything that folding or decoding would change. */
function isPlain(text: string): boolean {
	return !/[^\x20-\x7e]|^ | $| {2}|=\?/.test(text) && text.split(" ").every((word) => word.length < lineLength - 10);
}

function mailboxWords({ name, address }: Mailbox): string[] {
	if (name === "") return [address];
	return [...nameWords(name), `<${address}>`];
}

function nameWords(name: string): string[] {
	if (!isPlain(name)) return encodedWords(name);
	if (/^[\w!#$%&'*+/=?^`{|}~ -]+$/.test(name)) return name.split(" ");
	return `"${name.replace(/["\\]/g, "\\$&")}"`.split(" ");
}

/** A text as encoded words in base64, none of which ends inside a character. */
function encodedWords(text: string): string[] {
	const words: string[] = [];
	let bytes = Buffer.alloc(0);
	const close = (): void => {
		if (bytes.length > 0) words.push(`=?UTF-8?B?${bytes.toString("base64")}?=`);
	};
	for (const character of text) {
		const next = Buffer.from(character, "utf8");
		if (bytes.length + next.length > wordBytes) {
			close();
			bytes = Buffer.alloc(0);
		}
		bytes = Buffer.concat([bytes, next]);
	}
	close();
	return words;
}

function folded(name: string, words: readonly string[]): string {
	const lines: string[] = [];
	let line = `${name}:`;
	for (const word of words) {
		if (line.length + 1 + word.length > lineLength && line !== `${name}:`) {
			lines.push(line);
			line = "";
		}
		line += ` ${word}`;
	}
	return [...lines, line].join("\r\n");
}
