// Writes docs/images/: what the page of a trace looks like, photographed in a browser. `npm run build` first.
//
//   node scripts/trace_pictures.mjs [BROWSER]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "dist/bin.cjs");

/** What is photographed: a run of an example, the theme of the page, and the keys that are pressed before. */
export const pictures = [
	{
		name: "trace-openai-light.png",
		run: ["examples/openai-chat-completion", "--simulate"],
		theme: "light",
		find: "POST https",
		tab: "Requests",
	},
	{
		name: "trace-openai-dark.png",
		run: ["examples/openai-chat-completion", "--simulate"],
		theme: "dark",
		find: "api.request",
		tab: "Values",
	},
	{ name: "trace-failing-light.png", run: ["examples/finding-a-mistake"], theme: "light", key: "e", tab: "Values" },
];

/** Points of the browser's window. */
export const size = { width: 1280, height: 800 };

/**
 * Takes the pictures.
 * @param browserPath of Chromium or Chrome
 * @returns by name: the picture, and what the page said of its title and outcome
 */
export async function takePictures(browserPath) {
	const folder = mkdtempSync(join(tmpdir(), "xano-pictures-"));
	const browser = await chromium.launch({ executablePath: browserPath });
	try {
		const taken = new Map();
		for (const { name, run, theme, find, key, tab } of pictures) {
			const file = join(folder, `${name}.html`);
			spawnSync(process.execPath, [program, "run", ...run, "--quiet", "--trace", file], {
				cwd: root,
				env: { PATH: process.env.PATH, NO_COLOR: "1" },
			});
			const context = await browser.newContext({ viewport: size, colorScheme: theme });
			const page = await context.newPage();
			await page.goto(pathToFileURL(file).href);
			await page.waitForSelector("html[data-state=ready]", { state: "attached" });
			if (key) await page.keyboard.press(key);
			if (find) {
				await page.keyboard.press("/");
				await page.keyboard.type(find);
				await page.keyboard.press("Enter");
				await page.keyboard.press("Escape");
			}
			if (tab) {
				const button = page.getByRole("tab", { name: tab }).first();
				if (await button.isVisible()) await button.click();
			}
			const shown = await page.locator("header").first().textContent();
			taken.set(name, { picture: await page.screenshot(), shown });
			await context.close();
		}
		return taken;
	} finally {
		await browser.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const path = process.argv[2] ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
	mkdirSync(join(root, "docs/images"), { recursive: true });
	for (const [name, { picture }] of await takePictures(path)) {
		writeFileSync(join(root, "docs/images", name), picture);
		console.log(`docs/images/${name} ${picture.length} bytes`);
	}
}
