import { officialOpenAiUrl, readOpenAiBaseUrl } from "../../index.js";
import type { Examination } from "./examination.js";

/** Whether anything of the project has to do with OpenAI's API, or a variable says where it is. */
export function usesOpenAi({ opened, lookUp }: Examination): boolean {
	if (lookUp("OPENAI_BASE_URL")?.value) return true;
	if (opened === null) return false;
	const { engine, footprint, names } = opened;
	const ofBuiltins = footprint.builtins.flatMap((name) => engine.catalogue.function(name)?.environment ?? []);
	const all = [...ofBuiltins, ...names.declared.keys(), ...names.used.map(({ name }) => name)];
	return all.includes("OPENAI_API_KEY");
}

/** Where requests to OpenAI go. @throws XanoError when that is no address */
export function openAiBaseUrl({ lookUp }: Examination): string {
	return readOpenAiBaseUrl(lookUp("OPENAI_BASE_URL")?.value);
}

export function isOfficial(baseUrl: string): boolean {
	return new URL(baseUrl).host === new URL(officialOpenAiUrl).host;
}

/** An address without what may be secret in it. */
export function shownAddress(baseUrl: string): string {
	const { origin, pathname } = new URL(baseUrl);
	return origin + pathname;
}
