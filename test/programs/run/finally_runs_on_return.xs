function "finally_runs_on_return" {
  input {
  }

  stack {
    function.run "returns" as $result
  }

  response = $result
}

function "returns" {
  input {
  }

  stack {
    var $log { value = ["returned"] }
    try_catch {
      try {
        array.push $log { value = 1 }
        return {
          value = $log
        }
      }

      catch {
        return {
          value = "caught"
        }
      }

      finally {
        array.push $log { value = "finally" }
        debug.log {
          value = $log
        }
      }
    }
  }

  response = "response"
}

//> ["returned", 1]
