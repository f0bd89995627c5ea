import { spawn, spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { environment, program } from "./xano.js";

/** Runs a program at a pseudo-terminal of 80 columns, and is its keyboard and its screen. */
const bridge = `
import fcntl, os, pty, select, struct, sys, termios
pid, screen = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
keyboard = 0
while True:
    ready, _, _ = select.select([screen] + ([keyboard] if keyboard is not None else []), [], [])
    if screen in ready:
        try:
            data = os.read(screen, 65536)
        except OSError:
            data = b""
        if not data:
            break
        os.write(1, data)
    if keyboard is not None and keyboard in ready:
        data = os.read(keyboard, 65536)
        if data:
            os.write(screen, data)
        else:
            keyboard = None
_, status = os.waitpid(pid, 0)
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`;

/** Whether there is what makes one. */
export const hasPseudoTerminal =
	process.platform !== "win32" && spawnSync("python3", ["-c", "import pty"], { stdio: "ignore" }).status === 0;

export interface Screen {
	/** Presses keys. */
	type(keys: string): void;
	/**
	 * Resolves once this has appeared below all that was waited for before; without colours and movements of the cursor.
	 * @returns what appeared up to there
	 */
	shows(text: string): Promise<string>;
	/** The exit code, and all that has appeared. */
	readonly ended: Promise<{ readonly exitCode: number | null; readonly shown: string }>;
}

/** Starts the command line at a terminal; it ends with the test at the latest. */
export function atTerminal(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Screen {
	return startAtTerminal([process.execPath, program, ...args], cwd, env);
}

/** Starts any program at a terminal. */
export function startAtTerminal(
	command: readonly string[],
	cwd: string,
	env: Readonly<Record<string, string>> = {},
): Screen {
	const child = spawn("python3", ["-c", bridge, ...command], {
		cwd,
		env: environment({ TERM: "xterm", ...env }),
		stdio: "pipe",
	});
	onTestFinished(() => void child.kill("SIGKILL"));
	let shown = "";
	let seen = 0;
	let waiting: { readonly text: string; readonly resolve: (shown: string) => void } | null = null;
	const look = (): void => {
		const at = waiting === null ? -1 : plain(shown).indexOf(waiting.text, seen);
		if (waiting === null || at < 0) return;
		const { text, resolve } = waiting;
		const before = plain(shown).slice(seen, at + text.length);
		seen = at + text.length;
		waiting = null;
		resolve(before);
	};
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		shown += text;
		look();
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		shown += text;
	});
	child.stdin.on("error", () => undefined);
	return {
		type: (keys) => void child.stdin.write(keys),
		shows: (text) =>
			new Promise((resolve) => {
				waiting = { text, resolve };
				look();
			}),
		ended: new Promise((resolve) => {
			child.on("close", (exitCode) => resolve({ exitCode, shown: plain(shown) }));
		}),
	};
}

/** What a person reads: without the sequences that a terminal obeys. */
function plain(text: string): string {
	return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replace(/\r+\n/g, "\n");
}
