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
}
