//# A negated-value -> -3
function "minus" {
  input {
  }

  stack {
    var $x {
      value = 3
    }
  }

  response = -$x
}
