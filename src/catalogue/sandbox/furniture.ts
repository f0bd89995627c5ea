import { makeBytes } from "./inside/bytes.js";
import { makeCloning } from "./inside/cloning.js";
import { makeCryptography } from "./inside/cryptography.js";
import { makeInternational } from "./inside/international.js";
import { makeTexts } from "./inside/texts.js";
import { makeTime } from "./inside/time.js";
import { makeUrls } from "./inside/urls.js";
import { makeWorld } from "./inside/world.js";

/** Globals by the group that makes them, when the code first names one. */
const groups = {
	time: ["Date", "performance", "setTimeout", "setInterval", "clearTimeout", "clearInterval"],
	bytes: ["atob", "btoa"],
	texts: ["TextEncoder", "TextDecoder", "Buffer"],
	urls: ["URL", "URLSearchParams"],
	international: ["Intl"],
	cryptography: ["crypto"],
	cloning: ["structuredClone"],
} as const;

const makers: Readonly<Record<keyof typeof groups, (tools: never) => Record<string, unknown>>> = {
	time: makeTime,
	bytes: makeBytes,
	texts: makeTexts,
	urls: makeUrls,
	international: makeInternational,
	cryptography: makeCryptography,
	cloning: makeCloning,
};

const noNetwork = "is not there: the code has no network here. Use `api.request` for requests";
const notPreloaded = "is preloaded on Xano and not there here";

/** Globals of Xano's runtime that are not there, and what a program that names one is told. */
const missing: Readonly<Record<string, string>> = Object.fromEntries([
	...["fetch", "axios", "http", "https", "net", "dns", "nodemailer", "socks", "EventSource", "WebSocket"].map(
		(name) => [name, `${name} ${noNetwork}`] as const,
	),
	...["require", "process", "Deno"].map(
		(name) => [name, `${name} is not there: the code reaches no files, modules or settings`] as const,
	),
	...[
		"_",
		"aws4",
		"cryptojs",
		"ethers",
		"fastXmlParser",
		"jose",
		"DateTime",
		"luxon",
		"mailparser",
		"math",
		"moment",
		"uuid",
		"utils",
	].map((name) => [name, `${name} ${notPreloaded}`] as const),
]);

/** What `makeWorld` is told of both, as JSON. */
export const furniture = JSON.stringify({ groups, missing });

/** The functions of `inside/` go into the sandbox as text: nothing else of them does. */
export const sourceOfWorld = `(${makeWorld.toString()})`;

/** The function that makes a group of globals, as text. */
export function sourceOfGroup(name: string): string {
	return `(${makers[name as keyof typeof groups].toString()})`;
}
