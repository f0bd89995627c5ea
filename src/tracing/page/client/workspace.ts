import { Dock } from "./dock.js";
import { element } from "./dom.js";
import type { Panel } from "./panel.js";
import type { PanelName, Session } from "./session.js";
import { splitter } from "./splitter.js";

type Place = "top" | "left" | "middle" | "right";
type Arrangement = Readonly<Record<Place, readonly PanelName[]>>;

/** Which panels are where, by how much room there is. */
const arrangements: readonly (readonly [name: string, least: number, Arrangement])[] = [
	["wide", 1180, { top: ["timeline"], left: ["steps"], middle: ["source"], right: ["values", "requests", "logs"] }],
	["medium", 700, { top: ["timeline"], left: ["steps"], middle: [], right: ["source", "values", "requests", "logs"] }],
	[
		"narrow",
		0,
		{ top: [], left: ["steps", "timeline", "source", "values", "requests", "logs"], middle: [], right: [] },
	],
];

/** The panels in their docks, arranged anew when the width of the page asks for it. */
export class Workspace {
	readonly node = element("main", { class: "workspace" });
	private readonly docks: Readonly<Record<Place, Dock>> = {
		top: new Dock("top"),
		left: new Dock("left"),
		middle: new Dock("middle"),
		right: new Dock("right"),
	};
	private arranged = "";

	constructor(
		private readonly panels: Readonly<Record<PanelName, Panel>>,
		session: Session,
		timelineHeight: number,
	) {
		// A short timeline takes no more room than it needs.
		this.node.style.setProperty("--whole", `${timelineHeight}px`);
		const { top, left, middle, right } = this.docks;
		const common = { isVertical: true, smallest: 220, rest: 300 } as const;
		const [rowSplit, leftSplit, rightSplit] = [
			splitter(this.node, {
				label: "Height of the timeline",
				property: "--top",
				isVertical: false,
				direction: 1,
				smallest: 90,
				rest: 160,
				sized: top.node,
			}),
			splitter(this.node, {
				...common,
				label: "Width of the steps",
				property: "--left",
				direction: 1,
				sized: left.node,
			}),
			splitter(this.node, {
				...common,
				label: "Width of the values",
				property: "--right",
				direction: -1,
				sized: right.node,
			}),
		];
		this.node.append(
			top.node,
			rowSplit,
			element("div", { class: "columns" }, left.node, leftSplit, middle.node, rightSplit, right.node),
		);
		new ResizeObserver(() => this.arrange()).observe(this.node);
		this.arrange();
		session.on("show", (name) => this.show(name));
	}

	/** Makes a panel the one that is seen in its dock. */
	show(name: PanelName): void {
		Object.values(this.docks)
			.find((dock) => dock.holds(name))
			?.show(name);
	}

	/** Gives the keyboard to the next or the previous pane. */
	focusNext(step: 1 | -1): void {
		const seen = Object.values(this.docks).flatMap(({ current }) => current ?? []);
		const at = seen.findIndex(({ node }) => node.contains(document.activeElement));
		const first = step === 1 ? 0 : seen.length - 1;
		seen[at < 0 ? first : (at + step + seen.length) % seen.length]?.focus();
	}

	private arrange(): void {
		const width = this.node.clientWidth || window.innerWidth;
		const [name, , places] = arrangements.find(([, least]) => width >= least)!;
		if (name === this.arranged) return;
		this.arranged = name;
		this.node.dataset.arrangement = name;
		for (const [place, names] of Object.entries(places))
			this.docks[place as Place].hold(names.map((each) => this.panels[each]));
	}
}
