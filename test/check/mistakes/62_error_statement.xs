//# F unknown-statement with {"n":1} -> 1
function "guard" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n < 0) {
        error {
          message = "n is negative"
        }
      }
    }
  }

  response = $input.n
}
