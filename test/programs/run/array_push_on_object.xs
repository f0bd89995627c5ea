function "array_push_on_object" {
  input {
  }

  stack {
    var $a { value = {x: 1} }
    array.push $a { value = 1 } //! needs an array
  }

  response = null
}
