import { defineFilter } from "xano-local";

export const initials = defineFilter({
	name: "initials",
	summary: "The first letters of the words of a text, as capitals.",
	arguments: [{ name: "separator", kind: "text", default: "", summary: "What follows each letter." }],
	result: "text",
	run: (subject, separator) =>
		String(subject ?? "")
			.split(/\s+/)
			.filter((word) => word !== "")
			.map((word) => [...word][0]?.toUpperCase() + String(separator))
			.join(""),
});
