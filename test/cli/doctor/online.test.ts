import { beforeAll, expect, test } from "vitest";
import { closedPort, serve, serveSocket } from "../../host/loopback.js";
import { folderOf, functionText, requireBuild } from "../xano.js";
import { examined, type Finding } from "./report.js";

beforeAll(requireBuild);

const key = "sk-abcdefghijklmnopqrstuvwxyz0123456789";

/** What `--online` says about a server at this address. */
async function asked(baseUrl: string, env: Readonly<Record<string, string>> = { OPENAI_API_KEY: key }) {
	const report = await examined(folderOf({ "a.xs": functionText("a") }), ["--online"], {
		...env,
		OPENAI_BASE_URL: baseUrl,
	});
	expect(report.text).not.toContain(key);
	return { ...report, finding: report.of("online")[0] as Finding };
}

test("one request for the list of models, with the key", async () => {
	const { url, requests } = await serve((_, response) => void response.end('{"data": []}'));
	const { exitCode, finding } = await asked(`${url}/v1`);
	expect({ exitCode, status: finding.status }).toEqual({ exitCode: 0, status: "ok" });
	expect(finding.message).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1 answered in \d+ ms and accepts the key$/);
	expect(requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
		["GET", "/v1/models", `Bearer ${key}`],
	]);
});

test("nothing is sent without --online", async () => {
	const { url, requests } = await serve((_, response) => void response.end("{}"));
	const folder = folderOf({ "a.xs": functionText("a") });
	const report = await examined(folder, [], { OPENAI_API_KEY: key, OPENAI_BASE_URL: `${url}/v1` });
	expect(report.of("online")).toEqual([]);
	expect(requests).toEqual([]);
});

test.each([
	[401, "problem", /answered 401: the key is not accepted$/],
	[403, "problem", /answered 403: the key may not do this$/],
	[404, "problem", /answered 404: there is no API at this address$/],
	[407, "problem", /answered 407: it wants a name and a password$/],
	[429, "warning", /answered 429: too many requests, or no credit left$/],
	[503, "warning", /answered 503: the server has a failure of its own$/],
	[302, "problem", /answered 302 instead of a list of models$/],
])("the answer %d", async (status, judged, message) => {
	const { url } = await serve((_, response) => void response.writeHead(status).end());
	const { exitCode, finding } = await asked(`${url}/v1`);
	expect(finding).toMatchObject({ status: judged, message: expect.stringMatching(message) });
	expect(finding.fix).not.toBeNull();
	expect(exitCode).toBe(judged === "problem" ? 1 : 0);
});

test("a server that wants a key, and there is none", async () => {
	const { url, requests } = await serve((_, response) => void response.writeHead(401).end());
	const { finding } = await asked(`${url}/v1`, {});
	expect(finding.message).toMatch(/it wants a key, and OPENAI_API_KEY is not set$/);
	expect(requests[0]?.headers.authorization).toBeUndefined();
});

test("a web page instead of an API", async () => {
	const { url } = await serve((_, response) => void response.end("<html>"));
	expect((await asked(url)).finding).toMatchObject({
		status: "problem",
		message: `${url}/ answered with something that is no JSON, as a web page would`,
	});
});

test("nobody listens", async () => {
	const { finding } = await asked(`http://127.0.0.1:${await closedPort()}/v1`);
	expect(finding.message).toContain("Nothing accepts connections");
	expect(finding.fix).toBe("Start the server, or check host and port in OPENAI_BASE_URL.");
});

test("a host that does not exist", async () => {
	const { finding } = await asked("http://nowhere.invalid/v1");
	expect(finding).toMatchObject({ status: "problem", message: expect.stringContaining("could not be found") });
	expect(finding.fix).toContain("whether this machine is online");
});

test("no TLS where it is asked for", async () => {
	const { port } = await serve((_, response) => void response.end());
	const { finding } = await asked(`https://127.0.0.1:${port}/v1`);
	expect(finding.message).toContain("the server does not speak TLS there");
	expect(finding.fix).toContain("NODE_EXTRA_CA_CERTS");
});

test("a proxy that cannot be reached is named without what it holds", async () => {
	const proxy = `http://somebody:geheim@127.0.0.1:${await closedPort()}`;
	const { finding, text } = await asked("http://api.example.test/v1", { OPENAI_API_KEY: key, HTTP_PROXY: proxy });
	expect(finding.message).toMatch(
		/^http:\/\/api\.example\.test\/v1 cannot be reached, through the proxy of HTTP_PROXY: /,
	);
	expect(finding.fix).toContain("Check HTTP_PROXY, or add the host to NO_PROXY.");
	expect(text).not.toContain("geheim");
});

test("a connection that is closed without an answer", async () => {
	const { url } = await serveSocket((socket) => void socket.once("data", () => socket.destroy()));
	const { finding } = await asked(`${url}/v1`);
	expect(finding.message).toContain("closed the connection without an answer");
	expect(finding.fix).toContain("a firewall, a VPN, a proxy");
});
