//# A missing-input-block -> 1
function "one" {
  stack {
  }

  response = 1
}
