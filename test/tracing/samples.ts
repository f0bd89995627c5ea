import { costOf } from "../../src/tracing/prices.js";
import type { Trace } from "../../src/tracing/trace.js";
import { change, message, shown, TraceBuilder } from "./build.js";

/** Thrown by a sample's statement that fails. */
class Raised extends Error {}

/** One question to a model, with a log of the answer. */
export function chatTrace(): Trace {
	const made = new TraceBuilder({ kind: "job", name: "Paper clips" }, { question: "Name three uses of a paper clip." });
	const source = made.source(
		"function/ask.xs",
		`function "ask" {
  input {
    text question
  }

  stack {
    function.run "openai_chat_completion" {
      input = {model: "gpt-4o", messages: [{role: "user", content: $input.question}]}
    } as $answer

    debug.log {
      value = $answer.content
    }
  }

  response = $answer.content
}
`,
	);
	const ask = made.function("ask", source);
	const chat = made.function("openai_chat_completion", null);
	const run = made.site(ask, "function.run", 'function.run "openai_chat_completion"');
	const log = made.site(ask, "debug.log", "debug.log");
	const response = made.site(ask, "response", "response", "response =");
	const content = "Holding paper, picking locks, resetting routers.";
	const question = "Name three uses of a paper clip.";
	made.call(ask, { question }, () => {
		made.statement(run, 0.2, () => {
			made.call(chat, { model: "gpt-4o", messages: [{ role: "user", content: question }] }, () => {
				made.wait(0.5);
				made.request({
					url: "https://api.openai.com/v1/chat/completions",
					milliseconds: 1_234,
					sent: message(JSON.stringify({ model: "gpt-4o", messages: [{ role: "user", content: question }] }), [
						["content-type", "application/json"],
						["authorization", "Bearer «redacted:OPENAI_API_KEY»"],
					]),
					received: message(
						JSON.stringify({
							model: "gpt-4o-2024-08-06",
							choices: [{ message: { role: "assistant", content }, finish_reason: "stop" }],
						}),
					),
					model: {
						provider: "openai",
						operation: "chat",
						requested: "gpt-4o",
						answered: "gpt-4o-2024-08-06",
						temperature: 0.2,
						maximumTokens: 60,
						promptTokens: 31,
						completionTokens: 84,
						finishReasons: ["stop"],
						cost: costOf("gpt-4o-2024-08-06", 31, 84),
					},
				});
				return { result: shown({ content }) };
			});
			return { changes: [change("$answer", undefined, { content })] };
		});
		made.statement(log, 0.1, () => {
			made.log(content);
			return undefined;
		});
		made.statement(response, 0.01);
		return { result: shown(content) };
	});
	return made.finish({ kind: "done", value: shown(content) });
}

const orderText = `function "order" {
  input {
    int[] ids
  }

  stack {
    var $total {
      value = 0
    }

    foreach ($input.ids) {
      each as $id {
        function.run "price" {
          input = {id: $id}
        } as $price

        conditional {
          if ($price > 10) {
            debug.log {
              value = "dear: " ~ $id
            }
          }
          else {
            var.update $total {
              value = $total + $price
            }
          }
        }
      }
    }

    try_catch {
      try {
        throw {
          name = "warm-up"
          value = "caught"
        }
      }
      catch {
        debug.log {
          value = "caught"
        }
      }
    }
  }

  response = $total
}
`;

const priceText = `function "price" {
  input {
    int id
  }

  stack {
    api.request {
      url = "https://prices.example.com/" ~ $input.id
      method = "GET"
    } as $answer

    precondition ($answer.response.status == 200) {
      error = "No price"
    }
  }

  response = $answer.response.result
}
`;

