import type { Check, Finding } from "../finding.js";

/** `engines.node` of package.json, put there by the build. */
declare const NODE_ENGINES: string;

/**
 * Until when a major version gets security fixes: the release schedule of Node,
 * https://github.com/nodejs/release#release-schedule.
 */
const maintainedUntil: Readonly<Record<number, string>> = { 20: "2026-04-30", 22: "2027-04-30", 24: "2028-04-30" };

export const nodeCheck: Check = {
	name: "node",
	look: () => [judgeNode(process.versions.node, NODE_ENGINES, new Date())],
};

/**
 * What there is to say about a version of Node.
 * @param needed of the form `>=20.19`
 */
export function judgeNode(version: string, needed: string, now: Date): Finding {
	const best = bestAt(now);
	const install = `Install ${best === null ? "a newer Node" : `Node ${best}`}: https://nodejs.org/en/download`;
	if (isOlder(version, needed.replace(/^>=\s*/, "")))
		return { status: "problem", message: `Node ${version}, but xano-local needs ${needed}`, fix: install };
	const end = maintainedUntil[Number.parseInt(version, 10)];
	if (end === undefined || now <= new Date(`${end}T23:59:59Z`))
		return { status: "ok", message: `Node ${version}, xano-local needs ${needed}` };
	return {
		status: "warning",
		message: `Node ${version} runs xano-local, but there have been no security fixes for it since ${end}`,
		fix: install,
	};
}

/** The major version that is maintained longest, as far as that is known. */
function bestAt(now: Date): string | null {
	const left = Object.entries(maintainedUntil).filter(([, end]) => new Date(end) > now);
	return left.at(-1)?.[0] ?? null;
}

function isOlder(version: string, than: string): boolean {
	const numbers = (text: string): number[] => text.split(".").map((part) => Number.parseInt(part, 10) || 0);
	const [own, other] = [numbers(version), numbers(than)];
	for (let index = 0; index < 3; index++) {
		const difference = (own[index] ?? 0) - (other[index] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return false;
}
