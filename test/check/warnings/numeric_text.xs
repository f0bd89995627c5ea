//# A numeric-text numeric-text "temperature: 0.7"
function "example" {
  input {
  }

  stack {
    api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = {
        model: "gpt-4o",
        messages: [],
        temperature: "0.7",
        max_tokens: "100"
      }
    } as $answer
  }

  response = $answer.response.status
}

//# A
function "example" {
  input {
  }

  stack {
    api.request {
      url = "https://example.com/weather"
      method = "POST"
      params = {city: "Oslo", temperature: "0.7"}
    } as $answer
  }

  response = $answer.response.status
}

//# A
function "example" {
  input {
  }

  stack {
    api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = {model: "gpt-4o", messages: [], temperature: 0.7}
    } as $answer
  }

  response = $answer.response.status
}
