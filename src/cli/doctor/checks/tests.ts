import { createTesting } from "../../../index.js";
import { counted, shellArgument } from "../../wording.js";
import type { Check } from "../finding.js";

export const testsCheck: Check = {
	name: "tests",
	look: ({ path, opened, builtins }) => {
		if (opened === null) return [];
		const { project } = opened;
		const testing = createTesting({
			project,
			builtins,
			environment: async () => ({ get: () => undefined, names: () => [] }),
		});
		const count = testing.tests().length;
		const at = path === "." ? "" : ` ${shellArgument(path)}`;
		if (count > 0) return [{ status: "ok", message: `${counted(count, "test")}; \`xano test${at}\` runs them` }];
		return [
			{
				status: "note",
				message: "There are no tests; a run can be made one",
				command: `xano run${at} --save-test "a name"`,
			},
		];
	},
};
