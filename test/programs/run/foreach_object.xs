function "foreach_object" {
  input {
  }

  stack {
    var $object { value = {a: 1} }
    foreach ($object) { //! Please use a numerically indexed array.
      each as $x {
      }
    }
  }

  response = null
}

//? entries
