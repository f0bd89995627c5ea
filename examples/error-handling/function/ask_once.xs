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
}
