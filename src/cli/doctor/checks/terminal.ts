import type { Check } from "../finding.js";

export const terminalCheck: Check = {
	name: "terminal",
	look: ({ terminal: { color, width, errorIsTerminal } }) => {
		if (!errorIsTerminal) return [];
		const { LC_ALL, LC_CTYPE, LANG } = process.env;
		const locale = LC_ALL || LC_CTYPE || LANG || "";
		const shown = `A terminal of ${width} columns, ${color ? "with" : "without"} colours`;
		if (process.platform === "win32" || /utf-?8/i.test(locale)) return [{ status: "ok", message: shown }];
		return [
			{
				status: "note",
				message: `${shown}; the locale ${locale === "" ? "is not set" : `is ${locale}`}, and signs beyond ASCII may look wrong`,
				command: "export LANG=C.UTF-8",
			},
		];
	},
};
