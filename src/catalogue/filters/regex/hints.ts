import { characterSet } from "./character_set.js";
import type { Anchor } from "./program.js";
import type { PatternNode } from "./syntax.js";

/** What a search may skip, read off the pattern. Each hint only saves time; none changes a result. */

const UNITS = 256;
/** The set `.` with the flag s. */
const EVERYTHING = "\\u{0}-\\u{10ffff}";
const EVERYTHING_BUT_LINE_FEED = "[^\\n]";

/** The UTF-16 units below 256 a match can begin with; null when that is not known or a match may be empty. */
export function firstUnits(root: PatternNode): Uint8Array | null {
	const units = new Uint8Array(UNITS);
	return !contains(root, isAccept) && collectFirst(root, units) === "consumes" ? units : null;
}

type Progress = "consumes" | "may be empty" | "unknown";

function collectFirst(node: PatternNode, units: Uint8Array): Progress {
	switch (node.kind) {
		case "character":
			if (node.code < UNITS) units[node.code] = 1;
			return "consumes";
		case "set": {
			const set = characterSet(node.source);
			for (let unit = 0; unit < UNITS; unit++) if (set.has(unit)) units[unit] = 1;
			return "consumes";
		}
		case "sequence":
			for (const item of node.items) {
				const progress = collectFirst(item, units);
				if (progress !== "may be empty") return progress;
			}
			return "may be empty";
		case "alternation": {
			const all = node.branches.map((branch) => collectFirst(branch, units));
			if (all.includes("unknown")) return "unknown";
			return all.includes("may be empty") ? "may be empty" : "consumes";
		}
		case "group":
		case "atomic":
			return collectFirst(node.body, units);
		case "repeat": {
			if (node.maximum === 0) return "may be empty";
			const progress = collectFirst(node.body, units);
			return progress === "consumes" && node.minimum === 0 ? "may be empty" : progress;
		}
		case "look":
		case "position":
		case "keep":
		case "verb":
			return "may be empty";
		default:
			return "unknown";
	}
}

/** A character that every match contains; null when none is known. */
export function requiredText(root: PatternNode): string | null {
	return contains(root, isAccept) ? null : lastRequired(root);
}

function lastRequired(node: PatternNode): string | null {
	switch (node.kind) {
		case "character":
			return String.fromCodePoint(node.code);
		case "sequence":
			for (let i = node.items.length - 1; i >= 0; i--) {
				const text = lastRequired(node.items[i] as PatternNode);
				if (text !== null) return text;
			}
			return null;
		case "group":
		case "atomic":
			return lastRequired(node.body);
		case "repeat":
			return node.minimum > 0 ? lastRequired(node.body) : null;
		default:
			return null;
	}
}

/** Where matches can begin. */
export function anchorOf(root: PatternNode): Anchor {
	// What was captured or cut off could make a later start match where an earlier one fails.
	return begin(root, !contains(root, dependsOnStart));
}

function begin(node: PatternNode, free: boolean): Anchor {
	switch (node.kind) {
		case "position":
			if (node.test === "start") return "start";
			if (node.test === "search-start") return "search";
			return node.test === "line-start" ? "line" : "none";
		case "sequence":
			return node.items.length > 0 ? begin(node.items[0] as PatternNode, free) : "none";
		case "alternation": {
			const [first = "none", ...others] = node.branches.map((branch) => begin(branch, free));
			return others.every((other) => other === first) ? first : "none";
		}
		case "group":
			return begin(node.body, free);
		case "atomic":
			return begin(node.body, false);
		case "repeat":
			if (!free || node.minimum > 0 || node.maximum !== Number.POSITIVE_INFINITY || node.mode === "possessive")
				return "none";
			if (node.body.kind !== "set") return "none";
			if (node.body.source === EVERYTHING) return "search";
			return node.body.source === EVERYTHING_BUT_LINE_FEED ? "line" : "none";
		default:
			return "none";
	}
}

function isAccept(node: PatternNode): boolean {
	return node.kind === "verb" && node.verb === "accept";
}

function dependsOnStart(node: PatternNode): boolean {
	return (
		node.kind === "reference" ||
		node.kind === "call" ||
		node.kind === "condition" ||
		node.kind === "verb" ||
		node.kind === "keep"
	);
}

/** Whether a node or one inside it is of some kind. */
function contains(node: PatternNode, wanted: (node: PatternNode) => boolean): boolean {
	if (wanted(node)) return true;
	switch (node.kind) {
		case "sequence":
			return node.items.some((item) => contains(item, wanted));
		case "alternation":
			return node.branches.some((branch) => contains(branch, wanted));
		case "group":
		case "atomic":
		case "look":
		case "repeat":
			return contains(node.body, wanted);
		case "condition":
			return (
				(node.test.kind === "look" && contains(node.test, wanted)) ||
				contains(node.yes, wanted) ||
				contains(node.no, wanted)
			);
		default:
			return false;
	}
}
