import { XanoError } from "../../../values/error.js";

/** Where OpenAI's own API is. */
export const officialOpenAiUrl = "https://api.openai.com/v1";

/**
 * The key as it is sent.
 * @param given the value of OPENAI_API_KEY
 * @throws XanoError when it is missing, or cannot be a key
 */
export function readOpenAiKey(given: string | undefined): string {
	const key = given?.trim() ?? "";
	if (key === "") {
		throw new XanoError("The environment variable OPENAI_API_KEY is not set", {
			code: "ERROR_CODE_UNAUTHORIZED",
			status: 401,
			help: "List it in the job's `env` and set it with --env OPENAI_API_KEY=…, in the shell, or in a file .env in the project folder. --simulate runs without a key.",
		});
	}
	if (/^[\x21-\x7e]+$/.test(key)) return key;
	throw new XanoError("The value of OPENAI_API_KEY cannot be a key", {
		code: "ERROR_CODE_UNAUTHORIZED",
		status: 401,
		help: "It holds blanks, line breaks or letters beyond ASCII. Copy the key again.",
	});
}

/**
 * The address that all paths of the API are added to.
 * @param given the value of OPENAI_BASE_URL
 * @throws XanoError when it is no web address
 */
export function readOpenAiBaseUrl(given: string | undefined): string {
	const url = given?.trim().replace(/\/+$/, "") || officialOpenAiUrl;
	if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
	throw new XanoError("The value of OPENAI_BASE_URL is not a web address", {
		help: "It looks like http://localhost:11434/v1. Leave it unset to reach OpenAI.",
	});
}
