// Three requests a minute for each customer; whoever asks more often hears about it.
function "redis_rate_limit" {
  input {
  }

  stack {
    var $answers {
      value = []
    }

    foreach (["ada", "ada", "bob", "ada", "ada"]) {
      each as $customer {
        try_catch {
          try {
            function.run "answer" {
              input = {customer: $customer}
            } as $answer
          }

          catch {
            var $answer {
              value = $error.code ~ ": " ~ $error.message
            }
          }
        }

        array.push $answers {
          value = $answer
        }
      }
    }

    util.sleep {
      value = 61
    }

    function.run "answer" {
      input = {customer: "ada"}
    } as $later
  }

  response = $answers ~ [$later]
}

function "answer" {
  input {
    text customer
  }

  stack {
    redis.ratelimit {
      key = "requests:" ~ $input.customer
      max = 3
      ttl = 60
      error = "Too many requests, " ~ $input.customer
    }
  }

  response = "hello " ~ $input.customer
}

//> ["hello ada", "hello ada", "hello bob", "hello ada", "ERROR_CODE_TOO_MANY_REQUESTS: Too many requests, ada", "hello ada"]