/** A loop with branches, calls and requests; the last of them fails the run. */
export function failingTrace(): Trace {
	const made = new TraceBuilder({ kind: "function", name: "order" }, { ids: [1, 2, 3] });
	const order = made.function("order", made.source("function/order.xs", orderText));
	const price = made.function("price", made.source("function/price.xs", priceText));
	const total = made.site(order, "var", "var $total");
	const each = made.site(order, "foreach", "foreach ($input.ids)");
	const run = made.site(order, "function.run", 'function.run "price"');
	const choice = made.site(order, "conditional", "conditional", "conditional {");
	made.site(order, "debug.log", "debug.log");
	const update = made.site(order, "var.update", "var.update $total");
	made.site(order, "try_catch", "try_catch");
	made.site(order, "throw", 'throw "warm-up"', "throw {");
	made.site(order, "response", "response", "response =");
	const request = made.site(price, "api.request", "api.request");
	const condition = made.site(price, "precondition", "precondition ($answer.response.status == 200)");
	const response = made.site(price, "response", "response", "response =");
	let innermost = -1;

	const priceOf = (id: number): void => {
		made.call(price, { id }, () => {
			const status = id === 3 ? 404 : 200;
			made.statement(request, 0.1, () => {
				made.request({
					method: "GET",
					url: `https://prices.example.com/${id}`,
					status,
					milliseconds: 12 * id,
					received: message(String(id * 4)),
				});
				return { changes: [change("$answer", undefined, { response: { status, result: id * 4 } })] };
			});
			made.statement(condition, 0.02, () => {
				if (status === 200) return undefined;
				innermost = made.innermost;
				throw new Raised();
			});
			made.statement(response, 0.01);
			return { result: shown(id * 4) };
		});
	};

	try {
		made.call(order, { ids: [1, 2, 3] }, () => {
			made.statement(total, 0.02, () => ({ changes: [change("$total", undefined, 0)] }));
			made.statement(each, 0.01, () => {
				let sum = 0;
				for (const id of [1, 2, 3]) {
					made.pass(each, id - 1, () => {
						made.statement(run, 0.05, () => {
							priceOf(id);
							return { changes: [change("$price", id === 1 ? undefined : (id - 1) * 4, id * 4)] };
						});
						made.statement(choice, 0.03, () => {
							const before = sum;
							sum += id * 4;
							made.statement(update, 0.01, () => ({ changes: [change("$total", before, sum)] }));
							return { branch: "else" };
						});
						return { changes: [change("$id", id === 1 ? undefined : id - 1, id)] };
					});
				}
				return { passes: 3 };
			});
			return undefined;
		});
	} catch (thrown) {
		if (!(thrown instanceof Raised)) throw thrown;
	}
	return made.finish({
		kind: "failed",
		code: "ERROR_FATAL",
		message: "No price",
		help: "The precondition does not hold.",
		frames: [
			{ function: "price", file: "function/price.xs", line: 12, column: 5 },
			{ function: "order", file: "function/order.xs", line: 13, column: 9 },
		],
		event: innermost,
	});
}

/** A function with nothing in it. */
export function emptyTrace(): Trace {
	const made = new TraceBuilder({ kind: "function", name: "nothing" });
	const source = made.source(
		"nothing.xs",
		'function "nothing" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = null\n}\n',
	);
	const nothing = made.function("nothing", source);
	made.call(nothing, {}, () => ({ result: shown(null) }));
	return made.finish({ kind: "done", value: shown(null) });
}

/**
 * A run that never got as far as its first event.
 */
export function stillbornTrace(): Trace {
	const made = new TraceBuilder({ kind: "job", name: "Report" }, { day: 7 });
	return made.finish({
		kind: "failed",
		code: "ERROR_CODE_INPUT_ERROR",
		message: "Missing param: month",
		help: null,
		frames: [],
		event: null,
	});
}

const longText = `function "sum" {
  input {
    int count
  }

  stack {
    var $sum {
      value = 0
    }

    for ($input.count) {
      each as $index {
        math.add $sum {
          value = $index
        }

        conditional {
          if ($index % 1000 == 999) {
            debug.log {
              value = $sum
            }
          }
        }
      }
    }
  }

  response = $sum
}
`;

export interface LongOptions {
	/** Of the loop; three events belong to one. */
	readonly passes?: number;
	/** How many of them have events. */
	readonly kept?: number;
	/** The pass that ends the run with an error. */
	readonly failsIn?: number;
}

