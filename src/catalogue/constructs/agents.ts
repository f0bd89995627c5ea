import { type ConstructEntry, type ConstructValue, construct } from "./define.js";
import { active, canonical, descriptive, history, property } from "./parts.js";
import { any, bool, decimal, either, entry, int, listOf, nameOf, object, oneOf, text } from "./values.js";

const toolList = listOf(
	object(
		entry("name", nameOf("tool"), "The tool.", "always"),
		entry("active", bool, "Whether it is offered."),
		entry("auth", { kind: "text", names: ["table"] }, "The table whose user calls it."),
		entry("type", oneOf("tool", "resource", ""), "Whether it is published as a resource."),
		entry("resource_uri", text, "The address of such a resource."),
		entry("tool_meta", any, "More for clients to read."),
	),
);

const tools = property("tools", toolList, "What it may call.");

/** What MCP servers publish beside tools. */
const published = (kind: "prompt" | "resource"): ConstructValue =>
	listOf(
		either(
			object(
				entry("name", nameOf(kind), `The ${kind}.`, "always"),
				entry("active", bool, "Whether it is offered."),
				entry("auth", { kind: "text", names: ["table"] }, "The table whose user asks for it."),
			),
			nameOf(kind),
		),
	);

/** Options of a model by the providers that take them; what all of them take has none. */
export const providersOf: Readonly<Record<string, readonly string[]>> = {
	api_key: ["anthropic", "google-genai", "openai"],
	model: ["anthropic", "google-genai", "openai"],
	reasoning: ["anthropic", "google-genai"],
	send_reasoning: ["anthropic"],
	thinking_tokens: ["anthropic", "google-genai", "xano-free"],
	search_grounding: ["google-genai", "xano-free"],
	include_thoughts: ["google-genai", "xano-free"],
	safety_settings: ["google-genai", "xano-free"],
	dynamic_retrival: ["google-genai", "xano-free"],
	reasoning_effort: ["openai"],
	organization: ["openai"],
	project: ["openai"],
	compatibility: ["openai"],
};

/** Options the parser of Xano's editor wants, by provider; its documentation leaves them out. */
export const wantedByParser: Readonly<Record<string, readonly string[]>> = {
	anthropic: ["max_steps", "model", "temperature", "headers"],
	"google-genai": ["max_steps", "model", "temperature", "headers", "search_grounding", "include_thoughts"],
	openai: ["max_steps", "model", "temperature", "reasoning_effort"],
	"xano-free": ["max_steps"],
};

const providers: ConstructValue = {
	kind: "text",
	values: ["xano-free", "openai", "anthropic", "google-genai"],
	synonyms: {
		xano: "xano-free",
		xano_free: "xano-free",
		free: "xano-free",
		claude: "anthropic",
		google: "google-genai",
		gemini: "google-genai",
		gpt: "openai",
		chatgpt: "openai",
	},
};

const llmEntries: readonly ConstructEntry[] = [
	entry("type", providers, "Whose models they are.", "always"),
	entry("system_prompt", text, "Who the model is and how it has to behave."),
	entry("prompt", text, "What it is asked; a template over `$args` and `$env`."),
	entry("messages", text, "The conversation so far, in place of a prompt."),
	entry("max_steps", int, "How often the model may be asked in one run."),
	entry("api_key", text, 'Mostly `"{{ $env.NAME }}"`.'),
	entry("model", text, "Which model."),
	entry("temperature", decimal, "How freely it answers."),
	entry("baseURL", text, "Another address than the provider's."),
	entry("headers", text, "More headers, as JSON."),
	entry("reasoning", bool, "Whether it thinks first."),
	entry("reasoning_effort", text, "How long it thinks: `low`, `medium` or `high`."),
	entry("thinking_tokens", int, "How much it may think."),
	entry("include_thoughts", bool, "Whether its thoughts are returned."),
	entry("send_reasoning", bool, "Whether its thoughts are returned."),
	entry("search_grounding", bool, "Whether it may search the web."),
	entry("safety_settings", text, "What it refuses."),
	entry("dynamic_retrival", oneOf("enabled", "disabled", ""), "Whether it searches only when it has to."),
	entry("organization", text, "The organization that pays."),
	entry("project", text, "The project that pays."),
	entry("compatibility", oneOf("strict", "compatible", ""), "Whether the address is another provider's."),
	entry("structured_outputs", bool, "Whether the answer has the form of `output`."),
	entry("output", any, "The form of the answer."),
];

const output = {
	name: "output",
	block: "outputs",
	value: any,
	summary: "The form of its answer.",
} as const;

/** Models that work with tools. */
export const agentConstructs = [
	construct({
		name: "agent",
		summary: "A model with instructions and tools, run by `ai.agent.run`.",
		location: "ai/agent/NAME.xs",
		parts: [
			canonical,
			property("llm", { kind: "object", entries: llmEntries }, "The model and what it is told.", "engine"),
			tools,
			property(
				"external_mcp_servers",
				any,
				"Servers elsewhere whose tools it may use; a page of the documentation has it.",
			),
			output,
			...descriptive,
			history,
			active,
		],
		runs: false,
		evidence: "documented",
		example:
			'agent "Support" {\n  canonical = "support-v1"\n  llm = {\n    type: "xano-free"\n    system_prompt: "You help customers."\n    prompt: "{{ $args.message }}"\n    max_steps: 3\n    temperature: 0\n    search_grounding: false\n  }\n  tools = []\n}',
	}),
	construct({
		name: "mcp_server",
		summary: "Publishes tools to clients of the Model Context Protocol.",
		location: "ai/mcp_server/NAME.xs",
		parts: [
			canonical,
			property("instructions", text, "Tells the model of a client how to use the tools."),
			tools,
			property("prompts", published("prompt"), "Prompts that clients may fetch."),
			property("resources", published("resource"), "Resources that clients may read."),
			property("oauth", any, "How clients sign in."),
			active,
			...descriptive,
			history,
		],
		runs: false,
		evidence: "documented",
		example:
			'mcp_server "Store" {\n  canonical = "store-v1"\n  instructions = "Tools for managing a store."\n  tools = []\n}',
	}),
];
