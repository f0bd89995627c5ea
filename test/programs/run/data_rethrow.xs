function "inner" {
  input {
    int n
  }
  stack {
    try_catch {
      try {
        precondition ($input.n > 0) {
          error_type = "notfound"
          error = "n is " ~ $input.n
        }
        var $x { value = 10 / ($input.n - 1) }
      }
      catch {
        debug.log { value = "inner caught " ~ $error.message }
        throw {
          name = "Wrapped"
          value = "inner failed: " ~ $error.message
        }
      }
    }
  }
  response = $x
}
---
function "data_rethrow" {
  input {
  }
  stack {
    var $out { value = [] }
    foreach ([3, 0, 1]) {
      each as $n {
        try_catch {
          try {
            function.run "inner" {
              input = {n: $n}
            } as $v
            array.push $out { value = $v }
          }
          catch {
            array.push $out { value = $error.name ~ ": " ~ $error.message }
          }
        }
      }
    }
  }
  response = $out
}

//> [5,"Wrapped: inner failed: n is 0","Wrapped: inner failed: Division by zero"]
