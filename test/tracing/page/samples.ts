import type { Trace } from "../../../src/tracing/trace.js";
import { change, message, Recorder, shown } from "./recorder.js";

const summarize = `// Summarizes several texts, one request each, and adds up what it cost.
function "summarize_many" {
  input {
    text[] texts
    text model?="gpt-4o-mini"
  }

  stack {
    var $summaries {
      value = []
    }

    var $tokens {
      value = 0
    }

    foreach ($input.texts) {
      each as $text {
        conditional {
          if ($text|strlen > 4000) {
            var.update $text {
              value = $text|substr:0:4000
            }
          }
        }

        function.run "openai_chat_completion" {
          input = {
            model     : $input.model
            messages  : [
              {role: "system", content: "Summarize in one sentence."}
              {role: "user", content: $text}
            ]
            max_tokens: 60
          }
        } as $result

        array.push $summaries {
          value = $result.content
        }

        math.add $tokens {
          value = $result.usage.total_tokens
        }

        debug.log {
          value = "used " ~ $result.usage.total_tokens ~ " tokens"
        }
      }
    }
  }

  response = {summaries: $summaries, tokens: $tokens}
}
`;

const texts: readonly (readonly [text: string, summary: string, took: number, tokens: readonly [number, number]])[] = [
	[
		"Whales are mammals. They breathe air and feed their young with milk, and some of them dive for more than an hour.",
		"Whales are air-breathing mammals that nurse their young and can dive very long.",
		812.4,
		[47, 18],
	],
	["Bread rises because yeast turns sugar into gas.", "Yeast makes bread rise.", 431.9, [33, 7]],
	["The moon keeps one side turned to the earth.", "The moon always shows us the same side.", 1290.2, [34, 11]],
];

