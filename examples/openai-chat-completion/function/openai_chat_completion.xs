// Asks OpenAI's chat completion API to continue a conversation.
function "openai_chat_completion" {
  description = "Sends a conversation to OpenAI and gives the answer with what it cost."

  input {
    // Name of the model
    text model?="gpt-4o" filters=trim

    // The conversation: objects with role and content
    object[] messages {
      schema {
        text role
        text content
      }
    }

    // From 0 to 2
    decimal temperature?=0.7 filters=min:0|max:2

    // The longest answer, in tokens
    int max_tokens?=150 filters=min:1
  }

  stack {
    // In a test the key is whatever the test says, on every machine.
    var $key {
      value = $env.OPENAI_API_KEY
      mock = {
        "gives the answer and what it cost"      : "sk-test"
        "sends what it is given"                 : "sk-test"
        "fills in what is left out"              : "sk-test"
        "says that an answer was cut off"        : "sk-test"
        "needs a key"                            : ""
        "tells why the key is refused"           : "sk-test"
        "tells when there were too many requests": "sk-test"
        "tells of any other failure"             : "sk-test"
        "tells when nobody answers"              : "sk-test"
      }
    }

    precondition ($key != "") {
      error_type = "unauthorized"
      error = "OPENAI_API_KEY is not set"
    }

    var $body {
      value = {
        model      : $input.model
        messages   : $input.messages
        temperature: $input.temperature
        max_tokens : $input.max_tokens
      }
    }

    // Two of these answers give back what would have been sent, so that a test can look at it.
    api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = $body
      headers = [
        "Content-Type: application/json"
        "Authorization: Bearer " ~ $key
      ]
      timeout = 60
      mock = {
        "gives the answer and what it cost"      : {
          response: {
            status: 200
            result: {
              model  : "gpt-4o-2024-08-06"
              choices: [
                {
                  message      : {role: "assistant", content: "Why did the tomato blush?"}
                  finish_reason: "stop"
                }
              ]
              usage  : {
                prompt_tokens    : 24
                completion_tokens: 7
                total_tokens     : 31
              }
            }
          }
        }
        "sends what it is given"                 : {
          response: {
            status: 200
            result: {
              model  : $body.model
              choices: [{message: {content: $body}, finish_reason: "stop"}]
              usage  : {
                prompt_tokens    : 1
                completion_tokens: 1
                total_tokens     : 2
              }
            }
          }
        }
        "fills in what is left out"              : {
          response: {
            status: 200
            result: {
              model  : $body.model
              choices: [{message: {content: $body}, finish_reason: "stop"}]
              usage  : {
                prompt_tokens    : 1
                completion_tokens: 1
                total_tokens     : 2
              }
            }
          }
        }
        "says that an answer was cut off"        : {
          response: {
            status: 200
            result: {
              model  : "gpt-4o"
              choices: [
                {
                  message      : {content: "Once upon a"}
                  finish_reason: "length"
                }
              ]
              usage  : {
                prompt_tokens    : 9
                completion_tokens: 3
                total_tokens     : 12
              }
            }
          }
        }
        "tells why the key is refused"           : {
          response: {
            status: 401
            result: {error: {message: "Incorrect API key provided."}}
          }
        }
        "tells when there were too many requests": {
          response: {
            status: 429
            result: {error: {message: "Rate limit reached."}}
          }
        }
        "tells of any other failure"             : {
          response: {status: 503, result: "<html>Bad gateway</html>"}
        }
        "tells when nobody answers"              : {response: {status: 0, result: null}}
      }
    } as $api_call

    var $status {
      value = $api_call.response.status
    }

    // A request that got no answer has the status 0.
    precondition ($status > 0) {
      error = "OpenAI could not be reached"
    }

    var $reason {
      value = $api_call.response
        |get:"result.error.message":"no explanation"
    }

    precondition ($status != 401) {
      error_type = "unauthorized"
      error = "OpenAI refused the key (401): " ~ $reason
    }

    precondition ($status != 429) {
      error_type = "toomanyrequests"
      error = "OpenAI wants fewer requests (429): " ~ $reason
    }

    precondition ($status == 200) {
      error = "OpenAI answered " ~ $status ~ ": " ~ $reason
      payload = {status: $status, reason: $reason}
    }

    var $completion {
      value = $api_call.response.result
    }

    var $choice {
      value = $completion.choices|first
    }
  }

  response = {
    success      : true
    model        : $completion.model
    content      : $choice.message.content
    usage        : {
      prompt_tokens    : $completion.usage.prompt_tokens
      completion_tokens: $completion.usage.completion_tokens
      total_tokens     : $completion.usage.total_tokens
    }
    finish_reason: $choice.finish_reason
  }

  test "gives the answer and what it cost" {
    input = {messages: [{role: "user", content: "Tell me a joke."}]}

    expect.to_equal ($response) {
      value = {
        success      : true
        model        : "gpt-4o-2024-08-06"
        content      : "Why did the tomato blush?"
        usage        : {
          prompt_tokens    : 24
          completion_tokens: 7
          total_tokens     : 31
        }
        finish_reason: "stop"
      }
    }
  }

  test "sends what it is given" {
    input = {
      model      : " gpt-4o-mini "
      messages   : [{role: "user", content: "Hello"}]
      temperature: 0.2
      max_tokens : 50
    }

    expect.to_equal ($response.content) {
      value = {
        model      : "gpt-4o-mini"
        messages   : [{role: "user", content: "Hello"}]
        temperature: 0.2
        max_tokens : 50
      }
    }
  }

  test "fills in what is left out" {
    input = {messages: [{role: "user", content: "Hello"}]}

    expect.to_equal ($response.content.model) {
      value = "gpt-4o"
    }

    expect.to_equal ($response.content.temperature) {
      value = 0.7
    }

    expect.to_equal ($response.content.max_tokens) {
      value = 150
    }
  }

  test "says that an answer was cut off" {
    input = {
      messages  : [{role: "user", content: "Tell me a story."}]
      max_tokens: 3
    }

    expect.to_equal ($response.finish_reason) {
      value = "length"
    }
  }

  test "needs a key" {
    input = {messages: [{role: "user", content: "Hello"}]}

    expect.to_throw {
      exception = "OPENAI_API_KEY is not set"
    }
  }

  test "tells why the key is refused" {
    input = {messages: [{role: "user", content: "Hello"}]}

    expect.to_throw {
      exception = "OpenAI refused the key (401): Incorrect API key provided."
    }
  }

  test "tells when there were too many requests" {
    input = {messages: [{role: "user", content: "Hello"}]}

    expect.to_throw {
      exception = "OpenAI wants fewer requests (429): Rate limit reached."
    }
  }

  test "tells of any other failure" {
    input = {messages: [{role: "user", content: "Hello"}]}

    expect.to_throw {
      exception = "OpenAI answered 503: no explanation"
    }
  }

  test "tells when nobody answers" {
    input = {messages: [{role: "user", content: "Hello"}]}

    expect.to_throw {
      exception = "OpenAI could not be reached"
    }
  }

  test "refuses a temperature above 2" {
    input = {
      messages   : [{role: "user", content: "Hello"}]
      temperature: 2.5
    }

    expect.to_throw {
      exception = "greater than the maximum value of 2"
    }
  }

  test "refuses an answer of no tokens" {
    input = {
      messages  : [{role: "user", content: "Hello"}]
      max_tokens: 0
    }

    expect.to_throw {
      exception = "less than the minimum value of 1"
    }
  }
}
