import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import type { StatementCall } from "../../define.js";
import { type Mailbox, mailboxesOf } from "./addresses.js";
import { holdsControls } from "./controls.js";
import { messageBytes } from "./message.js";

/** Stands for Xano's own sender (our choice). */
const ownSender: Mailbox = { name: "", address: "noreply@xano.local" };

/**
 * `util.send_email`: the mail becomes a file in the outbox of the project's store.
 *
 * @returns `{id}`
 * @throws XanoError for a missing or wrong address, and for line breaks where a header would end
 */
export async function sendEmail({ context, attributes }: StatementCall): Promise<Value> {
	const given = (name: string): Value => attributes[name] ?? null;
	const provider = oneLine(given("service_provider") ?? "xano", "service_provider").toLowerCase();
	if (provider !== "xano" && provider !== "resend") {
		throw fatalError(`util.send_email knows no service provider ${JSON.stringify(provider)}`, "It is resend or xano.");
	}
	const to = mailboxesOf(given("to"), "to");
	if (to.length === 0) throw fatalError("util.send_email needs an address in `to`", addressHelp);
	if (provider === "resend" && toText(given("api_key")) === "") {
		context.warn("mail-without-key", "util.send_email has no `api_key`; Resend refuses that");
	}
	const id = context.random.uuid();
	const now = context.clock.now();
	const bytes = messageBytes({
		id,
		date: now,
		provider,
		from: senderOf(given("from"), provider),
		to,
		cc: mailboxesOf(given("cc"), "cc"),
		bcc: mailboxesOf(given("bcc"), "bcc"),
		replyTo: mailboxesOf(given("reply_to"), "reply_to"),
		subject: oneLine(given("subject"), "subject"),
		message: toText(given("message")),
		scheduledAt: scheduledText(given("scheduled_at")),
		boundary: context.random.uuid(),
	});
	const name = `outbox/${new Date(now).toISOString().replace(/[-:.]/g, "")}`;
	let number = 1;
	while (!(await context.store.create(`${name}-${number}.eml`, bytes))) number++;
	context.warn("mail-not-sent", "util.send_email sends nothing from here; its mails are in .xano/outbox");
	return { id };
}

const addressHelp = 'Write "ada@example.com" or "Ada Lovelace <ada@example.com>".';

function senderOf(value: Value, provider: string): Mailbox {
	const [sender, ...others] = mailboxesOf(value, "from");
	if (others.length > 0) throw fatalError("util.send_email takes one address in `from`", addressHelp);
	if (sender) return sender;
	if (provider === "xano") return ownSender;
	throw fatalError(
		"util.send_email needs an address in `from`",
		"Resend sends for addresses of a domain of yours only.",
	);
}

function oneLine(value: Value, attribute: string): string {
	const text = toText(value);
	if (!holdsControls(text)) return text;
	throw fatalError(
		`\`${attribute}\` of util.send_email holds a line break or another control character`,
		"It could begin a header of its own. Remove it, for example with `|trim` or `|replace`.",
	);
}

/** A timestamp as ISO 8601; a text stays as it is, for Resend takes "in 1 hour" as well. */
function scheduledText(value: Value): string {
	if (typeof value !== "number") return oneLine(value, "scheduled_at");
	const date = new Date(value);
	if (Number.isNaN(date.getTime())) throw fatalError("`scheduled_at` of util.send_email is no moment in time");
	return date.toISOString();
}