/** Three chats with a model, one after another; all goes well. */
export function chatRun(): Trace {
	const run = new Recorder();
	const source = run.source("function/summarize_many.xs", summarize);
	const main = run.function("summarize_many", source);
	const chat = run.function("openai_chat_completion", null);
	const sites = {
		summaries: run.site(main, "var $summaries", "var $summaries {", "}"),
		tokens: run.site(main, "var $tokens", "var $tokens {", "}"),
		loop: run.site(main, "foreach ($input.texts)", "foreach", 'tokens"\n        }\n      }\n    }'),
		long: run.site(main, "conditional", "conditional {", "          }\n        }"),
		cut: run.site(main, "var.update $text", "var.update $text {", "}"),
		ask: run.site(main, 'function.run "openai_chat_completion"', "function.run", "as $result"),
		push: run.site(main, "array.push $summaries", "array.push", "}"),
		add: run.site(main, "math.add $tokens", "math.add", "}"),
		log: run.site(main, "debug.log", "debug.log", "}"),
		response: run.site(main, "response", "response = {", "}"),
	};
	const input = { texts: texts.map(([text]) => text), model: "gpt-4o-mini" };
	const summaries: string[] = [];
	let total = 0;
	run.call(main, -1, input, () => {
		run.statement(sites.summaries, 0.02, { changes: [change("$summaries", [])] });
		run.statement(sites.tokens, 0.01, { changes: [change("$tokens", 0)] });
		run.statement(sites.loop, 0.08, { passes: texts.length }, () => {
			texts.forEach(([text, summary, took, [prompt, completion]], pass) => {
				run.begin({ kind: "pass", site: sites.loop, pass, changes: [change("$text", text, texts[pass - 1]?.[0])] });
				run.statement(sites.long, 0.05, { branch: "none" });
				const usage = { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
				const result = { role: "assistant", content: summary, finish_reason: "stop", usage };
				run.statement(sites.ask, 0.4, { changes: [change("$result", result)] }, () => {
					const sent = {
						model: "gpt-4o-mini",
						messages: [
							{ role: "system", content: "Summarize in one sentence." },
							{ role: "user", content: text },
						],
						max_tokens: 60,
					};
					run.call(chat, sites.ask, sent, () => {
						run.request(took, {
							method: "POST",
							url: "https://api.openai.com/v1/chat/completions",
							sent: message(sent, { authorization: "Bearer ***", "user-agent": "OpenAI/JS 6.49.0" }),
							received: message(
								{
									id: `chatcmpl-${pass}`,
									object: "chat.completion",
									model: "gpt-4o-mini-2024-07-18",
									choices: [{ index: 0, message: { role: "assistant", content: summary }, finish_reason: "stop" }],
									usage,
								},
								{ "x-request-id": `req_${pass}`, "openai-processing-ms": String(Math.round(took - 40)) },
							),
							model: {
								provider: "openai",
								operation: "chat",
								requested: "gpt-4o-mini",
								answered: "gpt-4o-mini-2024-07-18",
								temperature: null,
								maximumTokens: 60,
								promptTokens: prompt,
								completionTokens: completion,
								finishReasons: ["stop"],
								cost: (prompt * 0.15 + completion * 0.6) / 1_000_000,
							},
						});
						return { result: shown(result) };
					});
				});
				run.statement(sites.push, 0.03, { changes: [change("$summaries", [...summaries, summary], [...summaries])] });
				summaries.push(summary);
				const before = total;
				total += prompt + completion;
				run.statement(sites.add, 0.02, { changes: [change("$tokens", total, before)] });
				run.statement(sites.log, 0.04, {}, () => run.log(`used ${prompt + completion} tokens`));
				run.end();
			});
		});
		run.statement(sites.response, 0.03);
		return { result: shown({ summaries, tokens: total }) };
	});
	return run.trace("Summarize many", "job", { kind: "done", value: shown({ summaries, tokens: total }) });
}

const invoices = `function "invoice_totals" {
  input {
    object[] orders {
      schema {
        int id
        text currency
      }
    }
  }

  stack {
    var $totals {
      value = {}
    }

    foreach ($input.orders) {
      each as $order {
        function.run "order_total" {
          input = {order: $order}
        } as $total

        var.update $totals[$order.currency] {
          value = ($totals|get:$order.currency:0) + $total
        }
      }
    }
  }

  response = $totals
}
`;

const order = `// What an order costs, in the currency of the shop.
function "order_total" {
  input {
    object order
  }

  stack {
    var $sum {
      value = 0
    }

    for (10000) {
      each as $index {
        math.add $sum {
          value = $input.order.lines|get:$index|get:"price":0
        }
      }
    }

    conditional {
      if ($input.order.currency == "EUR") {
        var $rate {
          value = 1
        }
      }

      else {
        function.run "exchange_rate" {
          input = {currency: $input.order.currency}
        } as $rate
      }
    }
  }

  response = $sum * $rate
}
`;

const exchange = `function "exchange_rate" {
  input {
    text currency
  }

  stack {
    api.request {
      url = "https://rates.example.com/latest"
      method = "GET"
      params = {base: $input.currency}
    } as $answer

    precondition ($answer.response.status == 200) {
      error_type = "notfound"
      error = "There is no rate for " ~ $input.currency
    }
  }

  response = $answer.response.result.rate
}
`;

/** Nested calls and loops; the third order is in a currency that nobody knows, and the run ends there. */
export function failingRun(): Trace {
	const run = new Recorder();
	const sources = [
		run.source("function/invoice_totals.xs", invoices),
		run.source("function/order_total.xs", order),
		run.source("function/exchange_rate.xs", exchange),
	] as const;
	const main = run.function("invoice_totals", sources[0]);
	const total = run.function("order_total", sources[1]);
	const rate = run.function("exchange_rate", sources[2]);
	const sites = {
		totals: run.site(main, "var $totals", "var $totals {", "}"),
		orders: run.site(main, "foreach ($input.orders)", "foreach", "$total\n        }\n      }\n    }"),
		order: run.site(main, 'function.run "order_total"', "function.run", "as $total"),
		update: run.site(main, "var.update $totals[$order.currency]", "var.update", "+ $total\n        }"),
		response: run.site(main, "response", "response = $totals"),
		sum: run.site(total, "var $sum", "var $sum {", "}"),
		lines: run.site(total, "for (10000)", "for (10000)", "        }\n      }\n    }"),
		add: run.site(total, "math.add $sum", "math.add", "}"),
		which: run.site(total, "conditional", "conditional {", "as $rate\n      }\n    }"),
		one: run.site(total, "var $rate", "var $rate {", "}"),
		exchange: run.site(total, 'function.run "exchange_rate"', "function.run", "as $rate"),
		product: run.site(total, "response", "response = $sum * $rate"),
		request: run.site(rate, 'api.request "https://rates.example.com/latest"', "api.request {", "as $answer"),
		known: run.site(rate, "precondition", "precondition", "$input.currency\n    }"),
		answer: run.site(rate, "response", "response = $answer.response.result.rate"),
	};
	const orders = [
		{ id: 1, currency: "EUR", lines: [{ price: 20 }, { price: 5.5 }] },
		{ id: 2, currency: "USD", lines: [{ price: 100 }] },
		{ id: 3, currency: "XXX", lines: [{ price: 7 }] },
	];
	const rates: Record<string, number> = { USD: 0.92 };
	const totals: Record<string, number> = {};
	run.call(main, -1, { orders }, () => {
		run.statement(sites.totals, 0.02, { changes: [change("$totals", {})] });
		run.begin({ kind: "statement", site: sites.orders });
		orders.forEach((each, pass) => {
			const hasFailed = each.currency === "XXX";
			const failed = hasFailed ? ({ failed: true } as const) : {};
			run.begin({ kind: "pass", site: sites.orders, pass, changes: [change("$order", each, orders[pass - 1])] });
			run.begin({ kind: "statement", site: sites.order });
			let sum = 0;
			run.call(total, sites.order, { order: each }, () => {
				run.statement(sites.sum, 0.01, { changes: [change("$sum", 0)] });
				run.statement(sites.lines, 0.2, { passes: 10_000 }, () => {
					for (let index = 0; index < 20; index++) {
						const before = sum;
						sum += each.lines[index]?.price ?? 0;
						run.begin({ kind: "pass", site: sites.lines, pass: index, changes: [change("$index", index)] });
						run.statement(sites.add, 0.012, { changes: [change("$sum", sum, before)] });
						run.end();
					}
					run.sites[sites.add]!.hits += 9980;
					run.withoutEvent += 2 * 9980;
					run.now += 18;
				});
				if (each.currency === "EUR") {
					run.statement(sites.which, 0.02, { branch: "if" }, () => {
						run.statement(sites.one, 0.01, { changes: [change("$rate", 1)] });
					});
				} else {
					run.begin({ kind: "statement", site: sites.which });
					run.begin({ kind: "statement", site: sites.exchange });
					run.call(rate, sites.exchange, { currency: each.currency }, () => {
						const known = rates[each.currency];
						const body = known === undefined ? { error: "unknown base" } : { base: each.currency, rate: known };
						const answer = { response: { status: known === undefined ? 404 : 200, result: body } };
						run.statement(sites.request, 0.3, { changes: [change("$answer", answer)] }, () => {
							run.request(known === undefined ? 61.5 : 38.2, {
								url: `https://rates.example.com/latest?base=${each.currency}`,
								status: answer.response.status,
								sent: message(null, { accept: "application/json" }),
								received: message(body, { server: "rates/2.1" }),
							});
						});
						run.statement(sites.known, 0.02, failed);
						if (hasFailed) return failed;
						run.statement(sites.answer, 0.01);
						return { result: shown(known) };
					});
					run.end({ ...failed, ...(hasFailed ? {} : { changes: [change("$rate", rates[each.currency])] }) });
					run.end({ ...failed, branch: "else" });
				}
				if (hasFailed) return failed;
				run.statement(sites.product, 0.01);
				return { result: shown(sum * (rates[each.currency] ?? 1)) };
			});
			const worth = sum * (rates[each.currency] ?? 1);
			run.end({ ...failed, ...(hasFailed ? {} : { changes: [change("$total", worth)] }) });
			if (!hasFailed) {
				const before = { ...totals };
				totals[each.currency] = worth;
				run.statement(sites.update, 0.03, { changes: [change("$totals", { ...totals }, before)] });
			}
			run.end(failed);
		});
		run.end({ failed: true, passes: 3 });
		return { failed: true };
	});
	const raised = run.events.findIndex(({ site, failed }) => site === sites.known && failed);
	return run.trace("invoice_totals", "function", {
		kind: "failed",
		code: "ERROR_CODE_NOT_FOUND",
		message: "There is no rate for XXX",
		help: "The precondition in exchange_rate.xs asks for status 200; the answer had 404.",
		frames: [
			{ function: "exchange_rate", file: "function/exchange_rate.xs", line: 13, column: 5 },
			{ function: "order_total", file: "function/order_total.xs", line: 29, column: 9 },
			{ function: "invoice_totals", file: "function/invoice_totals.xs", line: 18, column: 9 },
		],
		event: raised,
	});
}

/** Text that would be markup, script, or an end of either, if it were taken for anything but text. */
export const hostile =
	'</script><script>window.hacked = true</script><img src=x onerror="window.hacked = true"><!--<script>\u2028\u2029\u202e]]>';

/**
 * Hostile text in every place that a program or a server can write to.
 * @param longest characters of the longest line
 */
export function hostileRun(longest: number): Trace {
	const run = new Recorder();
	const line = `var $x { value = "${hostile}" }`;
	const source = run.source(
		`function/${hostile}.xs`,
		`function "${hostile}" {\n  ${line}\n  // ${"x".repeat(longest)}\n}\n`,
	);
	const main = run.function(hostile, source);
	const site = run.site(main, `var $x ${hostile}`, "var $x {", "}");
	run.call(main, -1, { [hostile]: hostile }, () => {
		run.statement(site, 1, { changes: [change(`$${hostile}`, hostile, hostile)], branch: hostile }, () => {
			run.log({ [hostile]: hostile });
			run.request(5, {
				method: hostile,
				url: `https://example.com/${hostile}`,
				failure: hostile,
				sent: message(hostile, { [hostile]: hostile }),
				received: message({ messages: [{ role: hostile, content: hostile }] }, { [hostile]: hostile }),
			});
			run.now += 5;
		});
		return { failed: true, result: shown(hostile) };
	});
	return run.trace(hostile, "job", {
		kind: "failed",
		code: hostile,
		message: hostile,
		help: hostile,
		frames: [{ function: hostile, file: hostile, line: 1, column: 1 }],
		event: 0,
	});
}

/** Numbers that look like chance and are the same every time (mulberry32). */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A run of that many events: rounds of calls and loops with requests, logs and some errors that were caught. */
export function largeRun(events: number, seed = 1): Trace {
	const random = randomNumbers(seed);
	const run = new Recorder();
	const source = run.source("function/order_total.xs", order);
	const main = run.function("order_total", source);
	const sum = run.site(main, "var $sum", "var $sum {", "}");
	const loop = run.site(main, "for (10000)", "for (10000)", "        }\n      }\n    }");
	const add = run.site(main, "math.add $sum", "math.add", "}");
	const which = run.site(main, "conditional", "conditional {", "as $rate\n      }\n    }");
	const rate = run.site(main, 'function.run "exchange_rate"', "function.run", "as $rate");
	run.begin({ kind: "call", function: main, site: -1, inputs: [{ name: "$input.order", value: shown({ id: 1 }) }] });
	while (run.events.length < events) {
		run.begin({
			kind: "call",
			function: main,
			site: rate,
			inputs: [{ name: "$input.order", value: shown({ id: run.events.length }) }],
		});
		run.statement(sum, 0.01, { changes: [change("$sum", 0)] });
		const passes = Math.max(1, Math.min(Math.floor(random() * 200), Math.floor((events - run.events.length - 2) / 2)));
		run.begin({ kind: "statement", site: loop });
		let total = 0;
		for (let pass = 0; pass < passes; pass++) {
			run.begin({ kind: "pass", site: loop, pass, changes: [change("$index", pass)] });
			const before = total;
			total += Math.floor(random() * 1000);
			run.statement(add, 0.002 + random() * 0.02, { changes: [change("$sum", total, before)] });
			run.end();
		}
		run.end({ passes });
		run.statement(which, 0.02, { branch: random() < 0.5 ? "if" : "else" }, () => {
			if (random() < 0.3)
				run.request(random() * 20, {
					url: `https://rates.example.com/latest?base=${Math.floor(random() * 1000)}`,
					status: random() < 0.1 ? 500 : 200,
					sent: message(null),
					received: message({ rate: random() }),
				});
			if (random() < 0.2) run.log(`order ${run.events.length}`);
		});
		run.end(random() < 0.02 ? { failed: true } : { result: shown(total) });
	}
	run.end({ result: shown(null) });
	return run.trace("nightly totals", "job", { kind: "done", value: shown(null) });
}
