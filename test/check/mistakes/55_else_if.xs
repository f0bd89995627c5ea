//# A else-if with {"n":0} -> "zero"
function "sign" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n > 0) {
        return {
          value = "plus"
        }
      }
      else if ($input.n < 0) {
        return {
          value = "minus"
        }
      }
    }
  }

  response = "zero"
}
