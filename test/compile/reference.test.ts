import { compareGroups } from "./differential.js";
import { programs } from "./generate.js";
import { settingPrograms } from "./generate_setting.js";
import { callingPrograms, checkingPrograms, sharingPrograms } from "./generate_sharing.js";

const asCase = (text: string): { text: string } => ({ text });

compareGroups("a compiled program does what walking its tree does", [
	{ name: "any program", programs: programs.map(asCase), about: "any" },
	{ name: "programs about what is set on which way", programs: settingPrograms.map(asCase), about: "setting" },
	{ name: "programs about who shares what with whom", programs: sharingPrograms.map(asCase), about: "sharing" },
	{
		name: "programs whose functions hand lists to each other",
		programs: callingPrograms.map(asCase),
		about: "handing",
	},
	{ name: "programs whose functions look at every element", programs: checkingPrograms.map(asCase), about: "checking" },
]);
