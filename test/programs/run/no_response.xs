function "no_response" {
  input {
  }

  stack {
    var $x { value = 1 }
  }

  response = null
}

//> null
