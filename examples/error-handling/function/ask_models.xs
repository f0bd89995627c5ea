// Asks one model after the other until one answers.
function "ask_models" {
  input {
    text question filters=trim
    text[] models
  }

  stack {
    precondition (($input.models|count) > 0) {
      error_type = "inputerror"
      error = "There has to be a model to ask"
    }

    var $answer {
      value = null
    }

    var $failures {
      value = []
    }

    foreach ($input.models) {
      each as $model {
        try_catch {
          try {
            function.run "ask_with_retries" {
              input = {model: $model, question: $input.question}
            } as $answer
          }

          catch {
            array.push $failures {
              value = {model: $model, name: $error.name, message: $error.result}
            }
          }
        }

        conditional {
          if ($answer != null) {
            break
          }
        }
      }
    }

    precondition ($answer != null) {
      error = "None of the models answered"
      payload = $failures
    }
  }

  response = {answer: $answer, failures: $failures}

  test "goes on to the next model" {
    input = {
      question: "Is anybody there?"
      models  : ["gone", "gpt-4o", "gpt-4o-mini"]
    }

    expect.to_equal ($response) {
      value = {
        answer  : {model: "gpt-4o", content: "Here.", attempts: 1}
        failures: [
          {
            model  : "gone"
            name   : "Refused"
            message: "404: There is no such model."
          }
        ]
      }
    }
  }

  test "fails when no model answers" {
    input = {question: "Is anybody there?", models: ["gone", "lost"]}

    expect.to_throw {
      exception = "None of the models answered"
    }
  }

  test "needs a model" {
    input = {question: "Is anybody there?", models: []}

    expect.to_throw {
      exception = "There has to be a model to ask"
    }
  }
}
