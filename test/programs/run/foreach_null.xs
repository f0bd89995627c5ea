function "foreach_null" {
  input {
  }

  stack {
    var $list { value = null }
    foreach ($list) { //! Please use a numerically indexed array.
      each as $x {
      }
    }
  }

  response = null
}
