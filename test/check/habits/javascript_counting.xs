//# F assignment assignment assignment -> 9
function "example" {
  input {
  }

  stack {
    var $i { value = 1 }
    $i++;
    $i += 3
    $i += 2 + 2
  }

  response = $i
}

//# F assignment assignment -> -6
function "example" {
  input {
  }

  stack {
    var $i { value = 1 }
    ++$i
    $i -= 4 * 2
  }

  response = $i
}

//# F assignment assignment -> "ab!"
function "example" {
  input {
  }

  stack {
    var $s { value = "a" }
    $s ~= "b"
    $s .= "!"
  }

  response = $s
}

//# F assignment assignment assignment -> [5,"x",0]
function "example" {
  input {
  }

  stack {
    var $a { value = null }
    var $b { value = "x" }
    var $c { value = 0 }
    $a ??= 5
    $b ||= "y"
    $c &&= 3
  }

  response = [$a, $b, $c]
}

//# F assignment assignment -> [64,3]
function "example" {
  input {
  }

  stack {
    var $a { value = 8 }
    var $b { value = 7 }
    $a **= 2
    $b &= 3
  }

  response = [$a, $b]
}
