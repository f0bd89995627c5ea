import type { Message, ModelUse, TracedRequest } from "../../trace.js";
import { conversationOf, prettyJson } from "../model/body.js";
import { curlCommand } from "../model/curl.js";
import { hasFailed } from "../model/flame.js";
import { cost, count, counted, duration, size } from "../model/format.js";
import { visible } from "../model/visible.js";
import { copyButton } from "./copying.js";
import { button, element } from "./dom.js";
import { marked } from "./marking.js";
import { emptyNote } from "./panel.js";
import type { Session } from "./session.js";
import { textNode } from "./value_node.js";

/** All about a request. */
export function requestDetails(request: TracedRequest, pattern: RegExp | null, session: Session): HTMLElement[] {
	const { method, url, failure, status, start, milliseconds, sent, received, model, event } = request;
	const turns = conversationOf(sent.body, received?.body ?? null);
	return [
		element("h3", { class: "address" }, element("b", { text: `${visible(method)} ` }), marked(url, pattern)),
		...(failure === null ? [] : [element("p", { class: "error" }, marked(failure, pattern))]),
		element(
			"div",
			{ class: "buttons" },
			copyButton("Copy URL", () => url, session),
			copyButton("Copy as cURL", () => curlCommand(request), session),
			event === null ? null : button("Go to its step", () => session.select(event), { class: "small" }),
		),
		facts([
			["Status", status === null ? "no answer" : `${status}${hasFailed(request) ? " (failed)" : ""}`],
			["Sent at", duration(start)],
			["Took", duration(milliseconds)],
			["Size", `${size(sent.bytes)} sent, ${received ? size(received.bytes) : "nothing"} received`],
			...(model ? modelFacts(model) : []),
		]),
		...(turns.length > 0 ? [conversation(turns, pattern)] : []),
		messageNode("Sent", sent, pattern, session),
		...(received ? [messageNode("Received", received, pattern, session)] : []),
	];
}

function facts(rows: readonly (readonly [string, string])[]): HTMLElement {
	const list = element("dl", { class: "facts" });
	for (const [name, text] of rows) list.append(element("dt", { text: name }), element("dd", { text: visible(text) }));
	return list;
}

function modelFacts(model: ModelUse): [string, string][] {
	const { requested, answered, provider, operation, temperature, maximumTokens, finishReasons } = model;
	const { promptTokens, completionTokens, cost: dollars } = model;
	const rows: [string, string][] = [
		["Model", answered === null || answered === requested ? requested : `${answered} (asked for ${requested})`],
		["Provider", `${provider}, ${operation}`],
	];
	if (promptTokens !== null || completionTokens !== null)
		rows.push(["Tokens", `${count(promptTokens ?? 0)} in, ${count(completionTokens ?? 0)} out`]);
	if (dollars !== null) rows.push(["Cost", cost(dollars)]);
	if (temperature !== null) rows.push(["Temperature", String(temperature)]);
	if (maximumTokens !== null) rows.push(["At most", counted(maximumTokens, "token")]);
	if (finishReasons.length > 0) rows.push(["Ended by", finishReasons.join(", ")]);
	return rows;
}

function conversation(turns: readonly { role: string; text: string }[], pattern: RegExp | null): HTMLElement {
	const shown = turns.map(({ role, text }) =>
		element(
			"div",
			{ class: `turn ${role === "assistant" ? "answer" : ""}` },
			element("h5", { text: visible(role) }),
			textNode(text, pattern),
		),
	);
	return element("section", { class: "group" }, element("h4", { text: "Conversation" }), ...shown);
}

function messageNode(title: string, message: Message, pattern: RegExp | null, session: Session): HTMLElement {
	const { headers, body, bytes, isCut } = message;
	const table = element("dl", { class: "facts headers" });
	for (const [name, value] of headers)
		table.append(element("dt", { text: visible(name) }), element("dd", {}, marked(value, pattern)));
	const shown = body === null ? null : (prettyJson(body) ?? body);
	return element(
		"section",
		{ class: "group" },
		element("h4", { text: title }),
		headers.length === 0
			? null
			: element("details", { class: "plain" }, element("summary", { text: counted(headers.length, "header") }), table),
		shown === null
			? emptyNote(bytes === 0 ? "No body." : `A body of ${size(bytes)} that is no text.`)
			: textNode(shown, pattern),
		isCut ? element("p", { class: "quiet", text: `Only its beginning was kept, of ${size(bytes)}.` }) : null,
		body === null
			? null
			: element(
					"div",
					{ class: "buttons" },
					copyButton("Copy body", () => body, session),
				),
	);
}
