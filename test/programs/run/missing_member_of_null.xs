function "missing_member_of_null" {
  input {
  }

  stack {
    var $a { value = {b: null} }
    var $y { value = $a.b.c } //! Unable to locate var: a.b.c
  }

  response = null
}

//? ??
