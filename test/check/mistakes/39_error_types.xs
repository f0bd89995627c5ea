//# F wrong-attribute-value
function "guard" {
  input {
    int n
  }

  stack {
    precondition ($input.n > 0) {
      error_type = "runtime"
      error = "n has to be positive"
    }
  }

  response = $input.n
}
//# F wrong-attribute-value
function "guard" {
  input {
    int n
  }

  stack {
    precondition ($input.n > 0) {
      error_type = "not_found"
      error = "n has to be positive"
    }
  }

  response = $input.n
}
