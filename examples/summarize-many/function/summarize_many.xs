// Summarizes several texts, one request each, and adds up what it cost.
function "summarize_many" {
  input {
    text[] texts
    text model?="gpt-4o-mini"
  }

  stack {
    var $summaries {
      value = []
    }

    var $usage {
      value = {
        prompt_tokens    : 0
        completion_tokens: 0
        total_tokens     : 0
      }
    }

    foreach ($input.texts) {
      each as $text {
        function.run "openai_chat_completion" {
          input = {
            model     : $input.model
            messages  : [
              {role: "system", content: "Summarize in one sentence."}
              {role: "user", content: $text}
            ]
            max_tokens: 25
          }
          mock = {
            "summarizes every text"             : {
              content      : "About: " ~ $text
              usage        : {
                prompt_tokens    : 20
                completion_tokens: 5
                total_tokens     : 25
              }
              finish_reason: "stop"
            }
            "tells which summaries were cut off": {
              content      : "About: " ~ $text
              usage        : {
                prompt_tokens    : 20
                completion_tokens: 25
                total_tokens     : 45
              }
              finish_reason: $text == "long" ? "length" : "stop"
            }
          }
        } as $result

        array.push $summaries {
          value = {
            summary : $result.content
            is_whole: ($result.finish_reason == "stop")
          }
        }

        foreach ($usage|keys) {
          each as $kind {
            var.update $usage[$kind] {
              value = ($usage|get:$kind) + ($result.usage|get:$kind)
            }
          }
        }
      }
    }
  }

  response = {summaries: $summaries, usage: $usage}

  test "summarizes every text" {
    input = {texts: ["whales", "bread"]}

    expect.to_equal ($response.summaries) {
      value = [
        {summary: "About: whales", is_whole: true}
        {summary: "About: bread", is_whole: true}
      ]
    }

    expect.to_equal ($response.usage) {
      value = {
        prompt_tokens    : 40
        completion_tokens: 10
        total_tokens     : 50
      }
    }
  }

  test "tells which summaries were cut off" {
    input = {texts: ["short", "long"]}

    expect.to_equal ($response.summaries) {
      value = [
        {summary: "About: short", is_whole: true}
        {summary: "About: long", is_whole: false}
      ]
    }
  }

  // No mock answers here, so this shows as well that nothing is asked.
  test "asks nothing when there is nothing to summarize" {
    input = {texts: []}

    expect.to_be_empty ($response.summaries)
    expect.to_equal ($response.usage.total_tokens) {
      value = 0
    }
  }
}
