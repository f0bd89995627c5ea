// Asks a model, again when the trouble may pass. Other errors go to the caller as they are.
function "ask_with_retries" {
  input {
    text model filters=trim
    text question
    int attempts?=3 filters=min:1
  }

  stack {
    var $content {
      value = null
    }

    var $attempt {
      value = 0
    }

    while ($content == null) {
      each {
        math.add $attempt {
          value = 1
        }

        try_catch {
          try {
            function.run "ask_once" {
              input = {model: $input.model, question: $input.question}
            } as $content
          }

          catch {
            conditional {
              if ($error.name != "Unavailable" || $attempt >= $input.attempts) {
                throw {
                  name = $error.name
                  value = $error.result
                }
              }
            }

            // A real program waits longer from time to time.
            util.sleep {
              value = 0.01
            }
          }

          finally {
            debug.log {
              value = $input.model ~ ", attempt " ~ $attempt
            }
          }
        }
      }
    }
  }

  response = {model: $input.model, content: $content, attempts: $attempt}

  // The answers to these tests stand in ask_once: a mock answers wherever the test comes by.
  test "gives the answer of the first attempt" {
    input = {model: "gpt-4o", question: "Is anybody there?"}

    expect.to_equal ($response) {
      value = {model: "gpt-4o", content: "Here.", attempts: 1}
    }
  }

  test "gives up after so many attempts" {
    input = {model: "gpt-4o", question: "Is anybody there?", attempts: 2}

    expect.to_throw {
      exception = "503: Overloaded."
    }
  }

  test "does not try again what will not pass" {
    input = {model: "gone", question: "Is anybody there?"}

    expect.to_throw {
      exception = "404: There is no such model."
    }
  }

  test "wants at least one attempt" {
    input = {model: "gpt-4o", question: "Is anybody there?", attempts: 0}

    expect.to_throw {
      exception = "less than the minimum value of 1"
    }
  }
}
