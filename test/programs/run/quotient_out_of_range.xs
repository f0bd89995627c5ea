function "quotient_out_of_range" {
  input {
  }

  stack {
    var $large { value = 1e300 }
    var $x { value = $large / 1e-300 } //! Number is out of range
  }

  response = null
}
