//# A -> 6
function "sum" {
  input {
  }

  stack {
    var $sum {
      value = (1 +
        2
        + 3)
    }
  }

  response = $sum
}
//# A line-break-in-expression -> "abc"
function "join" {
  input {
  }

  stack {
    var $text {
      value = "a" ~
        "b" ~
        "c"
    }
  }

  response = $text
}
