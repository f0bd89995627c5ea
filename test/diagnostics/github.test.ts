import { expect, test } from "vitest";
import { toGithub } from "../../src/diagnostics/github.js";
import { diagnosticAt } from "./build.js";

test.each([
	[
		diagnosticAt("a «b» c", { message: "no" }),
		"::error file=function/greet.xs,line=1,endLine=1,col=3,endColumn=4,title=XS112::no",
	],
	[
		diagnosticAt("«a\nb»", { severity: "warning" }),
		"::warning file=function/greet.xs,line=1,endLine=2,title=XS112::this does not belong here",
	],
	[
		diagnosticAt("a«»", { severity: "portability", code: "semicolon", message: "m" }),
		"::warning file=function/greet.xs,line=1,endLine=1,col=2,endColumn=3,title=XP607::m",
	],
	[
		diagnosticAt(
			"«x»",
			{ severity: "hint", message: "100 %\r\nsure", why: "because: a, b", help: "do" },
			"a:b,c%\n.xs",
		),
		"::notice file=a%3Ab%2Cc%25%0A.xs,line=1,endLine=1,col=1,endColumn=2,title=XS112::100 %25%0D%0Asure%0Abecause: a, b%0Ahelp: do",
	],
])("a diagnostic is a line of a log (%#)", (diagnostic, line) => {
	expect(toGithub(diagnostic)).toBe(line);
});
