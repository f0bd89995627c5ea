import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A real server, started for a test. */
export interface RealRedis {
	readonly url: string;
	readonly port: number;
	stop(): Promise<void>;
}

/** Why tests against a real server are left out; null when they can run. */
export const missingServer: string | null = (() => {
	try {
		execFileSync("redis-server", ["--version"], { stdio: "ignore" });
		return null;
	} catch {
		return "redis-server is not installed";
	}
})();

/**
 * Starts `redis-server` on 127.0.0.1, with its data in memory only. Two servers may pick the same port at the same
 * moment: the one that finds it taken picks another.
 *
 * @param options further options of the server, such as `--requirepass`
 */
export async function startRedis(options: readonly string[] = []): Promise<RealRedis> {
	for (let attempt = 0; attempt < 20; attempt++) {
		const port = 20_000 + Math.floor(Math.random() * 12_000);
		const server = spawn(
			"redis-server",
			["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", ...options],
			{ stdio: ["ignore", "pipe", "ignore"], cwd: "/" },
		);
		if (await isReady(server)) return { port, url: `redis://127.0.0.1:${port}`, stop: () => ended(server) };
	}
	throw new Error("redis-server does not start");
}

/** @returns false when the server could not start */
async function isReady(server: ChildProcess): Promise<boolean> {
	if (server.stdout === null) return false;
	const lines = createInterface({ input: server.stdout });
	try {
		for await (const line of lines) if (line.includes("Ready to accept connections")) return true;
		return false;
	} finally {
		// Nobody reads on, and a full pipe would halt the server.
		server.stdout.resume();
	}
}

function ended(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		server.once("exit", () => resolve());
		if (!server.kill("SIGKILL")) resolve();
	});
}
