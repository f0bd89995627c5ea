//# F if-without-conditional with {"n":4} -> "even and small"
function "describe" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n % 2 == 0) {
        if ($input.n < 10) {
          return {
            value = "even and small"
          }
        }
      }
      else {
        return {
          value = "odd"
        }
      }
    }
  }

  response = "even"
}
//# F if-without-conditional if-without-conditional with {"n":1} -> "c"
function "nested" {
  input {
    int n
  }

  stack {
    if ($input.n > 0) {
      if ($input.n > 3) {
        return { value = "b" }
      }
      else {
        return { value = "c" }
      }
    }
  }

  response = "a"
}
