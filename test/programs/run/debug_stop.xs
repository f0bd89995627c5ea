function "debug_stop" {
  input {
  }

  stack {
    function.run "stops" as $x
  }

  response = "not reached"
}

function "stops" {
  input {
  }

  stack {
    try_catch {
      try {
        debug.stop {
          value = {stopped: true}
        }
      }

      catch {
        return {
          value = "caught"
        }
      }
    }
  }

  response = 1
}

//> {"stopped": true}
