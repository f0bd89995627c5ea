function "for_of_null" {
  input {
  }

  stack {
    var $n { value = null }
    for ($n) { //! Not numeric.
      each as $i {
      }
    }
  }

  response = null
}
