function "error_uncaught" {
  input {
  }

  stack {
    var $x { value = 1 }
    precondition ($x == 2) { //! x has to be 2
      error_type = "notfound"
      error = "x has to be 2"
    }
  }

  response = null
}
