import { HttpFailure, type HttpFailureKind, readOpenAiKey, systemHost, XanoError } from "../../../index.js";
import type { Examination } from "../examination.js";
import type { Check, Finding } from "../finding.js";
import { isOfficial, openAiBaseUrl, shownAddress } from "../openai.js";

/** A list of models comes quickly where it comes at all. */
const timeoutMilliseconds = 10_000;

/** Lists of models have less than a tenth of that. */
const maximumResponseBytes = 4 * 1024 * 1024;

export const onlineCheck: Check = {
	name: "online",
	look: async (examined) => {
		if (!examined.online) return [];
		try {
			const baseUrl = openAiBaseUrl(examined);
			return [await ask(baseUrl, keyIn(examined))];
		} catch (thrown) {
			if (thrown instanceof XanoError)
				return [{ status: "problem", message: thrown.message, ...(thrown.help === null ? {} : { fix: thrown.help }) }];
			throw thrown;
		}
	},
};

function keyIn({ lookUp }: Examination): string | null {
	try {
		return readOpenAiKey(lookUp("OPENAI_API_KEY")?.value);
	} catch (thrown) {
		// Whoever answers says whether one is needed.
		if (thrown instanceof XanoError) return null;
		throw thrown;
	}
}

/** Asks for the list of models, which costs nothing. */
async function ask(baseUrl: string, key: string | null): Promise<Finding> {
	const address = shownAddress(baseUrl);
	const started = performance.now();
	try {
		const response = await systemHost().http.send({
			method: "GET",
			url: `${baseUrl}/models`,
			headers: key === null ? [] : [["Authorization", `Bearer ${key}`]],
			body: null,
			timeoutMilliseconds,
			maximumResponseBytes,
			followRedirects: false,
			verifyHost: true,
			verifyPeer: true,
		});
		const body = await response.bytes();
		const took = `${Math.round(performance.now() - started)} ms`;
		return answered(response.status, isJson(body), {
			address,
			took,
			official: isOfficial(baseUrl),
			hasKey: key !== null,
		});
	} catch (thrown) {
		if (thrown instanceof HttpFailure) return unanswered(thrown, address, new URL(baseUrl).protocol);
		throw thrown;
	}
}

function isJson(bytes: Uint8Array): boolean {
	try {
		JSON.parse(Buffer.from(bytes).toString("utf8"));
		return true;
	} catch {
		return false;
	}
}

interface Asked {
	readonly address: string;
	readonly took: string;
	readonly official: boolean;
	readonly hasKey: boolean;
}

const checkAddress = "Check OPENAI_BASE_URL: for most servers it ends in /v1, such as http://localhost:11434/v1.";

function answered(status: number, isData: boolean, { address, took, official, hasKey }: Asked): Finding {
	const problem = (message: string, fix: string): Finding => ({ status: "problem", message, fix });
	const says = `${address} answered ${status}`;
	if (status === 401)
		return problem(
			hasKey ? `${says}: the key is not accepted` : `${says}: it wants a key, and OPENAI_API_KEY is not set`,
			official
				? "Make a key at https://platform.openai.com/api-keys and set OPENAI_API_KEY."
				: "Set the OPENAI_API_KEY that this server knows.",
		);
	if (status === 403)
		return problem(
			`${says}: the key may not do this`,
			"Look at the permissions of the key, and whether this country or network is allowed.",
		);
	if (status === 404) return problem(`${says}: there is no API at this address`, checkAddress);
	if (status === 407)
		return problem(
			`A proxy answered 407: it wants a name and a password`,
			"Put them into HTTPS_PROXY: http://name:password@host:port",
		);
	if (status === 429)
		return {
			status: "warning",
			message: `${says}: too many requests, or no credit left`,
			fix: "Wait a little, or look at https://platform.openai.com/usage.",
		};
	if (status >= 500)
		return { status: "warning", message: `${says}: the server has a failure of its own`, fix: "Try again later." };
	if (status >= 300) return problem(`${says} instead of a list of models`, checkAddress);
	if (!isData) return problem(`${address} answered with something that is no JSON, as a web page would`, checkAddress);
	return { status: "ok", message: `${address} answered in ${took}${hasKey ? " and accepts the key" : ""}` };
}

const fixes: Partial<Record<HttpFailureKind, string>> = {
	dns: "See whether this machine is online, and whether OPENAI_BASE_URL has a mistake in the name of the host.",
	refused: "Start the server, or check host and port in OPENAI_BASE_URL.",
	timeout: "Check the network and the firewall; a proxy is set with HTTPS_PROXY.",
	reset: "Check what stands between: a firewall, a VPN, a proxy. An https address may be one of http.",
	tls: "Where a company's own certificate stands between, name it: export NODE_EXTRA_CA_CERTS=/path/to/ca.pem. A server on this machine is mostly reached by http.",
	"invalid-url": checkAddress,
};

function unanswered({ kind, message }: HttpFailure, address: string, protocol: string): Finding {
	const proxy = proxyFor(protocol);
	const via = proxy === null ? "" : `, through the proxy of ${proxy}`;
	const fix = fixes[kind] ?? "Check the network.";
	return {
		status: "problem",
		message: `${address} cannot be reached${via}: ${message}`,
		fix: proxy === null ? fix : `${fix} Check ${proxy}, or add the host to NO_PROXY.`,
	};
}

/** The variable that names a proxy for such addresses; null when there is none. */
function proxyFor(protocol: string): string | null {
	const name = protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
	return [name.toLowerCase(), name].find((each) => process.env[each]) ?? null;
}
