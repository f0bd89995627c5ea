function "asynchronous" {
  input {
  }

  stack {
    var $log { value = [] }
    foreach ([1, 2]) {
      each as $n {
        util.sleep { value = 0.01 }
        function.run "waits" { input = {n: $n} } as $r
        array.push $log { value = $r }
      }
    }
    try_catch {
      try {
        function.run "waits" { input = {n: 3} } as $r
      }

      catch {
        array.push $log { value = $error.message }
      }

      finally {
        util.sleep { value = 0.01 }
        array.push $log { value = "done" }
      }
    }
  }

  response = $log
}

function "waits" {
  input {
    int n
  }

  stack {
    util.sleep { value = 0.01 }
    precondition ($input.n < 3) {
      error = "three"
    }
  }

  response = $input.n * 10
}

//> [10, 20, "three", "done"]
