// Translates a text with one call of the built-in function.
function "translate" {
  input {
    text text filters=trim
    text language?="English" filters=trim
  }

  stack {
    var $task {
      value = "You translate into " ~ $input.language ~ "."
    }

    function.run "openai_chat_completion" {
      input = {
        model      : "gpt-4o"
        messages   : [
          {role: "system", content: $task}
          {role: "user", content: $input.text}
        ]
        temperature: 0
      }
    } as $result
  }

  response = {
    translation: $result.content
    tokens     : $result.usage.total_tokens
  }
}
