import type { Command } from "commander";
import { exitCodes } from "../exit.js";
import type { Terminal } from "../terminal.js";

interface Flag {
	/** `--format` */
	readonly name: string;
	readonly summary: string;
	/** Whether a value follows it. */
	readonly takesValue: boolean;
	/** The values it knows; any file's name when there are none. */
	readonly choices: readonly string[];
}

interface Words {
	readonly name: string;
	readonly summary: string;
	readonly flags: readonly Flag[];
}

/** Prints the completion script of a shell, made from the command line's own description. */
export async function completion(program: Command, shell: string, terminal: Terminal): Promise<number> {
	const words = wordsOf(program);
	terminal.out(shell === "fish" ? fish(words) : shell === "zsh" ? zsh(words) : bash(words));
	return exitCodes.done;
}

function wordsOf(program: Command): Words[] {
	const help: Flag = { name: "--help", summary: "print this help", takesValue: false, choices: [] };
	const commands = program.commands.map((command) => ({
		name: command.name(),
		summary: command.description(),
		flags: [
			...command.options.map(
				(option): Flag => ({
					name: option.long ?? option.flags,
					summary: option.description,
					takesValue: option.required || option.optional,
					choices: option.argChoices ?? [],
				}),
			),
			help,
		],
	}));
	return [...commands, { name: "help", summary: "print the help of a command", flags: [] }];
}

function bash(words: readonly Words[]): string {
	const names = words.map(({ name }) => name).join(" ");
	const values = words.flatMap(({ name, flags }) =>
		flags
			.filter(({ choices }) => choices.length > 0)
			.map((flag) => `\t\t"${name} ${flag.name}") words="${flag.choices.join(" ")}" files="" ;;`),
	);
	const cases = words.map(
		({ name, flags }) =>
			`\t\t\t\t${name}) words="${name === "help" ? names : flags.map((flag) => flag.name).join(" ")}" ;;`,
	);
	return `_xano() {
	local current="\${COMP_WORDS[COMP_CWORD]}" words="" files="yes"
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "${names}" -- "$current"))
		return
	fi
	case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD - 1]}" in
${values.join("\n")}
		*)
			case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
			esac
			;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$current"))
	if [ -n "$files" ]; then
		compopt -o filenames 2>/dev/null
		local path
		while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen -f -- "$current")
	fi
}
complete -F _xano xano xs
`;
}

function zsh(words: readonly Words[]): string {
	const value = ({ takesValue, choices }: Flag): string =>
		choices.length > 0 ? `:value:(${choices.join(" ")})` : takesValue ? ":value:_files" : "";
	const commands = words.map(({ name, summary }) => `\t\t'${name}:${plain(summary)}'`);
	const cases = words.map(({ name, flags }) => {
		const specs = flags.map((flag) => `'${flag.name}[${plain(flag.summary)}]${value(flag)}'`);
		return name === "help"
			? "\t\thelp) _describe command commands ;;"
			: `\t\t${name}) _arguments ${specs.join(" ")} '*:file:_files' ;;`;
	});
	return `#compdef xano xs
_xano() {
	local -a commands
	commands=(
${commands.join("\n")}
	)
	if (( CURRENT == 2 )); then
		_describe command commands
		return
	fi
	case "$words[2]" in
${cases.join("\n")}
	esac
}
if [ "$funcstack[1]" = "_xano" ]; then
	_xano "$@"
else
	compdef _xano xano xs
fi
`;
}

function fish(words: readonly Words[]): string {
	const value = ({ takesValue, choices }: Flag): string =>
		choices.length > 0 ? ` -x -a '${choices.join(" ")}'` : takesValue ? " -r" : "";
	const lines = ["xano", "xs"].flatMap((program) =>
		words.flatMap(({ name, summary, flags }) => [
			`complete -c ${program} -n __fish_use_subcommand -a ${name} -d '${plain(summary)}'`,
			...flags.map(
				(flag) =>
					`complete -c ${program} -n '__fish_seen_subcommand_from ${name}' -l ${flag.name.replace(/^--/, "")}${value(flag)} -d '${plain(flag.summary)}'`,
			),
		]),
	);
	return `${lines.join("\n")}\n`;
}

/** A description without what has a meaning in those scripts. */
function plain(text: string): string {
	return text.replace(/'/g, "’").replace(/[[\]:]/g, " ");
}
