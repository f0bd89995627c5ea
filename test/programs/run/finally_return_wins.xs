function "finally_return_wins" {
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
    try_catch {
      try {
        throw {
          name = "x"
          value = "lost"
        }
      }

      catch {
        return {
          value = "from catch"
        }
      }

      finally {
        return {
          value = "from finally"
        }
      }
    }
  }

  response = "response"
}

//> "from finally"
