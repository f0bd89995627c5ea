import { testCases } from "./case_tests.js";
import { casesIn } from "./cases.js";

testCases("habits of other languages", casesIn("habits"));
