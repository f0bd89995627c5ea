// Orders are priced by JavaScript that reads variables, inputs and the environment, and checked by XanoScript.
function "lambda_statement" {
  input {
    decimal rate?=0.2
  }

  stack {
    var $orders {
      value = [
        {id: 1, lines: [{sku: "tea", price: 2.5, count: 2}, {sku: "pot", price: 20, count: 1}]}
        {id: 2, lines: []}
      ]
    }

    api.lambda {
      code = """
        interface Line { sku: string; price: number; count: number }
        const net = (lines: Line[]): number => lines.reduce((sum, line) => sum + line.price * line.count, 0);
        const priced = await Promise.all($var.orders.map(async (order) => {
          await new Promise((resolve) => setTimeout(resolve, 50 * order.lines.length));
          return { id: order.id, gross: Math.round(net(order.lines) * (1 + $input.rate) * 100) / 100 };
        }));
        return { region: $env.REGION, signedIn: $auth !== null, priced };
        """
      timeout = 5
    } as $result

    api.lambda {
      code = "return $var.result.nothing.at.all"
    } as $failed

    var $log {
      value = []
    }

    try_catch {
      try {
        api.lambda {
          code = "while (true) { await new Promise((resolve) => setTimeout(resolve, 1000)) }"
          timeout = 3
        } as $never
      }

      catch {
        array.push $log {
          value = $error.message
        }
      }
    }

    try_catch {
      try {
        api.lambda {
          code = ""
        } as $never
      }

      catch {
        array.push $log {
          value = $error.code ~ ": " ~ $error.message
        }
      }
    }
  }

  response = {
    result: $result
    failed: $failed
    failed_is_text: ($failed|is_text)
    log: $log
  }
}
//> {"result": {"region": "north", "signedIn": false, "priced": [{"id": 1, "gross": 30}, {"id": 2, "gross": 0}]}, "failed": "[Line 1:Char 27] Cannot read properties of undefined (reading 'at')", "failed_is_text": true, "log": ["The code took longer than 3 seconds", "ERROR_CODE_INPUT_ERROR: Missing param: code"]}
