function "outer_variables_in_expressions" {
  input {
  }

  stack {
    var $all { value = [] }
    foreach ([1, 2]) {
      each as $n {
        array.push $all { value = [10, 20]|map:$$ * $n }
      }
    }
  }

  response = $all
}

//> [[10, 20], [20, 40]]
