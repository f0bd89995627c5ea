function "started_calls" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }

    var $ids {
      value = []
    }

    // What a call was given is what it was when it was started.
    foreach ([3, 1, 2]) {
      each as $n {
        function.run "counted" {
          input = {list: $list, wait: $n}
          runtime_mode = "async-shared"
        } as $id

        array.push $ids {
          value = $id
        }

        array.push $list {
          value = $n
        }
      }
    }

    await {
      ids = $ids
      timeout = 20
    } as $results

    function.run "counted" {
      input = {list: [], wait: 0}
      async = true
    } as $single

    await $single as $none

    function.run "fails" {
      runtime_mode = "async-dedicated"
    } as $failing

    try_catch {
      try {
        await {
          ids = [$failing]
        } as $never
      }

      catch {
        var $failure {
          value = $error.message
        }
      }
    }

    try_catch {
      try {
        await {
          ids = ["unknown"]
        } as $never
      }

      catch {
        var $unknown {
          value = $error.message
        }
      }
    }

    // Nobody waits for this one.
    function.run "fails" {
      runtime_mode = "async-shared"
    } as $forgotten
  }

  response = [$results|values, ($results|keys) == $ids, $none, $failure, $unknown]
}

function "counted" {
  input {
    int[] list
    decimal wait
  }

  stack {
    util.sleep {
      value = $input.wait
    }
  }

  response = $input.list|count
}

function "fails" {
  input {
  }

  stack {
    precondition (false) {
      error = "it failed"
    }
  }

  response = null
}

//> [[2, 3, 4], true, 0, "it failed", "Async timeout"]
