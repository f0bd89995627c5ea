import { gzipSync } from "node:zlib";
import type { Trace } from "../trace.js";
import { script, scriptHash, style, styleHash } from "./assets.js";

/**
 * A trace as one page that needs nothing else: timeline, steps, source, values, requests, logs. The trace lies in it as
 * data that no browser runs or takes for markup; the page forbids itself to load anything and to run any other script.
 */
export function tracePage(trace: Trace): string {
	const { kind, name } = trace.subject;
	const policy = [
		"default-src 'none'",
		`script-src '${scriptHash}'`,
		`style-src '${styleHash}'`,
		"img-src data:",
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />
<title>${escapeHtml(`Trace of ${kind} ${name}`)}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><p class="loading">Reading the trace …</p></div>
<noscript>This page shows the trace by a script that is part of it. Allow scripts for it to see anything.</noscript>
${dataOf(trace)}
<script>${script}</script>
</body>
</html>
`;
}

const icon =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1f57c3"/><path d="M3 4h10v2H3zm2 3h7v2H5zm2 3h3v2H7z" fill="#fff"/></svg>';

/** Characters of JSON from which on the trace is packed: browsers then load it several times as fast. */
const long = 1_000_000;

/** The element with the trace as data, in which nothing ends the element or opens a comment. */
function dataOf(trace: Trace): string {
	const json = JSON.stringify(trace);
	if (json.length < long)
		return `<script type="application/json" id="trace">${json.replaceAll("<", "\\u003c")}</script>`;
	return `<script type="application/gzip" id="trace">${gzipSync(json, { level: 4 }).toString("base64")}</script>`;
}

/** Text as HTML, also inside of quotes; what HTML or UTF-8 cannot hold is replaced. */
function escapeHtml(text: string): string {
	return text.replace(/[\0\r\p{Surrogate}]/gu, "\ufffd").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
