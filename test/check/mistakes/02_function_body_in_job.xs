//# E function-body-in-job "function/" "main = "
run.job "Nightly report" {
  input {
    int days?=7
  }

  stack {
    var $total {
      value = $input.days * 24
    }
  }

  response = $total
}
//# E function-body-in-job "function/" "main = "
run.job "Hello" {
  stack {
    debug.log {
      value = "hello"
    }
  }
}
