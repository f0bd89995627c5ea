// As small as a function that calculates can be
function "bench/step" {
  input {
    int value
  }

  stack {
  }

  response = ($input.value % 7) + 1
}
