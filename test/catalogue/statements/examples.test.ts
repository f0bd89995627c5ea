import { describe, expect, onTestFinished, test } from "vitest";
import type { Example } from "../../../src/catalogue/define.js";
import { defaultCatalogue } from "../../../src/catalogue/index.js";
import { RunError, SetupError } from "../../../src/engine/errors.js";
import { createEngine, type RunResult } from "../../../src/engine.js";
import { type HttpClient, HttpFailure } from "../../../src/host/ports.js";
import { simulatedKey, simulatingClient } from "../../../src/host/simulator/client.js";
import { startSimulator } from "../../../src/host/simulator/server.js";
import { renderDiagnostics } from "../../../src/index.js";
import { projectFromText } from "../../../src/project/project.js";
import { decodeJson, encodeJson } from "../../../src/values/json.js";
import { programOf } from "../../docs/blocks.js";
import { instantClock } from "../../host/clocks.js";
import { emptyFolder } from "../../host/folder.js";
import { serve } from "../../host/loopback.js";
import { openClient } from "../../host/requests.js";

const { statements, functions } = defaultCatalogue();

/** Noon of the last day of January 2025. */
const noon = Date.UTC(2025, 0, 31, 12);

/**
 * The network of the examples: example.com is a server on this machine that says what it was asked and does not have
 * /missing, OpenAI is its stand-in, and there is nothing else.
 */
async function network(): Promise<HttpClient> {
	const [server, simulator] = await Promise.all([
		serve(({ method, url, body }, response) => {
			const { pathname, searchParams } = new URL(url, "http://example.com");
			response.writeHead(pathname === "/missing" ? 404 : 200, { "Content-Type": "application/json" });
			response.end(JSON.stringify({ method, path: pathname, query: Object.fromEntries(searchParams), body }));
		}),
		startSimulator(),
	]);
	onTestFinished(() => simulator.close());
	const client = openClient();
	const toExample: HttpClient = {
		send: (request) => {
			const url = new URL(request.url);
			if (url.host === "example.com")
				return client.send({ ...request, url: `${server.url}${url.pathname}${url.search}` });
			if (url.host === new URL(simulator.url).host) return client.send(request);
			throw new HttpFailure("refused", `There is no ${url.host} here`);
		},
	};
	return simulatingClient(toExample, simulator.url);
}

/** Runs an example as a program of its own: the function it declares first, or the statements it consists of. */
async function run(code: string): Promise<RunResult> {
	const project = projectFromText("example.xs", programOf(code), emptyFolder());
	const [first] = project.all("function");
	const engine = createEngine({
		project,
		env: { OPENAI_API_KEY: simulatedKey },
		host: { clock: instantClock(noon), http: await network() },
	});
	return engine.run({ function: first?.name ?? "" });
}

/** What an example says of an outcome: the value as JSON, keys in order, or the error's message. */
async function outcomeOf(code: string): Promise<string> {
	try {
		return encodeJson((await run(code)).value);
	} catch (thrown) {
		if (thrown instanceof RunError) return `error: ${thrown.message}`;
		if (thrown instanceof SetupError)
			return `refused: ${renderDiagnostics(thrown.diagnostics, { color: false, width: 100 })}`;
		throw thrown;
	}
}

function stated(result: string): string {
	return result.startsWith("error: ") ? result : encodeJson(decodeJson(result));
}

/** What is said of statements that run on Xano only, or in tests only. */
const expectedHere = new Set(["unsupported-statement", "call-outside-test"]);

/** What a checked example is blamed for: differences from Xano, and what will not work; that it does not run here, it says. */
function objections(code: string): string[] {
	const project = projectFromText("example.xs", programOf(code), ".");
	return createEngine({ project, env: {} })
		.check()
		.filter(({ severity, code }) => severity !== "hint" && !expectedHere.has(code))
		.map(({ message }) => message);
}

describe.each([...statements, ...functions])("the examples of $name", (definition) => {
	const { name, examples } = definition;

	test("are there", () => {
		expect(examples.length).toBeGreaterThan(0);
		for (const { code } of examples) expect(code).toContain(name);
	});

	test.each(examples)("$code", async ({ code, result }: Example) => {
		expect(await outcomeOf(code)).toBe(stated(result));
	});

	// They are what people copy, so they have to be right on Xano, too.
	test.skipIf("portability" in definition)("are right on Xano", () => {
		expect(examples.flatMap(({ code }) => objections(code))).toEqual([]);
	});
});
