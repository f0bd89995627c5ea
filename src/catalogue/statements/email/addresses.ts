import { domainToASCII } from "node:url";
import { fatalError, type XanoError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { holdsControls } from "./controls.js";

/** A person and where to reach them. */
export interface Mailbox {
	/** "" when none is given. */
	readonly name: string;
	/** ASCII: the domain in its form for the DNS. */
	readonly address: string;
}

/**
 * The addresses of an attribute: a text with one or, between commas, several, or a list of such texts.
 *
 * @throws XanoError for anything that is no address, control characters included
 */
export function mailboxesOf(value: Value, attribute: string): Mailbox[] {
	if (value === null) return [];
	if (Array.isArray(value)) return value.flatMap((element) => mailboxesOf(element, attribute));
	if (typeof value !== "string") {
		throw fatalError(`\`${attribute}\` of util.send_email holds something that is no text`, help);
	}
	return entriesOf(value)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== "")
		.map((entry) => mailboxOf(entry, attribute));
}

const help = 'Write "ada@example.com" or "Ada Lovelace <ada@example.com>"; several in a list.';

/** What stands between commas, those in quotes aside. */
function entriesOf(text: string): string[] {
	const entries: string[] = [];
	let start = 0;
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === "\\" && isQuoted) at++;
		else if (character === '"') isQuoted = !isQuoted;
		else if (character === "," && !isQuoted) {
			entries.push(text.slice(start, at));
			start = at + 1;
		}
	}
	return [...entries, text.slice(start)];
}

function mailboxOf(entry: string, attribute: string): Mailbox {
	if (holdsControls(entry)) {
		throw fatalError(
			`An address in \`${attribute}\` of util.send_email holds a line break or another control character`,
			"It could begin a header of its own. Several addresses stand in a list.",
		);
	}
	const open = entry.endsWith(">") ? entry.lastIndexOf("<") : -1;
	if (open < 0) return { name: "", address: addressOf(entry, entry, attribute) };
	const address = addressOf(entry.slice(open + 1, -1).trim(), entry, attribute);
	return { name: unquoted(entry.slice(0, open).trim()), address };
}

function unquoted(name: string): string {
	return /^"[\s\S]*"$/.test(name) && name.length > 1 ? name.slice(1, -1).replace(/\\([\s\S])/g, "$1") : name;
}

/** The part before the @: words with dots between them, or one text in quotes (RFC 5322). */
const localPart =
	/^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])+")$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const numericAddress = /^\[(?:IPv6:)?[0-9a-f:.]+\]$/i;

function addressOf(address: string, entry: string, attribute: string): string {
	const at = address.lastIndexOf("@");
	const local = address.slice(0, Math.max(at, 0));
	const domain = address.slice(at + 1);
	if (local === "" || domain === "") throw noAddress(entry, attribute, help);
	// The longest local part and the longest address a server has to take (RFC 5321).
	if (local.length > 64 || address.length > 254) throw noAddress(entry, attribute, "It is too long.");
	if (!localPart.test(local)) {
		const isForeign = /[^\0-\x7f]/.test(local);
		throw noAddress(entry, attribute, isForeign ? "Letters beyond ASCII may stand behind the @ only." : help);
	}
	if (numericAddress.test(domain)) return address;
	const ascii = /[^\0-\x7f]/.test(domain) ? domainToASCII(domain) : domain;
	if (!ascii.split(".").every((part) => label.test(part))) throw noAddress(entry, attribute, help);
	return `${local}@${ascii}`;
}

function noAddress(entry: string, attribute: string, advice: string): XanoError {
	const shown = entry.length > 80 ? `${entry.slice(0, 80)}…` : entry;
	return fatalError(`${JSON.stringify(shown)} in \`${attribute}\` is no e-mail address`, advice);
}
