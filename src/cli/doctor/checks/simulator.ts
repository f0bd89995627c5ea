import {
	createEngine,
	memoryStore,
	openTraffic,
	projectFromText,
	RunError,
	simulatedKey,
	systemHost,
} from "../../../index.js";
import type { Check } from "../finding.js";

/** One question to the stand-in for OpenAI. */
const program = `function doctor {
  input {
  }

  stack {
    function.run "openai_chat_completion" {
      input = {model: "gpt-4o", messages: [{role: "user", content: "Are you well?"}]}
    } as $answer
  }

  response = $answer.content
}
`;

export const simulatorCheck: Check = {
	name: "simulator",
	look: async ({ folder }) => {
		const traffic = await openTraffic(systemHost().http, {
			traffic: { kind: "simulate" },
			recordFile: null,
			openaiBaseUrl: null,
		});
		try {
			const engine = createEngine({
				project: projectFromText("doctor.xs", program, folder),
				env: { OPENAI_API_KEY: simulatedKey },
				host: { http: (environment) => traffic.clientFor(environment), store: memoryStore() },
				limits: { milliseconds: 10_000 },
			});
			const { response } = await engine.run({ function: "doctor" });
			if (typeof response === "string" && response !== "")
				return [{ status: "ok", message: "The stand-in for OpenAI answers: `xano run --simulate` needs no key" }];
			return [{ status: "problem", message: "The stand-in for OpenAI answers with nothing", fix: reinstall }];
		} catch (thrown) {
			if (!(thrown instanceof RunError)) throw thrown;
			return [
				{
					status: "problem",
					message: `The stand-in for OpenAI does not answer: ${thrown.message}`,
					fix: "It listens on a free port of 127.0.0.1: see whether a firewall or a sandbox forbids that.",
				},
			];
		} finally {
			await traffic.close();
		}
	},
};

const reinstall = "Install xano-local again.";
