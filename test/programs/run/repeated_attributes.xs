function "repeated_attributes" {
  input {
  }

  stack {
    var $x {
      value = 1
      description = "first"
      !value = 2
    }
  }

  response = $x
}

//> 1
