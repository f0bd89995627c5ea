import { readOpenAiKey, XanoError } from "../../../index.js";
import type { Examination } from "../examination.js";
import type { Check, Finding } from "../finding.js";
import { isOfficial, openAiBaseUrl, shownAddress, usesOpenAi } from "../openai.js";

export const openAiCheck: Check = {
	name: "openai",
	look: (examined) => {
		if (!usesOpenAi(examined)) return [];
		try {
			const baseUrl = openAiBaseUrl(examined);
			// A key that a job lists and nobody sets has been told of with the environment.
			const isMissing = !examined.lookUp("OPENAI_API_KEY")?.value;
			const isTold = isMissing && examined.opened?.names.declared.has("OPENAI_API_KEY");
			return [addressOf(examined, baseUrl), ...(isTold ? [] : [keyOf(examined, isOfficial(baseUrl))])];
		} catch (thrown) {
			return [problemOf(thrown)];
		}
	},
};

function addressOf({ lookUp }: Examination, baseUrl: string): Finding {
	const given = lookUp("OPENAI_BASE_URL");
	const address = shownAddress(baseUrl);
	if (!given?.value) return { status: "ok", message: `Requests for OpenAI go to ${address}` };
	const message = `Requests for OpenAI go to ${address}, by OPENAI_BASE_URL in ${given.from}`;
	if (/\/v\d+[^/]*\/?$/.test(new URL(baseUrl).pathname)) return { status: "ok", message };
	return { status: "note", message, details: ["For most servers the address ends in /v1."] };
}

/** What can be seen of a key without showing it. */
function keyOf({ lookUp }: Examination, isForOpenAi: boolean): Finding {
	const given = lookUp("OPENAI_API_KEY");
	let key: string;
	try {
		key = readOpenAiKey(given?.value);
	} catch (thrown) {
		return problemOf(thrown);
	}
	const from = given?.from ?? "";
	const suspicion = isForOpenAi ? suspicionOf(key) : null;
	if (suspicion === null) return { status: "ok", message: `OPENAI_API_KEY looks like a key, in ${from}` };
	return {
		status: "warning",
		message: `OPENAI_API_KEY does not look like a key of OpenAI: ${suspicion}`,
		fix: "Copy it again from https://platform.openai.com/api-keys. `xano run --simulate` needs none.",
	};
}

/** Keys of OpenAI begin with `sk-` and are long; nothing else is known of them for sure. */
function suspicionOf(key: string): string | null {
	if (/^["'`].*["'`]$/.test(key)) return "it stands between quotes";
	if (/your|example|xxx|\.\.\.|\u2026|changeme|<|>/i.test(key)) return "it seems to stand in for one";
	if (!key.startsWith("sk-")) return "those begin with sk-";
	return key.length < 20 ? "it is too short" : null;
}

function problemOf(thrown: unknown): Finding {
	if (!(thrown instanceof XanoError)) throw thrown;
	return { status: "problem", message: thrown.message, ...(thrown.help === null ? {} : { fix: thrown.help }) };
}
