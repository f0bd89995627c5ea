import type { Entry } from "./entry.js";
import type { Answer } from "./look_up.js";
import type { Family } from "./reference.js";

/** An answer as plain data for other programs. */
export function answerToJson(answer: Answer): unknown {
	switch (answer.about) {
		case "everything":
			return {
				about: answer.about,
				families: answer.families.map(family),
				gaps: [...answer.gaps].map(([name, reason]) => ({ name, reason })),
			};
		case "name":
			return {
				about: answer.about,
				entries: answer.entries.map(entry),
				also: answer.also.map(mention),
				families: answer.families.map(family),
			};
		case "family":
			return { about: answer.about, families: answer.families.map(family) };
		case "meaning":
		case "search":
			return { ...answer, entries: answer.entries.map(answer.about === "meaning" ? entry : mention) };
		default:
			return answer;
	}
}

function family({ kind, name, title, summary, page, entries }: Family): unknown {
	return { kind, name, title, summary, page, entries: entries.map(entry) };
}

function mention({ kind, name, summary }: Entry): unknown {
	return { kind, name, summary };
}

function entry({ examples, ...rest }: Entry): unknown {
	return {
		...rest,
		examples: examples.map(({ code, sent, result }) => ({ code, ...(sent === null ? {} : { sent }), result })),
	};
}
