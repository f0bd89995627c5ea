//# F foreign-syntax -> 1
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    print($a)
  }

  response = $a
}

//# F foreign-syntax
function "example" {
  input {
  }

  stack {
    raise ValueError("bad")
  }

  response = null
}
