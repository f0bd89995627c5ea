import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { tracePage } from "../../../src/tracing/page/page.js";
import type { Trace } from "../../../src/tracing/trace.js";

/** The browser to test with: that of XANO_TEST_BROWSER, or one on the PATH; null where there is none. */
export function findBrowser(): string | null {
	const named = process.env.XANO_TEST_BROWSER;
	if (named) return named;
	const folders = (process.env.PATH ?? "").split(delimiter);
	const paths = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
		folders.map((folder) => join(folder, name)),
	);
	return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** A page that is open, and what it did that it should not have. */
export interface OpenPage {
	readonly page: Page;
	/** Errors and warnings in its console. */
	readonly complaints: readonly string[];
	/** Addresses it asked for besides its own. */
	readonly requested: readonly string[];
}

/** A browser without a window, and traces opened in it from files. */
export class TestBrowser {
	private browser: Browser | null = null;
	private readonly folder = mkdtempSync(join(tmpdir(), "xano-trace-page-"));
	private files = 0;

	async start(executablePath: string): Promise<void> {
		this.browser = await chromium.launch({ executablePath });
	}

	async stop(): Promise<void> {
		await this.browser?.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Writes the page of a trace to a file. */
	write(trace: Trace): string {
		const path = join(this.folder, `${this.files++}.html`);
		writeFileSync(path, tracePage(trace));
		return pathToFileURL(path).href;
	}

	/** Opens a page, and waits until it can be used. */
	async open(address: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
		const context = await this.browser!.newContext({ viewport: { width: 1440, height: 900 }, ...options });
		const page = await context.newPage();
		const complaints: string[] = [];
		const requested: string[] = [];
		page.on("console", (message) => {
			if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
		});
		page.on("pageerror", (error) => complaints.push(error.message));
		page.on("request", (request) => {
			if (request.url() !== address && !request.url().startsWith("data:")) requested.push(request.url());
		});
		await page.goto(address);
		await page.waitForSelector("html[data-state=ready]", { state: "attached" });
		return { page, complaints, requested };
	}
}