/** A loop of many passes: about 100,000 events unless said otherwise. */
export function longTrace({ passes = 33_000, kept = passes, failsIn = -1 }: LongOptions = {}): Trace {
	const made = new TraceBuilder({ kind: "function", name: "sum" }, { count: passes });
	const sum = made.function("sum", made.source("function/sum.xs", longText));
	const begin = made.site(sum, "var", "var $sum");
	const loop = made.site(sum, "for", "for ($input.count)");
	const add = made.site(sum, "math.add", "math.add $sum");
	const choice = made.site(sum, "conditional", "conditional", "conditional {");
	const log = made.site(sum, "debug.log", "debug.log");
	const response = made.site(sum, "response", "response", "response =");
	let total = 0;
	let innermost: number | null = null;
	try {
		made.call(sum, { count: passes }, () => {
			made.statement(begin, 0.01, () => ({ changes: [change("$sum", undefined, 0)] }));
			made.statement(loop, 0.01, () => {
				for (let index = 0; index < kept; index++) {
					made.pass(loop, index, () => {
						made.statement(add, 0.002, () => {
							if (index === failsIn) {
								innermost = made.innermost;
								throw new Raised();
							}
							const before = total;
							total += index;
							return { changes: [change("$sum", before, total)] };
						});
						made.statement(choice, 0.001, () => {
							if (index % 1_000 !== 999) return { branch: "none" };
							made.statement(log, 0.01, () => {
								made.log(total);
								return undefined;
							});
							return { branch: "if" };
						});
						return undefined;
					});
				}
				made.skip(add, passes - kept);
				made.skip(choice, passes - kept);
				return { passes };
			});
			made.statement(response, 0.01);
			return { result: shown(total) };
		});
	} catch (thrown) {
		if (!(thrown instanceof Raised)) throw thrown;
		return made.finish({
			kind: "failed",
			code: "ERROR_FATAL",
			message: "Not numeric.",
			help: null,
			frames: [{ function: "sum", file: "function/sum.xs", line: 13, column: 9 }],
			event: innermost,
		});
	}
	return made.finish({ kind: "done", value: shown(total) });
}

/** A function that calls itself, and fails at the bottom. */
export function deepTrace(depth: number): Trace {
	const text =
		'function "down" {\n  input {\n    int n\n  }\n\n  stack {\n    function.run "down" {\n      input = {n: $input.n - 1}\n    } as $x\n\n    throw {\n      name = "end"\n      value = "bottom"\n    }\n  }\n\n  response = $x\n}\n';
	const made = new TraceBuilder({ kind: "function", name: "down" }, { n: depth });
	const down = made.function("down", made.source("down.xs", text));
	const run = made.site(down, "function.run", 'function.run "down"');
	const raise = made.site(down, "throw", 'throw "end"', "throw {");
	let innermost = -1;
	const into = (left: number): void =>
		made.call(down, { n: left }, () => {
			if (left > 0) {
				made.statement(run, 0.01, () => {
					into(left - 1);
					return undefined;
				});
				return undefined;
			}
			made.statement(raise, 0.01, () => {
				innermost = made.innermost;
				throw new Raised();
			});
			return undefined;
		});
	try {
		into(depth);
	} catch (thrown) {
		if (!(thrown instanceof Raised)) throw thrown;
	}
	const frame = { function: "down", file: "down.xs", column: 5 };
	return made.finish({
		kind: "failed",
		code: "end",
		message: "bottom",
		help: null,
		frames: [{ ...frame, line: 11 }, ...Array.from({ length: depth }, () => ({ ...frame, line: 7 }))],
		event: innermost,
	});
}

/** Values and names with everything in them that can spoil a line. */
export function hostileTrace(): Trace {
	const name = 'bad\u001b[31m"\n\u202ename\u0007世界';
	const made = new TraceBuilder({ kind: "function", name }, { "$input.世": "\u001b]0;title\u0007\r\n\u2028" });
	const text = `function "x" {\n  stack {\n    var $x {\n      value = 1\n    }\n  }\n}\n`;
	const bad = made.function(name, made.source("fol\u001bder/世界.xs", text));
	const site = made.site(bad, "var", "var $x\u0000\u202e\n\ud800👩‍👩‍👧‍👧", "var $x");
	made.call(bad, { "a\nb": "\u009b1m" }, () => {
		made.statement(site, 3, () => {
			made.log("\u001b[2J世界👩‍👩‍👧‍👧\u200f");
			made.request({ method: "GET\n", url: "https://例え.example/\u0007?q=\n", status: 500, milliseconds: 2 });
			return { changes: [change("$x\u001b", undefined, "宽".repeat(500))], branch: 'case "\u001b"' };
		});
		return { result: shown("\u202e") };
	});
	return made.finish({ kind: "done", value: shown("\ud800\u001b[0m") });
}

export const samples: Readonly<Record<string, () => Trace>> = {
	chat: chatTrace,
	failing: failingTrace,
	empty: emptyTrace,
	stillborn: stillbornTrace,
	"three passes": () => longTrace({ passes: 3 }),
	"many passes": () => longTrace({ passes: 2_000, kept: 1_000 }),
	"failing late": () => longTrace({ passes: 2_000, failsIn: 1_700 }),
	deep: () => deepTrace(20),
	hostile: hostileTrace,
};
