//# A with {"n":3} -> "odd"
function "parity" {
  input {
    int n
  }

  stack {
  }

  response = $input.n % 2 == 0 ? "even" : "odd"
}
