import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exitCodes, UsageError } from "../exit.js";
import { styled, type Terminal } from "../terminal.js";

const files: Readonly<Record<string, string>> = {
	"run.xs": `run.job "Hello" {
  main = {
    name : "greet"
    input: {name: "World"}
  }
}
`,
	"function/greet.xs": `// Greets somebody, and says how long the name is.
function greet {
  input {
    text name filters=trim
  }

  stack {
    precondition (($input.name|strlen) > 0) {
      error_type = "inputerror"
      error = "A name cannot be blank"
    }

    var $greeting {
      value = "Hello, " ~ $input.name ~ "!"
    }
  }

  response = {
    greeting: $greeting
    letters : $input.name|strlen
  }
}
`,
	".gitignore": `.env
`,
};

/**
 * Writes a project that runs.
 * @throws UsageError when one of its files is already there; then nothing has been written
 */
export async function init(folder: string, terminal: Terminal): Promise<number> {
	for (const name of Object.keys(files)) {
		if (name === ".gitignore") continue;
		if (await stat(join(folder, name)).catch(() => null))
			throw new UsageError(
				`${join(folder, name)} is already there`,
				"Choose an empty folder; nothing has been written.",
			);
	}
	for (const [name, text] of Object.entries(files)) {
		const path = join(folder, name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== "EEXIST") throw error;
		});
	}
	const place = folder === "." ? "" : ` ${folder}`;
	terminal.error(
		`Wrote ${Object.keys(files).join(", ")}.\nRun it with ${styled(terminal, "bold", `xano run${place}`)}\n`,
	);
	return exitCodes.done;
}
