//# F mismatched-bracket mismatched-bracket mismatched-bracket -> [[1,2],{"a":1},3]
function "example" {
  input {
  }

  stack {
    var $a { value = [1, 2) }
    var $b { value = {a: 1] }
    var $c { value = (1 + 2} }
  }

  response = [$a, $b, $c]
}

//# F unterminated-text -> ["abc","def"]
function "example" {
  input {
  }

  stack {
    var $a { value = "abc }
    var $b { value = "def" }
  }

  response = [$a, $b]
}

//# E stray-bracket "deeper"
function "example" {
  input {
  }

  stack {
    conditional {
      if (now > 0) {
        debug.log { value = 1 }
      }
      }
    }

    debug.log { value = 2 }
  }

  response = null
}

//# E unclosed-bracket
function "example" {
  input {
  }

  stack {
    conditional {
      if (now > 0) {
        debug.log { value = 1 }
    }

    debug.log { value = 2 }
  }

  response = null
}

//# E unclosed-bracket
function "example" {
  input {
  }

  stack {
    var $x {
      value = 1

    debug.log { value = $x }
  }

  response = null
}

//# F missing-operator -> ["a","b"]
function "example" {
  input {
  }

  stack {
  }

  response = ["a" "b"]
}
