import { quote } from "../../../grammar/print/texts.js";
import { isSecretField, isSecretHeader, redacted, redactMessage, type Secrets } from "../../host/redact.js";
import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf, objectFrom } from "../../values/object.js";
import { Unwritable } from "../writing/literal.js";

/** Where a value is written, which decides what else is hidden: an answer from outside holds credentials of its own. */
export type Origin = "program" | "outside";

/** Keeps secrets of the environment, and what looks like a key, out of what is written. */
export class SecretKeeper {
	private readonly secrets: readonly (readonly [name: string, value: string])[];

	constructor(secrets: Secrets) {
		// A longer one may contain a shorter one.
		this.secrets = [...secrets].sort((a, b) => b[1].length - a[1].length);
	}

	/**
	 * A value without what has to stay hidden. The secrets of the environment are still in it where they are written out:
	 * {@link text} names those.
	 * @throws Unwritable when the key of an object is a secret
	 */
	safe(value: Value, origin: Origin): Value {
		if (typeof value === "string") return this.safeText(value, origin);
		if (Array.isArray(value)) return value.map((element) => this.safe(element, origin));
		// No expression would give a number back; one that is a secret, such as a PIN, is told like any other.
		if (typeof value === "number" || typeof value === "bigint")
			return this.names(String(value)) ? this.shown(String(value)) : value;
		if (!isObject(value)) return value;
		const entries = entriesOf(value).map(([key, inner]) => {
			if (redactMessage(key, this.secrets) !== key) throw new Unwritable("the name of one of its entries is a secret");
			const isHidden = origin === "outside" && isSecretField(key) && typeof inner === "string" && inner !== "";
			return [key, isHidden && !this.names(inner) ? redacted(key) : this.safe(inner, origin)] as const;
		});
		return objectFrom(entries);
	}

	/** A text with secrets of the environment in it as an expression that reads them from there; null for any other. */
	text(text: string): string | null {
		const parts = this.split(text);
		if (parts.every((part) => typeof part === "string")) return null;
		return parts.map((part) => (typeof part === "string" ? quote(part) : environmentText(part.name))).join(" ~ ");
	}

	/** A text for messages. */
	shown(text: string): string {
		return redactMessage(text, this.secrets);
	}

	private names(text: string): boolean {
		return this.text(text) !== null;
	}

	private safeText(text: string, origin: Origin): string {
		const [, header, rest] = (origin === "outside" && /^([A-Za-z][\w-]*): *(.+)$/s.exec(text)) || [];
		if (header !== undefined && rest !== undefined && isSecretHeader(header) && !this.names(rest))
			return `${header}: ${redacted(header.toLowerCase())}`;
		return this.split(text)
			.map((part) => (typeof part === "string" ? redactMessage(part, this.secrets) : part.value))
			.join("");
	}

	private split(text: string): (string | { readonly name: string; readonly value: string })[] {
		for (const [name, value] of this.secrets) {
			const at = text.indexOf(value);
			if (at < 0) continue;
			const [before, after] = [text.slice(0, at), text.slice(at + value.length)];
			return [
				...(before === "" ? [] : this.split(before)),
				{ name, value },
				...(after === "" ? [] : this.split(after)),
			];
		}
		return [text];
	}
}

function environmentText(name: string): string {
	return /^[A-Za-z_]\w*$/.test(name) ? `$env.${name}` : `$env[${quote(name)}]`;
}
