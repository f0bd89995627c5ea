function "missing_variable" {
  input {
  }

  stack {
    conditional {
      if (false) {
        var $x { value = 1 }
      }
    }
    var $y { value = $x } //! Missing var entry: x
  }

  response = null
}

//? $x
