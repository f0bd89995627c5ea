//# F foreign-syntax foreign-syntax -> {"a":1,"b":2}
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    var $b { value = 2 }
    var $o { value = {a, $b} }
  }

  response = $o
}

//# A -> {"a":1,"b":2}
function "example" {
  input {
  }

  stack {
    var $o { value = {a: 1} }
    var $p { value = {...$o, b: 2} }
  }

  response = $p
}

//# A -> [1,2,3]
function "example" {
  input {
  }

  stack {
    var $o { value = [1, 2] }
    var $p { value = [...$o, 3] }
  }

  response = $p
}

//# F optional-chaining -> null
function "example" {
  input {
  }

  stack {
    var $o { value = {} }
  }

  response = $o?.a?.b
}
