import type { Command } from "commander";
import { exitCodes } from "../exit.js";
import type { Terminal } from "../terminal.js";

interface Words {
	readonly name: string;
	readonly summary: string;
	readonly options: readonly { readonly flag: string; readonly summary: string }[];
}

function wordsOf(program: Command): Words[] {
	return program.commands.map((command) => ({
		name: command.name(),
		summary: command.description(),
		options: command.options.map((option) => ({ flag: option.long ?? option.flags, summary: option.description })),
	}));
}

/** Prints the completion script of a shell, made from the command line's own description. */
export async function completion(program: Command, shell: string, terminal: Terminal): Promise<number> {
	const words = wordsOf(program);
	terminal.out(shell === "fish" ? fish(words) : shell === "zsh" ? zsh(words) : bash(words));
	return exitCodes.done;
}

function bash(words: readonly Words[]): string {
	const cases = words
		.map(({ name, options }) => `\t\t${name}) words="${options.map(({ flag }) => flag).join(" ")}" ;;`)
		.join("\n");
	return `_xano() {
	local current="\${COMP_WORDS[COMP_CWORD]}" words
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "${words.map(({ name }) => name).join(" ")}" -- "$current"))
		return
	fi
	case "\${COMP_WORDS[1]}" in
${cases}
		*) words="" ;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -F _xano xano xs
`;
}

function zsh(words: readonly Words[]): string {
	const commands = words.map(({ name, summary }) => `\t\t'${name}:${escapeQuotes(summary)}'`).join("\n");
	const cases = words
		.map(
			({ name, options }) =>
				`\t\t${name}) _arguments ${options.map(({ flag, summary }) => `'${flag}[${escapeQuotes(summary)}]'`).join(" ")} '*:file:_files' ;;`,
		)
		.join("\n");
	return `#compdef xano xs
_xano() {
	local -a commands
	commands=(
${commands}
	)
	if (( CURRENT == 2 )); then
		_describe command commands
		return
	fi
	case "$words[2]" in
${cases}
	esac
}
_xano "$@"
`;
}

function fish(words: readonly Words[]): string {
	const lines: string[] = [];
	for (const program of ["xano", "xs"]) {
		for (const { name, summary, options } of words) {
			lines.push(`complete -c ${program} -n __fish_use_subcommand -a ${name} -d '${escapeQuotes(summary)}'`);
			for (const option of options) {
				lines.push(
					`complete -c ${program} -n '__fish_seen_subcommand_from ${name}' -l ${option.flag.replace(/^--/, "")} -d '${escapeQuotes(option.summary)}'`,
				);
			}
		}
	}
	return `${lines.join("\n")}\n`;
}

function escapeQuotes(text: string): string {
	return text.replace(/'/g, "’").replace(/[[\]:]/g, " ");
}
