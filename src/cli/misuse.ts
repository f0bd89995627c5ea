import type { Command, CommanderError } from "commander";
import { didYouMean, suggest } from "../index.js";
import { UsageError } from "./exit.js";

/**
 * What the reader of arguments objects to, in this program's own form.
 * @param args the arguments, whose first words say which command was meant
 */
export function misuse(error: CommanderError, program: Command, args: readonly string[]): UsageError {
	const command = program.commands.find((each) => each.name() === args[0]) ?? program;
	const [, quoted = ""] = /'([^']*)'/.exec(error.message) ?? [];
	switch (error.code) {
		case "commander.unknownCommand":
			return new UsageError(
				`There is no command ${quoted}`,
				proposal(
					quoted,
					program.commands.map((each) => each.name()),
				) ?? "`xano help` lists the commands.",
				"unknown-command",
			);
		case "commander.unknownOption": {
			const flags = command.options.flatMap(({ long, short }) => [long, short].filter((flag) => flag !== undefined));
			const where = command === program ? "" : ` ${command.name()}`;
			const help = proposal(quoted, flags) ?? `\`xano help${where}\` lists the flags${where && ` of${where}`}.`;
			return new UsageError(`xano${where} has no flag ${quoted}`, help, "unknown-flag");
		}
		case "commander.optionMissingArgument":
			return new UsageError(`${quoted} needs a value`, null);
		case "commander.excessArguments":
			return new UsageError(`xano ${command.name()} takes one path`, "Put a path with spaces in it between quotes.");
		default:
			return new UsageError(firstLetterLarge(error.message.replace(/^error: /, "")), null);
	}
}

function proposal(name: string, candidates: readonly string[]): string | null {
	const text = didYouMean(suggest(name, candidates));
	return text && firstLetterLarge(text);
}

function firstLetterLarge(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
