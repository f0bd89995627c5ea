import { compareGroups } from "./differential.js";
import { callPrograms } from "./generate_calls.js";
import { numericPrograms } from "./generate_numeric.js";
import { requestPrograms } from "./generate_requests.js";

compareGroups("a compiled program calculates what walking its tree does", [
	{ name: "numbers, and kinds that change", programs: numericPrograms, about: "numbers" },
	{ name: "calls with typed inputs", programs: callPrograms, about: "calls" },
	{ name: "requests in between", programs: requestPrograms, about: "requests" },
]);
