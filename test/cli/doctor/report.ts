import { xano } from "../xano.js";

export interface Finding {
	readonly status: "ok" | "note" | "warning" | "problem";
	readonly message: string;
	readonly details: readonly string[];
	readonly fix: string | null;
	readonly command: string | null;
}

/** What one check found, and how the call ended. */
export interface Report {
	readonly exitCode: number | null;
	/** Everything that was printed. */
	readonly text: string;
	readonly ok: boolean;
	readonly names: readonly string[];
	of(check: string): readonly Finding[];
}

/** Runs `xano doctor --json` in a folder. */
export async function examined(
	cwd: string,
	args: readonly string[] = [],
	env: Readonly<Record<string, string>> = {},
): Promise<Report> {
	const { exitCode, out, error } = await xano(["doctor", "--json", ...args], { cwd, env });
	const { ok, checks } = JSON.parse(out) as {
		ok: boolean;
		checks: { name: string; status: string; findings: Finding[] }[];
	};
	return {
		exitCode,
		text: out + error,
		ok,
		names: checks.map(({ name }) => name),
		of: (check) => checks.find(({ name }) => name === check)?.findings ?? [],
	};
}
