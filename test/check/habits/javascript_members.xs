//# A length-member
function "example" {
  input {
  }

  stack {
    var $list { value = [1, 2] }
  }

  response = $list.length
}

//# A length-member
function "example" {
  input {
  }

  stack {
    var $text { value = "abc" }
  }

  response = $text.length
}

//# F foreign-syntax -> [1]
function "example" {
  input {
  }

  stack {
    var $list { value = [] }
    $list.push(1)
  }

  response = $list
}

//# F foreign-syntax -> [0]
function "example" {
  input {
  }

  stack {
    var $list { value = [] }
    list.unshift(0);
  }

  response = $list
}

//# F foreign-syntax foreign-syntax -> ["ABC",true]
function "example" {
  input {
  }

  stack {
    var $text { value = "abc" }
    var $a { value = $text.toUpperCase() }
    var $b { value = $text.includes("b") }
  }

  response = [$a, $b]
}

//# F foreign-syntax -> ["a","b"]
function "example" {
  input {
  }

  stack {
    var $text { value = "a,b" }
    var $parts { value = $text.split(",") }
  }

  response = $parts
}

//# E foreign-syntax "no methods"
function "example" {
  input {
  }

  stack {
    var $text { value = "abc" }
    var $x { value = $text.frobnicate(1) }
  }

  response = $x
}
