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
}
