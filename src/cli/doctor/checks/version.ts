import { createEngine, projectFromText } from "../../../index.js";
import { counted } from "../../wording.js";
import type { Check } from "../finding.js";

declare const PACKAGE_VERSION: string;

/** Versions of the packages that are in the bundles, put there by the build. */
declare const BUILT_WITH: Readonly<Record<string, string>>;

export const versionCheck: Check = {
	name: "xano-local",
	look: ({ folder }) => {
		const { catalogue } = createEngine({ project: projectFromText("nothing.xs", "", folder) });
		const sizes = [
			counted(catalogue.statements.length, "statement"),
			counted(catalogue.filters.length, "filter"),
			counted(catalogue.functions.length, "built-in function"),
		];
		const packages = Object.entries(BUILT_WITH).map(([name, version]) => `${name} ${version}`);
		return [
			{
				status: "ok",
				message: `xano-local ${PACKAGE_VERSION}, which knows ${sizes.join(", ")}`,
				details: [`built with ${packages.join(", ")}`],
			},
		];
	},
};
