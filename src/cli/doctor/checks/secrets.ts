import { existsSync } from "node:fs";
import { join } from "node:path";
import { shownPath } from "../../checking.js";
import { shellArgument } from "../../wording.js";
import type { Check } from "../finding.js";
import { isIgnored, repositoryAround } from "../ignored.js";

export const secretsCheck: Check = {
	name: "secrets",
	look: ({ folder }) => {
		const file = join(folder, ".env");
		const repository = repositoryAround(folder);
		if (!existsSync(file) || repository === null) return [];
		if (isIgnored(file, repository)) return [{ status: "ok", message: "git ignores the file .env" }];
		return [
			{
				status: "warning",
				message: "git does not ignore the file .env: what is secret in it would be committed",
				fix: "Add it to .gitignore.",
				command: `echo .env >> ${shellArgument(shownPath(join(folder, ".gitignore")))}`,
			},
		];
	},
};
