import type { Trace } from "../../trace.js";
import { announcer } from "./announcing.js";
import { button, element } from "./dom.js";
import { headNode } from "./head.js";
import { helpDialog } from "./help.js";
import { listenForKeys } from "./keys.js";
import { LogsPanel } from "./logs_panel.js";
import { preparePrinting } from "./printing.js";
import { RequestsPanel } from "./requests_panel.js";
import { SearchBox } from "./search_box.js";
import { selectionBar } from "./selection_bar.js";
import { Session } from "./session.js";
import { SourcePanel } from "./source_panel.js";
import { StepsPanel } from "./steps_panel.js";
import { themeButton } from "./theme.js";
import { TimelinePanel } from "./timeline_panel.js";
import { traceIn } from "./trace_data.js";
import { ValuesPanel } from "./values_panel.js";
import { Workspace } from "./workspace.js";

async function start(): Promise<void> {
	const data = document.getElementById("trace");
	const place = document.getElementById("page");
	if (!(data instanceof HTMLScriptElement) || !place) return;
	const session = new Session(await traceIn(data));
	const theme = themeButton(session);
	const search = new SearchBox(session);
	const help = helpDialog();
	const steps = new StepsPanel(session);
	const source = new SourcePanel(session);
	const timeline = new TimelinePanel(session);
	const panels = {
		steps,
		timeline,
		source,
		values: new ValuesPanel(session),
		requests: new RequestsPanel(session),
		logs: new LogsPanel(session),
	};
	const workspace = new Workspace(panels, session, timeline.wholeHeight);
	const keys = button("?", () => help.showModal(), {
		class: "small square",
		title: "Keys (?)",
		attributes: { "aria-label": "Keys" },
	});
	const tools = element("div", { class: "tools" }, search.node, theme, keys);
	const head = headNode(session, [tools], (file, line) => source.goTo(file, line));
	const bar = selectionBar(session, (by) => steps.move(by));
	place.replaceChildren(head, workspace.node, bar, announcer(session), help);
	listenForKeys({ session, workspace, steps, timeline, search, help, theme });
	preparePrinting(session);
	session.select(firstEvent(session.trace));
	steps.focus();
	document.documentElement.dataset.state = "ready";
	performance.mark("trace-ready");
}

/** What a reader wants to see first: what went wrong, or the whole run. */
function firstEvent({ outcome, events }: Trace): number {
	if (outcome.kind === "failed" && outcome.event !== null && events[outcome.event]) return outcome.event;
	return 0;
}

start().catch((error: unknown) => {
	const page = document.getElementById("page");
	if (page) page.textContent = `The trace cannot be read: ${error}`;
	throw error;
});
