import { stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exitCodes, UsageError } from "../exit.js";
import { fileReason } from "../file_reason.js";
import { makeFolder } from "../make_folder.js";
import { styled, type Terminal } from "../terminal.js";

const files: Readonly<Record<string, string>> = {
	"run.xs": `run.job "Hello" {
  main = {name: "greet", input: {name: "World"}}
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

  response = {greeting: $greeting, letters: $input.name|strlen}

  test "greets by name" {
    input = {name: " Ada "}

    expect.to_equal ($response) {
      value = {greeting: "Hello, Ada!", letters: 3}
    }
  }

  test "wants a name" {
    input = {name: "   "}

    expect.to_throw {
      exception = "A name cannot be blank"
    }
  }
}
`,
	".gitignore": `.env
.xano/
`,
};

/**
 * Writes a project that runs and passes its tests.
 * @throws UsageError when one of its files is already there, and when the folder cannot be written to
 */
export async function init(folder: string, terminal: Terminal): Promise<number> {
	for (const name of Object.keys(files)) {
		if (name === ".gitignore" || !(await exists(join(folder, name)))) continue;
		throw new UsageError(`${join(folder, name)} is already there`, "Choose an empty folder; nothing has been written.");
	}
	const written: string[] = [];
	for (const [name, text] of Object.entries(files)) if (await write(join(folder, name), text)) written.push(name);
	const place = folder === "." ? "" : ` ${/[^\w./-]/.test(folder) ? JSON.stringify(folder) : folder}`;
	const shown = (command: string): string => styled(terminal, "bold", `xano ${command}${place}`);
	terminal.error(`Wrote ${written.join(", ")}.\nRun it with ${shown("run")}\nTest it with ${shown("test")}\n`);
	return exitCodes.done;
}

async function exists(path: string): Promise<boolean> {
	return (await stat(path).catch(() => null)) !== null;
}

/** Whether it was written: a file that is there already stays as it is. */
async function write(path: string, text: string): Promise<boolean> {
	try {
		makeFolder(dirname(path));
		await writeFile(path, text, { flag: "wx" });
		return true;
	} catch (thrown) {
		const { code } = thrown as NodeJS.ErrnoException;
		if (code === "EEXIST" && (await exists(path))) return false;
		const reason = code === "EEXIST" || code === "ENOTDIR" ? "a file is in the way of its folder" : fileReason(thrown);
		throw new UsageError(`${path} cannot be written: ${reason}`);
	}
}
