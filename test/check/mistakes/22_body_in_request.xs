//# F unknown-attribute "params"
function "send" {
  input {
    json p
  }

  stack {
    api.request {
      url = "https://example.com/items"
      method = "POST"
      body = $input.p
      headers = ["Content-Type: application/json"]
    } as $answer
  }

  response = $answer.response.result
}
//# F unknown-attribute "params"
function "send" {
  input {
    json p
  }

  stack {
    api.request {
      url = "https://example.com/items"
      method = "POST"
      payload = $input.p
    } as $answer
  }

  response = $answer.response.status
}
