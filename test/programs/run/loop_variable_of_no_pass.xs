function "loop_variable_of_no_pass" {
  input {
  }

  stack {
    for (0) {
      each as $i {
        var $seen { value = $i }
      }
    }
    for (-3) {
      each as $j {
        var $seen { value = $j }
      }
    }
  }

  response = $seen ?? "none"
}

//> "none"
