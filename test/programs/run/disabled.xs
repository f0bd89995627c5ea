function "disabled" {
  input {
  }

  stack {
    var $x { value = 1 }
    !var $x { value = 2 }
    var $x {
      value = 3
      disabled = true
    }
    conditional {
      disabled = true
      if (true) {
        var $x { value = 4 }
      }
    }
    var $o { value = {a: 1, !b: 2} }
  }

  response = [$x, $o, ([3, 1]!|sort|first)]
}

//> [1, {"a": 1}, 3]
