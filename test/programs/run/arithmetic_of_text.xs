function "arithmetic_of_text" {
  input {
  }

  stack {
    var $x { value = "a" + "b" } //! Not numeric.
  }

  response = null
}

//? ~
