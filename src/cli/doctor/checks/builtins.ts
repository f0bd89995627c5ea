import { existsSync } from "node:fs";
import { join } from "node:path";
import { builtinsFolder } from "../../../index.js";
import { counted } from "../../wording.js";
import type { Check } from "../finding.js";

export const builtinsCheck: Check = {
	name: "builtins",
	look: ({ folder, builtins, builtinsProblem }) => {
		if (builtinsProblem !== null) {
			const { message, help } = builtinsProblem;
			return [{ status: "problem", message, fix: help ?? `Mend the file; until then nothing of the project runs.` }];
		}
		if (builtins.length > 0)
			return [
				{
					status: "ok",
					message: `${builtinsFolder}/ adds ${counted(builtins.length, "function or filter", "functions and filters")}`,
				},
			];
		if (!existsSync(join(folder, builtinsFolder))) return [];
		return [{ status: "note", message: `${builtinsFolder}/ holds no .js, .mjs or .ts file: it adds nothing` }];
	},
};
