/** Where the prices are from, and until when they were compared with it. */
export const priceList = {
	source: "https://developers.openai.com/api/docs/pricing",
	asOf: "2026-09-05",
} as const;

/** US dollars for a million tokens that are sent, and for a million that are answered. */
type Price = readonly [input: number, output: number];

/**
 * The standard tier of OpenAI's public price list. Not in it, and so not here: what is billed by other measures than
 * tokens, models with a price for a limited time, and models of other providers.
 */
const prices: Readonly<Record<string, Price>> = {
	"gpt-5.6-terra": [2, 12],
	"gpt-5.6-luna": [0.2, 1.2],
	"gpt-5.5": [5, 30],
	"gpt-5.4": [2.5, 15],
	"gpt-5.4-mini": [0.75, 4.5],
	"gpt-5.4-nano": [0.2, 1.25],
	"gpt-5.2": [1.75, 14],
	"gpt-5.2-chat-latest": [1.75, 14],
	"gpt-5.1": [1.25, 10],
	"gpt-5.1-chat-latest": [1.25, 10],
	"gpt-5": [1.25, 10],
	"gpt-5-chat-latest": [1.25, 10],
	"gpt-5-mini": [0.25, 2],
	"gpt-5-nano": [0.05, 0.4],
	"gpt-5-pro": [15, 120],
	"gpt-4.1": [2, 8],
	"gpt-4.1-mini": [0.4, 1.6],
	"gpt-4.1-nano": [0.1, 0.4],
	"gpt-4o": [2.5, 10],
	"gpt-4o-2024-05-13": [5, 15],
	"chatgpt-4o-latest": [5, 15],
	"gpt-4o-mini": [0.15, 0.6],
	o1: [15, 60],
	"o1-mini": [1.1, 4.4],
	"o1-pro": [150, 600],
	o3: [2, 8],
	"o3-mini": [1.1, 4.4],
	"o3-pro": [20, 80],
	"o4-mini": [1.1, 4.4],
	"gpt-4-turbo": [10, 30],
	"gpt-4-turbo-preview": [10, 30],
	"gpt-4-0125-preview": [10, 30],
	"gpt-4-1106-preview": [10, 30],
	"gpt-4": [30, 60],
	"gpt-4-32k": [60, 120],
	"gpt-3.5-turbo": [0.5, 1.5],
	"gpt-3.5-turbo-1106": [1, 2],
	"gpt-3.5-turbo-0613": [1.5, 2],
	"gpt-3.5-turbo-instruct": [1.5, 2],
	"gpt-3.5-turbo-16k-0613": [3, 4],
	"text-embedding-3-small": [0.02, 0],
	"text-embedding-3-large": [0.13, 0],
	"text-embedding-ada-002": [0.1, 0],
};

/** The newest models have a higher price for a prompt that is longer than this. */
const longPrompt = { models: /^gpt-5\.[456]/, tokens: 272_000 } as const;

/** What names of snapshots end with: `-2024-08-06`, `-0613`. */
const snapshot = /-(?:\d{4}-\d{2}-\d{2}|\d{4})$/;

/**
 * What a request costs in US dollars at the list price; null when that is not known. A snapshot costs what its family
 * does unless it has a price of its own. Prompts that the provider finds in its cache are cheaper than this says, and
 * so are requests in batches.
 *
 * @param model as the API names it
 */
export function costOf(model: string, promptTokens: number, completionTokens: number): number | null {
	const price = priceOf(model) ?? priceOf(model.replace(snapshot, ""));
	if (price === null || !(promptTokens >= 0) || !(completionTokens >= 0)) return null;
	if (promptTokens > longPrompt.tokens && longPrompt.models.test(model)) return null;
	const [input, output] = price;
	return (promptTokens * input + completionTokens * output) / 1_000_000;
}

function priceOf(model: string): Price | null {
	return Object.hasOwn(prices, model) ? (prices[model] ?? null) : null;
}
