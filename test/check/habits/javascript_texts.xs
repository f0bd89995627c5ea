//# F foreign-syntax -> "Hello Ada!"
function "example" {
  input {
  }

  stack {
    var $name { value = "Ada" }
    var $text { value = `Hello ${name}!` }
  }

  response = $text
}

//# F foreign-syntax -> "2 of 4"
function "example" {
  input {
  }

  stack {
    var $n { value = 2 }
    var $text { value = `${$n} of ${$n * 2}` }
  }

  response = $text
}

//# A interpolation -> "Hello ${name}"
function "example" {
  input {
  }

  stack {
    var $name { value = "Ada" }
    var $text { value = "Hello ${name}" }
    debug.log { value = $name }
  }

  response = $text
}
