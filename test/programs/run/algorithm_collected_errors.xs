function "algorithm_collected_errors" {
  input {
  }

  stack {
    var $trace { value = [] }
    try_catch {
      try {
        try_catch {
          try {
            function.run "errors/deep" { input = {n: 3} } as $x
          }
          catch {
            array.push $trace { value = "inner " ~ $error.message }
            throw {
              name = "Wrapped"
              value = {reason: $error.message, level: 1}
            }
          }
          finally {
            array.push $trace { value = "finally" }
          }
        }
        array.push $trace { value = "never" }
      }
      catch {
        array.push $trace { value = $error.name }
        array.push $trace { value = $error.result.reason ?? "no result" }
      }
    }
    // error per item, collected
    var $ok { value = [] }
    var $bad { value = {} }
    foreach (["1", "x", "", "2.5", null, "-3"]) {
      each as $raw {
        try_catch {
          try {
            precondition ($raw !== null && $raw !== "") {
              error_type = "inputerror"
              error = "empty"
            }
            precondition ("/^-?\\d+(\\.\\d+)?$/"|regex_matches:$raw) {
              error = "not a number: " ~ $raw
            }
            array.push $ok { value = $raw|to_decimal }
          }
          catch {
            var $key { value = $error.code }
            var.update $bad[$key] { value = ($bad[$key] ?? [])|push:$error.message }
          }
        }
      }
    }
    function.run "errors/retry" { input = {fails: 2} } as $attempts
    try_catch {
      try {
        var $nothing { value = null }
        var $v { value = $nothing.a.b }
      }
      catch {
        array.push $trace { value = $error.message }
      }
    }
    try_catch {
      try {
        var $v { value = "a" + 1 }
      }
      catch {
        array.push $trace { value = $error.message }
      }
    }
    try_catch {
      try {
        foreach ({a: 1}) {
          each as $v {
          }
        }
      }
      catch {
        array.push $trace { value = $error.message }
      }
    }
  }

  response = {trace: $trace, ok: $ok, bad: $bad, attempts: $attempts}
}

function "errors/deep" {
  input {
    int n
  }
  stack {
    conditional {
      if ($input.n == 0) {
        throw {
          name = "Bottom"
          value = "reached"
        }
      }
    }
    function.run "errors/deep" { input = {n: $input.n - 1} } as $r
  }
  response = $r
}

function "errors/retry" {
  input {
    int fails
  }
  stack {
    var $attempt { value = 0 }
    var $done { value = false }
    while (!$done && $attempt < 5) {
      each {
        math.add $attempt { value = 1 }
        try_catch {
          try {
            precondition ($attempt > $input.fails) {
              error = "flaky"
            }
            var.update $done { value = true }
          }
          catch {
            debug.log { value = "attempt " ~ $attempt ~ ": " ~ $error.message }
            continue
          }
        }
      }
    }
  }
  response = $attempt
}

//> {"trace": ["inner reached", "finally", "Wrapped", "reached", "Unable to locate var: nothing.a", "Not numeric.", "Please use a numerically indexed array."], "ok": [1, 2.5, -3], "bad": {"ERROR_FATAL": ["not a number: x"], "ERROR_CODE_INPUT_ERROR": ["empty", "empty"]}, "attempts": 3}
