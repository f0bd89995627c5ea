// Sends one question, and says by the name of its error whether asking again may help.
function "ask_once" {
  input {
    text model
    text question
  }

  stack {
    api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = {
        model   : $input.model
        messages: [{role: "user", content: $input.question}]
      }
      headers = [
        "Content-Type: application/json"
        "Authorization: Bearer " ~ $env.OPENAI_API_KEY
      ]
      timeout = 30
      mock = {
        "gives the answer"                               : {
          response: {
            status: 200
            result: {choices: [{message: {content: "Yes."}}]}
          }
        }
        "refuses what will not pass"                     : {
          response: {
            status: 404
            result: {error: {message: "There is no such model."}}
          }
        }
        "is unavailable when there are too many requests": {
          response: {status: 429, result: {error: {message: "Slow down."}}}
        }
        "is unavailable when nobody answers"             : {response: {status: 0, result: null}}
        "gives the answer of the first attempt"          : {
          response: {
            status: 200
            result: {choices: [{message: {content: "Here."}}]}
          }
        }
        "gives up after so many attempts"                : {
          response: {status: 503, result: {error: {message: "Overloaded."}}}
        }
        "does not try again what will not pass"          : {
          response: {
            status: 404
            result: {error: {message: "There is no such model."}}
          }
        }
        "goes on to the next model"                      : {
          response: {
            status: $input.model == "gone" ? 404 : 200
            result: {
              choices: [{message: {content: "Here."}}]
              error  : {message: "There is no such model."}
            }
          }
        }
        "fails when no model answers"                    : {response: {status: 404, result: null}}
      }
    } as $api_call

    var $status {
      value = $api_call.response.status
    }

    conditional {
      if ($status != 200) {
        var $passes {
          value = ($status == 0) || ($status == 429) || ($status >= 500)
        }

        throw {
          name = $passes ? "Unavailable" : "Refused"
          value = $status ~ ": " ~ ($api_call.response|get:"result.error.message":"no explanation")
        }
      }
    }

    var $choice {
      value = $api_call.response.result.choices|first
    }
  }

  response = $choice.message.content

  test "gives the answer" {
    input = {model: "gpt-4o", question: "Is anybody there?"}

    expect.to_equal ($response) {
      value = "Yes."
    }
  }

  // What `throw` gives as its value is the message of the error.
  test "refuses what will not pass" {
    input = {model: "gone", question: "Is anybody there?"}

    expect.to_throw {
      exception = "404: There is no such model."
    }
  }

  test "is unavailable when there are too many requests" {
    input = {model: "gpt-4o", question: "Is anybody there?"}

    expect.to_throw {
      exception = "429: Slow down."
    }
  }

  test "is unavailable when nobody answers" {
    input = {model: "gpt-4o", question: "Is anybody there?"}

    expect.to_throw {
      exception = "0: no explanation"
    }
  }
}
