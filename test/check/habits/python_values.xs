//# F foreign-syntax -> 2
function "example" {
  input {
  }

  stack {
    var $a { value = [1, 2] }
    var $n { value = len($a) }
  }

  response = $n
}

//# F foreign-syntax -> "12"
function "example" {
  input {
  }

  stack {
    var $n { value = str(12) }
  }

  response = $n
}

//# F foreign-syntax -> "Hello Ada"
function "example" {
  input {
  }

  stack {
    var $name { value = "Ada" }
    var $text { value = f"Hello {name}" }
  }

  response = $text
}

//# F foreign-syntax -> 8
function "example" {
  input {
  }

  stack {
    var $a { value = 2 }
    var $n { value = $a ** 3 }
  }

  response = $n
}

//# A comment-division -> 7
function "example" {
  input {
  }

  stack {
    var $n { value = 7 }
    var $half {
      value = $n // 2
    }
  }

  response = $half
}

//# F foreign-syntax -> [2,3]
function "example" {
  input {
  }

  stack {
    var $a { value = [1, 2, 3, 4] }
    var $b { value = $a[1:3] }
  }

  response = $b
}

//# F foreign-syntax -> [2,3]
function "example" {
  input {
  }

  stack {
    var $a { value = [1, 2, 3] }
    var $b { value = $a[1:] }
  }

  response = $b
}

//# F foreign-syntax -> [2,4]
function "example" {
  input {
  }

  stack {
    var $xs { value = [1, 2] }
    var $b { value = [$x * 2 for $x in $xs] }
  }

  response = $b
}

//# F foreign-syntax -> [2,4]
function "example" {
  input {
  }

  stack {
    var $b { value = [1, 2]|map:lambda x: x * 2 }
  }

  response = $b
}
