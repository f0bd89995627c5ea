//# F unknown-statement with {"a":1} -> 2
function "example" {
  input {
    int a
  }

  stack {
    conditional {
      if ($input.a > 1) {
        return { value = 1 }
      }
      elif ($input.a > 0) {
        return { value = 2 }
      }
    }
  }

  response = null
}
