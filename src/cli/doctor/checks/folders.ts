import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { storeFolder } from "../../../index.js";
import { nearestFolder } from "../../changes.js";
import { shownPath } from "../../checking.js";
import { shellArgument } from "../../wording.js";
import type { Check } from "../finding.js";

export const cacheCheck: Check = {
	name: "cache",
	look: ({ cacheFolder }) => {
		if (cacheFolder !== null) {
			const folder = dirname(cacheFolder);
			const problem = whyNotWritable(folder);
			if (problem === null) return [{ status: "ok", message: `What has been compiled is kept in ${folder}` }];
			return [
				{
					status: "warning",
					message: `${problem}: nothing compiled is kept, and every start takes longer`,
					fix: "Make it writable, or name another folder.",
					command: "export XANO_CACHE=~/.xano-cache",
				},
			];
		}
		if (process.env.XANO_CACHE === "")
			return [
				{ status: "note", message: "XANO_CACHE is empty: nothing compiled is kept, and every start takes longer" },
			];
		return [
			{
				status: "warning",
				message: "The cache folder belongs to somebody else, or others can write to it: it is not used",
				fix: "Name a folder that is yours alone.",
				command: "export XANO_CACHE=~/.xano-cache",
			},
		];
	},
};

export const storeCheck: Check = {
	name: "store",
	look: ({ folder, opened }) => {
		if (opened === null) return [];
		const store = join(folder, storeFolder);
		const name = shownPath(store);
		const problem = isInTheWay(store) ? `${name} is no folder` : whyNotWritable(store);
		if (problem === null) return [{ status: "ok", message: `Programs can store files in ${name}` }];
		return [
			{
				status: "warning",
				message: `${problem}: programs cannot store files, mails and keys`,
				fix: "Programs that store nothing run all the same.",
				...(existsSync(store) ? { command: `chmod -R u+rwX ${shellArgument(name)}` } : {}),
			},
		];
	},
};

/** Whether there is something else than a folder at a path. */
function isInTheWay(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
	} catch {
		// What may not be looked at may not be written to either.
		return false;
	}
}

/** Linux's numbers of /proc and /sys, where the superuser may do everything, and nothing can be made. */
const ofTheSystem: ReadonlySet<number> = new Set([0x9fa0, 0x62656572]);

/** Why nothing can be written to a folder, or it cannot be made; null when it can. Nothing is tried. */
function whyNotWritable(folder: string): string | null {
	try {
		const existing = nearestFolder(folder);
		accessSync(existing, constants.W_OK | constants.X_OK);
		if (!ofTheSystem.has(statfsSync(existing).type)) return null;
	} catch {
		// It is not there, or not ours.
	}
	return `${shownPath(folder)} cannot be written to`;
}
