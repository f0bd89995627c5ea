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
    precondition ($env.OPENAI_API_KEY != "") {
      error_type = "unauthorized"
      error = "OPENAI_API_KEY is not set"
    }

    api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = {
        model      : $input.model
        messages   : $input.messages
        temperature: $input.temperature
        max_tokens : $input.max_tokens
      }
      headers = [
        "Content-Type: application/json"
        "Authorization: Bearer " ~ $env.OPENAI_API_KEY
      ]
      timeout = 60
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
}
