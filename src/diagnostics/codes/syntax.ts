import { type CodeEntry, program } from "./entry.js";

/** What cannot be read: brackets, texts, comments, and what other languages write differently. */
export const syntaxCodes = (): CodeEntry[] => [
	{
		code: "XS101",
		name: "unclosed-bracket",
		title: "A bracket is never closed",
		severity: "error",
		explanation:
			"Every `(`, `[` and `{` needs its partner. When one is missing, everything after it seems to stand inside it, so the place of the mistake is guessed from the indentation: look at the marked bracket first, then at those around it.",
		form: "file",
		wrong: program(`
			function "sign" {
			  input {
			    int number
			  }

			  stack {
			    conditional {
			      if ($input.number < 0) {
			        return {
			          value = "-"
			        }
			    }
			  }

			  response = "+"
			}
		`),
		right: program(`
			function "sign" {
			  input {
			    int number
			  }

			  stack {
			    conditional {
			      if ($input.number < 0) {
			        return {
			          value = "-"
			        }
			      }
			    }
			  }

			  response = "+"
			}
		`),
	},
	{
		code: "XS102",
		name: "stray-bracket",
		title: "A closing bracket closes nothing",
		severity: "error",
		explanation:
			"This bracket has no opening partner. Usually it is one too many; sometimes the opening one was deleted by accident.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = (1 + 2)) * 3
			}
		`),
		right: program(`
			var $total {
			  value = (1 + 2) * 3
			}
		`),
	},
	{
		code: "XS103",
		name: "mismatched-bracket",
		title: "A bracket is closed by one of another kind",
		severity: "error",
		explanation:
			"Brackets close in the opposite order they were opened in, and each by its own kind: `(` by `)`, `[` by `]`, `{` by `}`.",
		form: "stack",
		wrong: program(`
			var $sizes {
			  value = [1, 2, 3)
			}
		`),
		right: program(`
			var $sizes {
			  value = [1, 2, 3]
			}
		`),
	},
	{
		code: "XS104",
		name: "unterminated-text",
		title: "A text is never closed",
		severity: "error",
		explanation:
			'A text in `"` or `\'` ends on the line it begins on, at the same kind of quote. A quote that belongs to the text is written `\\"`, a new line `\\n`. Text of several lines stands between `"""`.',
		form: "stack",
		wrong: program(`
			var $greeting {
			  value = "Hello
			}
		`),
		right: program(`
			var $greeting {
			  value = "Hello"
			}
		`),
	},
	{
		code: "XS105",
		name: "unterminated-heredoc",
		title: "A text of several lines is never closed",
		severity: "error",
		explanation:
			"A text that begins with three quotes goes on, over any number of lines, until the same three quotes come again. Without them the rest of the file belongs to it.",
		form: "stack",
		wrong: program(`
			var $letter {
			  value = """
			    Dear reader,
			    goodbye.
			}
		`),
		right: program(`
			var $letter {
			  value = """
			    Dear reader,
			    goodbye.
			    """
			}
		`),
	},
	{
		code: "XS106",
		name: "unterminated-backtick",
		title: "An expression between backticks is never closed",
		severity: "error",
		explanation:
			"Backticks hold one expression and come in pairs. They mean the same as parentheses, which are easier to see.",
		form: "stack",
		wrong: program(`
			var $double {
			  value = \`21 * 2
			}
		`),
		right: program(`
			var $double {
			  value = \`21 * 2\`
			}
		`),
	},
	{
		code: "XS107",
		name: "unknown-character",
		title: "A character has no meaning here",
		severity: "error",
		explanation: "Outside texts and comments only letters, digits and the signs of the language may stand.",
		form: "stack",
		wrong: program(`
			var $greeting {
			  value = § "Hello"
			}
		`),
		right: program(`
			var $greeting {
			  value = "Hello"
			}
		`),
	},
	{
		code: "XS108",
		name: "hash-comment",
		title: "`#` does not begin a comment",
		severity: "error",
		explanation: "There is one kind of comment: `//` to the end of the line.",
		form: "stack",
		wrong: program(`
			# the answer
			var $answer {
			  value = 42
			}
		`),
		right: program(`
			// the answer
			var $answer {
			  value = 42
			}
		`),
	},
	{
		code: "XS109",
		name: "block-comment",
		title: "`/* … */` is no comment",
		severity: "error",
		explanation:
			"There is one kind of comment: `//` to the end of the line. A longer remark has `//` before every line.",
		form: "stack",
		wrong: program(`
			/* the answer
			   to everything */
			var $answer {
			  value = 42
			}
		`),
		right: program(`
			// the answer
			// to everything
			var $answer {
			  value = 42
			}
		`),
	},
	{
		code: "XS110",
		name: "missing-value",
		title: "A value is missing",
		severity: "error",
		explanation:
			"After `=`, after an operator, after the colon of an entry or a filter argument, and before a filter there has to be a value. `null` is one.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = 1 +
			}
		`),
		right: program(`
			var $total {
			  value = 1 + 2
			}
		`),
	},
	{
		code: "XS111",
		name: "missing-name",
		title: "A name is missing",
		severity: "error",
		explanation:
			"`as` needs the variable that takes the result, `|` the name of a filter, `$` the name of a variable, `filters=` the first filter of an input.",
		form: "stack",
		wrong: program(`
			var $shout {
			  value = "ada"|
			}
		`),
		right: program(`
			var $shout {
			  value = "ada"|to_upper
			}
		`),
	},
	{
		code: "XS112",
		name: "unexpected",
		title: "Something stands where it cannot",
		severity: "error",
		explanation:
			"What was read so far is complete, or wants something else. The message names what you were writing; the mistake is at the marked place or directly before it.",
		form: "stack",
		wrong: program(`
			var $first {
			  value = [3, 4]|first.name
			}
		`),
		right: program(`
			var $first {
			  value = ([{name: "Ada"}]|first).name
			}
		`),
	},
	{
		code: "XS113",
		name: "missing-operator",
		title: "Two values stand side by side",
		severity: "error",
		explanation:
			"Between two values there has to be an operator, a comma or a new line; the same between two entries of an object. Texts are joined with `~`.",
		form: "stack",
		wrong: program(`
			var $greeting {
			  value = "Hello " "Ada"
			}
		`),
		right: program(`
			var $greeting {
			  value = "Hello " ~ "Ada"
			}
		`),
	},
	{
		code: "XS114",
		name: "missing-block",
		title: "A block `{ … }` is missing",
		severity: "error",
		explanation:
			"This statement or construct does its work in a block, and the block is not there. What belongs to it stands between `{` and `}`, and the `{` on the same line.",
		form: "stack",
		wrong: program(`
			foreach ([1, 2, 3])
		`),
		right: program(`
			foreach ([1, 2, 3]) {
			  each as $number {
			    debug.log {
			      value = $number
			    }
			  }
			}
		`),
	},
	{
		code: "XS115",
		name: "nested-too-deep",
		title: "Too deep or too long",
		severity: "error",
		explanation:
			"There is a bound on how deep brackets may be nested and on how many operators one expression may have, so that no file can exhaust the machine. Programs people write stay far below both.",
		form: "other",
		wrong: "value = ((((((… more than two hundred …))))))",
		right: "value = $intermediate",
	},
	{
		code: "XS116",
		name: "empty-file",
		title: "The file declares nothing",
		severity: "warning",
		explanation: "A file holds one construct: a function, a job, a table. This one is empty or holds comments only.",
		form: "file",
		wrong: program(`
			// nothing here yet
		`),
		right: program(`
			function "later" {
			  input {
			  }

			  stack {
			  }

			  response = null
			}
		`),
	},
	{
		code: "XS117",
		name: "binary-file",
		title: "The file is not text",
		severity: "error",
		explanation:
			"The file holds zero bytes, which no text does. Probably it is another kind of file with the ending `.xs`, or was saved as UTF-16.",
		form: "other",
		wrong: "logo.png renamed to logo.xs",
		right: "a text file with the encoding UTF-8",
	},
	{
		code: "XS118",
		name: "file-too-large",
		title: "The file is too large",
		severity: "error",
		explanation:
			"Source files are written by people, and none comes near the bound. Data belongs in a JSON file that the program is given as input.",
		form: "other",
		wrong: "function/cities.xs with a table of 40 MB in it",
		right: "xano run --input @cities.json",
	},
	{
		code: "XS119",
		name: "not-utf-8",
		title: "The file is not UTF-8",
		severity: "error",
		explanation:
			"XanoScript files are UTF-8. This one holds bytes that are not, so it was probably saved with an older encoding such as Windows-1252.",
		form: "other",
		wrong: "function/greet.xs saved as Windows-1252",
		right: "function/greet.xs saved as UTF-8",
	},
	{
		code: "XS120",
		name: "foreign-syntax",
		title: "This is how another language writes it",
		severity: "error",
		explanation:
			"The meaning is clear, the spelling belongs to another language. A function is called with `function.run`, a variable set with `var`, a choice between two values made with `condition ? a : b`; there are no inline functions.",
		form: "stack",
		wrong: program(`
			var $size {
			  value = strlen("Ada")
			}
		`),
		right: program(`
			var $size {
			  value = "Ada"|strlen
			}
		`),
	},
	{
		code: "XS121",
		name: "colon-attribute",
		title: "A property is set with `=`",
		severity: "error",
		explanation:
			"In the block of a statement properties are written `name = value`. The colon belongs to the entries of an object.",
		form: "stack",
		wrong: program(`
			var $answer {
			  value: 42
			}
		`),
		right: program(`
			var $answer {
			  value = 42
			}
		`),
	},
	{
		code: "XS122",
		name: "equals-entry",
		title: "An entry of an object is written with `:`",
		severity: "error",
		explanation:
			"The entries of an object are written `name: value`. The `=` belongs to the properties of a statement.",
		form: "stack",
		wrong: program(`
			var $person {
			  value = {name = "Ada"}
			}
		`),
		right: program(`
			var $person {
			  value = {name: "Ada"}
			}
		`),
	},
	{
		code: "XS123",
		name: "optional-chaining",
		title: "There is no `?.`",
		severity: "error",
		explanation:
			"A member that may be missing is read with the filter `get`, whose second argument is taken when there is none.",
		form: "stack",
		wrong: program(`
			var $person {
			  value = {name: "Ada"}
			}
			var $city {
			  value = $person?.city
			}
		`),
		right: program(`
			var $person {
			  value = {name: "Ada"}
			}
			var $city {
			  value = $person|get:"city":null
			}
		`),
	},
	{
		code: "XS124",
		name: "bit-operator",
		title: "Bits have filters, not operators",
		severity: "error",
		explanation:
			"`&`, `|`, `^`, `<<` and `>>` are no operators on numbers. Use `bitwise_and`, `bitwise_or` and `bitwise_xor`; a shift is a multiplication or division by a power of two.",
		form: "stack",
		wrong: program(`
			var $low_bits {
			  value = 13 & 7
			}
		`),
		right: program(`
			var $low_bits {
			  value = 13|bitwise_and:7
			}
		`),
	},
	{
		code: "XS125",
		name: "single-equals",
		title: "A single `=` does not compare",
		severity: "error",
		explanation:
			"Values are compared with `==`, or with `===` when their kinds have to agree too. A single `=` sets a property.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (1 = 2) {
			    debug.log {
			      value = "never"
			    }
			  }
			}
		`),
		right: program(`
			conditional {
			  if (1 == 2) {
			    debug.log {
			      value = "never"
			    }
			  }
			}
		`),
	},
	{
		code: "XS126",
		name: "comma-arguments",
		title: "Filter arguments are separated by `:`",
		severity: "error",
		explanation:
			"Each argument of a filter follows a colon of its own. A comma would end the entry or element the filter stands in.",
		form: "stack",
		wrong: program(`
			var $word {
			  value = "wonderful"|substr:0,6
			}
		`),
		right: program(`
			var $word {
			  value = "wonderful"|substr:0:6
			}
		`),
	},
	{
		code: "XS127",
		name: "list-type",
		title: "A list is written `type[]`",
		severity: "error",
		explanation:
			"The type of the elements comes first and the brackets follow: `int[]`. Numbers between the brackets bound the length: `int[1:5]`.",
		form: "file",
		wrong: program(`
			function "total" {
			  input {
			    array[int] numbers
			  }

			  stack {
			  }

			  response = $input.numbers|sum
			}
		`),
		right: program(`
			function "total" {
			  input {
			    int[] numbers
			  }

			  stack {
			  }

			  response = $input.numbers|sum
			}
		`),
	},
	{
		code: "XS128",
		name: "assignment",
		title: "Variables are set with `var` and `var.update`",
		severity: "error",
		explanation:
			"A statement begins with its name. `var $x { value = 1 }` declares a variable or gives it a new value, `var.update` changes it or something inside it: `var.update $list[0] { value = 1 }`. There is no `let`, no `+=` and no `++`.",
		form: "stack",
		wrong: program(`
			var $count {
			  value = 1
			}
			$count += 2
		`),
		right: program(`
			var $count {
			  value = 1
			}
			var.update $count {
			  value = $count + 2
			}
		`),
	},
	{
		code: "XS129",
		name: "return-value",
		title: "The value of `return` stands in a block",
		severity: "error",
		explanation:
			"`return { value = … }` leaves the function with that value. To leave it with nothing, write `return { value = null }`.",
		form: "stack",
		wrong: program(`
			return 42
		`),
		right: program(`
			return {
			  value = 42
			}
		`),
	},
	{
		code: "XS130",
		name: "lookalike",
		title: "A sign only looks like the one that is meant",
		severity: "error",
		explanation:
			"Word processors and web pages replace plain quotes by curly ones and blanks by blanks that do not break; other keyboards have brackets of their own. Outside of texts the language knows only the plain ones.",
		form: "stack",
		wrong: program(`
			var $greeting {
			  value = \u201cHello\u201d
			}
		`),
		right: program(`
			var $greeting {
			  value = "Hello"
			}
		`),
	},
	{
		code: "XS131",
		name: "markdown",
		title: "The fences of Markdown are no part of a program",
		severity: "error",
		explanation:
			"A program copied out of a document or a chat comes with a line of three backticks before and behind it, and sometimes with a sentence around that. Only what stands between belongs in the file.",
		form: "file",
		wrong: program(`
			\`\`\`xs
			function "answer" {
			  input {
			  }

			  stack {
			  }

			  response = 42
			}
			\`\`\`
		`),
		right: program(`
			function "answer" {
			  input {
			  }

			  stack {
			  }

			  response = 42
			}
		`),
	},
];
