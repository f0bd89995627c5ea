function "division_by_zero" {
  input {
  }

  stack {
    var $x { value = 5 % 0 } //! Division by zero
  }

  response = null
}
