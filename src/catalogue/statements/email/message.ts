import type { Mailbox } from "./addresses.js";
import { textPart } from "./body.js";
import { addressHeader, textHeader } from "./headers.js";
import { isHtml, plainTextOf } from "./html.js";

/** A mail with everything checked. */
export interface Mail {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly date: number;
	readonly provider: string;
	readonly from: Mailbox;
	readonly to: readonly Mailbox[];
	readonly cc: readonly Mailbox[];
	readonly bcc: readonly Mailbox[];
	readonly replyTo: readonly Mailbox[];
	readonly subject: string;
	/** Plain text or HTML. */
	readonly message: string;
	/** "" for at once. */
	readonly scheduledAt: string;
	/** Stands in no part. */
	readonly boundary: string;
}

/** A mail as a file (RFC 5322, RFC 2045): HTML with the same as plain text before it, for programs that want that. */
export function messageBytes(mail: Mail): Uint8Array {
	const headers = [
		addressHeader("From", [mail.from]),
		addressHeader("To", mail.to),
		...optional("Cc", mail.cc),
		...optional("Bcc", mail.bcc),
		...optional("Reply-To", mail.replyTo),
		textHeader("Subject", mail.subject),
		`Date: ${dateText(mail.date)}`,
		`Message-ID: <${mail.id}@xano.local>`,
		...(mail.scheduledAt === "" ? [] : [textHeader("X-Scheduled-At", mail.scheduledAt)]),
		`X-Service-Provider: ${mail.provider}`,
		"MIME-Version: 1.0",
	];
	const lines = isHtml(mail.message) ? alternatives(mail) : textPart("plain", mail.message);
	return new Uint8Array(Buffer.from([...headers, ...lines].join("\r\n"), "ascii"));
}

function optional(name: string, mailboxes: readonly Mailbox[]): string[] {
	return mailboxes.length === 0 ? [] : [addressHeader(name, mailboxes)];
}

function alternatives({ message, boundary }: Mail): string[] {
	return [
		"Content-Type: multipart/alternative;",
		` boundary="${boundary}"`,
		"",
		`--${boundary}`,
		...textPart("plain", plainTextOf(message)),
		`--${boundary}`,
		...textPart("html", message),
		`--${boundary}--`,
		"",
	];
}

/** `Fri, 31 Jan 2025 12:00:00 +0000`; what JavaScript writes names the zone in a way RFC 5322 calls obsolete. */
function dateText(milliseconds: number): string {
	return new Date(milliseconds).toUTCString().replace("GMT", "+0000");
}
