function "concatenation_of_object" {
  input {
  }

  stack {
    var $o { value = {a: 1} }
    var $x { value = "a" ~ $o } //! as text
  }

  response = null
}

//? json_encode
