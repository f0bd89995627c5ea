function "arithmetic_of_null" {
  input {
  }

  stack {
    var $n { value = null }
    var $x { value = 1 + $n } //! Not numeric.
  }

  response = null
}
