//# A -> 1
﻿function "example" {
  input {
  }

  stack {
  }

  response = 1
}

//# A -> [1,"a"]
function "example" {
  input {
  }

  stack {
    // comment
    var $a { value = 1 }
    var $b {
      value = ["a"
        "b"]|first
    }
  }

  response = [$a, $b]
}

//# F assignment -> 2
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    $a += 1
  }

  response = $a
}
