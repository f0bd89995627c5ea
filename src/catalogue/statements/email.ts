import { type StatementAttribute, type StatementDefinition, statement } from "../define.js";

const addresses = (name: string, summary: string): StatementAttribute => ({
	name,
	kind: "any",
	required: false,
	summary,
});

/** E-mail. The work is in a file of its own that is loaded with the first mail. */
export const emailStatements: readonly StatementDefinition[] = [
	statement({
		name: "util.send_email",
		family: "util",
		summary: "Writes an e-mail into the local outbox; on Xano the service provider sends it.",
		positional: [],
		attributes: [
			{
				name: "service_provider",
				kind: "text",
				required: false,
				default: "xano",
				values: ["resend", "xano"],
				summary: "Who sends it on Xano.",
			},
			{ name: "api_key", kind: "text", required: false, summary: "Key of the provider; it is written nowhere." },
			{ name: "subject", kind: "text", required: false, summary: "One line." },
			{ name: "message", kind: "text", required: false, summary: "The body, as a text or as HTML." },
			addresses("to", 'Addresses: a text such as "Ada <ada@example.com>", several with commas, or a list.'),
			addresses("bcc", "Addresses that the others do not see."),
			addresses("cc", "Addresses of a copy."),
			{ name: "from", kind: "text", required: false, summary: "One address; a provider other than xano wants it." },
			addresses("reply_to", "Addresses an answer goes to."),
			{
				name: "scheduled_at",
				kind: "any",
				required: false,
				summary: "When it is to be sent, as a timestamp or a text.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "choice",
		notes:
			"A local run sends no mail, whatever the provider: each mail is a file `.xano/outbox/TIMESTAMP-NUMBER.eml` that mail programs open, with Bcc and, in X-Scheduled-At, the time. The result is `{id}`, as Resend's API answers. HTML gets a plain text beside it. Line breaks in a subject or an address are refused.",
		examples: [
			{
				code: 'util.send_email { to = "ada@example.com" subject = "Hello" message = "Hi!" } as $sent\nresponse = $sent.id|strlen',
				result: "36",
			},
			{
				code: 'util.send_email { to = "nobody" subject = "Hello" message = "Hi!" } response = true',
				result: 'error: "nobody" in `to` is no e-mail address',
			},
		],
		run: async (call) => (await import("./email/send.js")).sendEmail(call),
	}),
];
