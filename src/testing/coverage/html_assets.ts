/** Looks of the page of coverage, in the light and in the dark. */
export const style = `:root {
	color-scheme: light dark;
	--back: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --raised: #f6f8fa; --link: #0550ae;
	--ran: #e3f5e6; --never: #ffd7d5; --way: #fff1b8; --badge: #7a4d00; --badge-text: #ffffff;
	--high: #1a7f37; --medium: #9a6700; --low: #b3261e; --here: #0969da;
}
@media (prefers-color-scheme: dark) {
	:root {
		--back: #0d1117; --text: #e6edf3; --quiet: #9198a1; --line: #30363d; --raised: #161b22; --link: #79b8ff;
		--ran: #12301b; --never: #5b1f21; --way: #4d3b00; --badge: #e3b341; --badge-text: #0d1117;
		--high: #3fb950; --medium: #d29922; --low: #ff7b72; --here: #4493f8;
	}
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: center;
	padding: 0.5rem 1.5rem; background: var(--raised); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 2.5rem 0 0.25rem; overflow-wrap: anywhere; }
main { padding: 1rem 1.5rem 50vh; }
a { color: var(--link); }
button { font: inherit; padding: 0.1rem 0.6rem; color: inherit; background: var(--back); border: 1px solid var(--line);
	border-radius: 6px; cursor: pointer; }
kbd { font: 12px ui-monospace, monospace; color: var(--quiet); }
#place { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; max-width: 75rem; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; border-bottom: 1px solid var(--line); }
td { white-space: nowrap; font-variant-numeric: tabular-nums; }
tbody th { font-weight: normal; overflow-wrap: anywhere; }
small, .none, .legend { color: var(--quiet); }
.bar { display: inline-block; width: 6rem; height: 0.5rem; border-radius: 3px; background: var(--line); overflow: hidden; }
.bar span { display: block; height: 100%; background: currentColor; }
.high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); }
ul { margin: 0 0 0.5rem; padding: 0; list-style: none; color: var(--quiet); font-size: 0.9rem; }
li.zero { color: var(--low); }
section { content-visibility: auto; contain-intrinsic-size: auto 60rem; scroll-margin-top: 4rem; }
.source { overflow-x: auto; padding: 0.5rem 0; border: 1px solid var(--line); border-radius: 6px;
	font: 13px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.line { display: flex; min-width: max-content; border-left: 3px solid transparent; scroll-margin: 6rem; }
.line.here, .line:target { border-left-color: var(--here); background: var(--raised); }
.number { flex: none; width: 4rem; padding-right: 0.75rem; text-align: right; color: var(--quiet); text-decoration: none;
	user-select: none; }
.count { flex: none; width: 4.5rem; padding-right: 1rem; text-align: right; user-select: none; }
.count.some { color: var(--high); }
.count.zero { color: var(--low); font-weight: bold; }
code { font: inherit; white-space: pre; padding-right: 1rem; }
.ran, .never, .way { border-radius: 3px; color: var(--text); }
.legend .ran, .legend .never, .legend .way { padding: 0 0.4rem; }
.ran { background: var(--ran); } .never { background: var(--never); } .way { background: var(--way); }
.badge { display: inline-block; margin: 0 0.25rem; padding: 0 0.4rem; border-radius: 3px; background: var(--badge);
	color: var(--badge-text); font: 600 11px/1.4 system-ui, sans-serif; user-select: none; }
`;

/** Goes to the next and the previous place that never ran. It reads nothing of the programs but where the marks are. */
export const script = `"use strict";
const stops = [...document.querySelectorAll(".stop")];
const place = document.getElementById("place");
let here = -1;
function show() {
	place.textContent = stops.length === 0 ? "everything ran" : (here < 0 ? "" : here + 1 + " of ") + stops.length + " places";
}
function go(step) {
	if (stops.length === 0) return;
	if (here >= 0) stops[here].classList.remove("here");
	here = here < 0 ? (step > 0 ? 0 : stops.length - 1) : (here + step + stops.length) % stops.length;
	stops[here].classList.add("here");
	stops[here].scrollIntoView({ block: "center" });
	show();
}
document.getElementById("next").addEventListener("click", () => go(1));
document.getElementById("previous").addEventListener("click", () => go(-1));
document.addEventListener("keydown", (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === "n") go(1);
	if (event.key === "p") go(-1);
});
show();
`;
