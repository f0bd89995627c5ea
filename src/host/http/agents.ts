import type { LookupFunction } from "node:net";
import type { Dispatcher } from "undici";
import { HttpFailure, type HttpRequest } from "../ports.js";

/** Where requests go out when not straight to their host; absent ones are not used. */
export interface Proxies {
	readonly http?: string | undefined;
	readonly https?: string | undefined;
	/** Hosts that are asked straight, separated by commas. */
	readonly except?: string | undefined;
}

export interface Agents {
	/** The connection pool for a request's host and certificates. */
	for(request: HttpRequest, url: URL): Promise<Dispatcher>;
	close(): Promise<void>;
}

/**
 * One pool for every combination of certificate settings, so that a connection made without verification never serves
 * a request that asks for it. Loads undici with the first request.
 *
 * @param lookup replaces the name resolution of the system
 */
export function createAgents(proxies: Proxies, lookup: LookupFunction | undefined): Agents {
	const pools = new Map<string, Promise<Dispatcher>>();
	return {
		for: (request, url) => {
			// A stand-in on this machine is never behind a proxy.
			const direct = isLoopback(url.hostname) || (!proxies.http && !proxies.https);
			const key = `${direct} ${certificateKey(request)}`;
			let pool = pools.get(key);
			if (pool === undefined) {
				pool = createPool(request, direct ? null : proxies, lookup);
				pools.set(key, pool);
			}
			return pool;
		},
		close: async () => {
			const open = [...pools.values()];
			pools.clear();
			// A pool that could not be made has nothing to close; its request has already failed.
			await Promise.all(
				open.map((pool) =>
					pool.then(
						(made) => made.destroy(),
						() => undefined,
					),
				),
			);
		},
	};
}

/** @throws HttpFailure without the address, which may hold a password */
function proxyAddress(written: string | undefined, name: string): string {
	if (!written) return "";
	const address = written.includes("://") ? written : `http://${written}`;
	if (URL.canParse(address)) return address;
	throw new HttpFailure("network", `${name} is not an address such as http://proxy:8080`, "ERR_INVALID_PROXY");
}

function isLoopback(hostname: string): boolean {
	return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function certificateKey(request: HttpRequest): string {
	const { verifyHost, verifyPeer, caCertificate, certificate, privateKey, privateKeyPassphrase } = request;
	const material = [caCertificate, certificate, privateKey, privateKeyPassphrase];
	if (material.every((part) => part === undefined)) return `${verifyHost} ${verifyPeer}`;
	// Hashed, because a key is no thing to keep around as the name of something.
	return process
		.getBuiltinModule("node:crypto")
		.createHash("sha256")
		.update(JSON.stringify([verifyHost, verifyPeer, ...material]))
		.digest("hex");
}

async function createPool(
	request: HttpRequest,
	proxies: Proxies | null,
	lookup: LookupFunction | undefined,
): Promise<Dispatcher> {
	// Bundled, a CommonJS module has nothing but its default export, whose type lacks some of its members.
	const undici = (await import("undici")).default as unknown as typeof import("undici");
	const { Agent, buildConnector, EnvHttpProxyAgent } = undici;
	const { checkServerIdentity } = await import("node:tls");
	const tls = {
		rejectUnauthorized: request.verifyPeer,
		...(request.verifyHost ? {} : { checkServerIdentity: () => undefined }),
		...(request.caCertificate === undefined ? {} : { ca: request.caCertificate }),
		...(request.certificate === undefined ? {} : { cert: request.certificate }),
		...(request.privateKey === undefined ? {} : { key: request.privateKey }),
		...(request.privateKeyPassphrase === undefined ? {} : { passphrase: request.privateKeyPassphrase }),
		...(lookup === undefined ? {} : { lookup }),
		// The deadline of the request covers connecting.
		timeout: 0,
	};
	const limits = { headersTimeout: 0, bodyTimeout: 0 };
	if (proxies) {
		return new EnvHttpProxyAgent({
			...limits,
			httpProxy: proxyAddress(proxies.http, "HTTP_PROXY"),
			httpsProxy: proxyAddress(proxies.https, "HTTPS_PROXY"),
			noProxy: proxies.except ?? "",
			connect: tls,
			requestTls: tls,
			proxyTls: { timeout: 0 },
			// Plain requests are forwarded, secure ones tunnelled; many proxies refuse tunnels to port 80.
			proxyTunnel: false,
		});
	}
	const connect = buildConnector(tls);
	if (request.verifyPeer || !request.verifyHost) return new Agent({ ...limits, connect });
	// Node checks the host's name only together with the certificate's authority; curl, which Xano uses, checks it alone.
	return new Agent({
		...limits,
		connect: (options, callback) =>
			connect(options, (...result) => {
				const [error, socket] = result;
				const mismatch =
					error === null && "getPeerCertificate" in socket
						? checkServerIdentity(options.servername || options.hostname, socket.getPeerCertificate())
						: undefined;
				if (mismatch === undefined) return callback(...result);
				socket?.destroy();
				callback(mismatch, null);
			}),
	});
}
