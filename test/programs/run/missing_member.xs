function "missing_member" {
  input {
  }

  stack {
    var $a { value = {x: 1} }
    var $y { value = $a.b } //! Unable to locate var: a.b
  }

  response = null
}

//? |get:"b"
