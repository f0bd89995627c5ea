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
      mock = {
        "gives the translation and its tokens"         : {content: "Le chat dort.", usage: {total_tokens: 21}}
        "says into which language"                     : {content: $task, usage: {total_tokens: 1}}
        "translates into English unless told otherwise": {content: $task, usage: {total_tokens: 1}}
      }
    } as $result
  }

  response = {
    translation: $result.content
    tokens     : $result.usage.total_tokens
  }

  test "gives the translation and its tokens" {
    input = {text: "The cat sleeps.", language: "French"}

    expect.to_equal ($response) {
      value = {translation: "Le chat dort.", tokens: 21}
    }
  }

  // The answer of this test and of the next is the task the model would have been given.
  test "says into which language" {
    input = {text: "The cat sleeps.", language: " French "}

    expect.to_equal ($response.translation) {
      value = "You translate into French."
    }
  }

  test "translates into English unless told otherwise" {
    input = {text: "Guten Tag"}

    expect.to_end_with ($response.translation) {
      value = "into English."
    }
  }

  test "needs a text" {
    input = {text: ""}

    expect.to_throw {
      exception = "Missing param: text"
    }
  }
}
