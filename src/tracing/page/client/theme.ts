import { button } from "./dom.js";
import type { Session } from "./session.js";
import { remember, remembered } from "./storage.js";

const names = { system: "Auto", light: "Light", dark: "Dark" } as const;
type Theme = keyof typeof names;
const order: readonly Theme[] = ["system", "light", "dark"];

/** The switch between light, dark, and what the system says. */
export function themeButton(session: Session): HTMLButtonElement {
	const saved = remembered("theme");
	let theme: Theme = order.find((each) => each === saved) ?? "system";
	const show = (): void => {
		if (theme === "system") delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = theme;
		made.textContent = names[theme];
		made.setAttribute("aria-label", `Colours: ${names[theme]}. Switch`);
	};
	const made = button(
		"",
		() => {
			theme = order[(order.indexOf(theme) + 1) % order.length]!;
			remember("theme", theme === "system" ? null : theme);
			show();
			session.tell("theme", null);
		},
		{ class: "small theme", title: "Light or dark (t)" },
	);
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => session.tell("theme", null));
	show();
	return made;
}
