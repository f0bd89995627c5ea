import type { TracedRequest } from "../../trace.js";
import { hasFailed } from "../model/flame.js";
import { count, duration, size } from "../model/format.js";
import { visible } from "../model/visible.js";
import { element } from "./dom.js";
import { marked } from "./marking.js";
import { emptyNote, type Panel, panelNode } from "./panel.js";
import { requestDetails } from "./request_details.js";
import type { Session } from "./session.js";
import { VirtualList } from "./virtual_list.js";

const rowHeight = 44;

/** The requests of the run, and all about the selected one. */
export class RequestsPanel implements Panel {
	readonly name = "requests";
	readonly label = "Requests";
	readonly count: number;
	readonly node = panelNode("requests", "Requests");
	private readonly body = element("div", {
		class: "scroller request-list",
		attributes: { role: "listbox", tabindex: 0, "aria-label": "Requests" },
	});
	private readonly details = element("div", {
		class: "scroller padded request",
		attributes: { tabindex: 0, role: "region", "aria-label": "Request" },
	});
	private readonly list: VirtualList;

	constructor(private readonly session: Session) {
		const { requests } = session.trace;
		this.count = requests.length;
		this.list = new VirtualList(this.body, rowHeight, (index) => this.makeRow(index));
		if (requests.length === 0) this.node.append(emptyNote("The run sent no requests."));
		else this.node.append(this.body, this.details);
		this.body.style.height = `${Math.min(5, requests.length) * rowHeight + 1}px`;
		session.on("request", () => this.show());
		session.on("searched", () => this.show());
		this.body.addEventListener("keydown", (event) => this.key(event));
		this.list.show(requests.length);
		this.show();
	}

	focus(): void {
		(this.count > 0 ? this.body : this.node).focus();
	}

	private show(): void {
		const { request, trace, pattern } = this.session;
		this.list.refresh();
		if (request < 0) return;
		this.list.reveal(request);
		this.body.setAttribute("aria-activedescendant", `request-${request}`);
		this.details.replaceChildren(...requestDetails(trace.requests[request]!, pattern, this.session));
		this.details.scrollTop = 0;
	}

	private key(event: KeyboardEvent): void {
		const step = { ArrowDown: 1, ArrowUp: -1, Home: -this.count, End: this.count }[event.key];
		if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		this.choose(Math.max(0, Math.min(this.count - 1, this.session.request + step)));
		event.preventDefault();
	}

	private choose(index: number): void {
		this.session.selectRequest(index);
		const { event } = this.session.trace.requests[index]!;
		if (event !== null) this.session.select(event, "requests");
	}

	private makeRow(index: number): HTMLElement {
		const request = this.session.trace.requests[index]!;
		const { method, url, milliseconds, received, model } = request;
		const row = element("div", {
			class: `row request-row${hasFailed(request) ? " failed" : ""}`,
			attributes: { role: "option", id: `request-${index}`, "aria-selected": index === this.session.request },
			onClick: () => this.choose(index),
		});
		const under = model ? `${model.answered ?? model.requested} · ${tokensText(request)}` : hostOf(url);
		row.append(
			element("span", { class: "status", text: statusText(request) }),
			element(
				"span",
				{ class: "two" },
				element("span", { class: "name" }, marked(`${method} ${pathOf(url)}`, this.session.pattern)),
				element("span", { class: "quiet", text: visible(under) }),
			),
			element(
				"span",
				{ class: "two right" },
				element("span", { class: "time", text: duration(milliseconds) }),
				element("span", { class: "quiet", text: received ? size(received.bytes) : "no answer" }),
			),
		);
		return row;
	}
}

function tokensText({ model }: TracedRequest): string {
	const tokens = (model?.promptTokens ?? 0) + (model?.completionTokens ?? 0);
	return tokens > 0 ? `${count(tokens)} tokens` : (model?.operation ?? "");
}

function statusText(request: TracedRequest): string {
	const text = request.status === null ? "—" : String(request.status);
	return hasFailed(request) ? `✕ ${text}` : text;
}

function pathOf(url: string): string {
	return /^[a-z]+:\/\/[^/]*(\/.*)$/i.exec(url)?.[1] ?? url;
}

function hostOf(url: string): string {
	return /^[a-z]+:\/\/([^/]*)/i.exec(url)?.[1] ?? url;
}
