function "conditional_chain" {
  input {
  }

  stack {
    var $names { value = [] }
    foreach ([1, 2, 3, 4]) {
      each as $n {
        conditional {
          if ($n == 1) {
            array.push $names { value = "one" }
          }
          elseif ($n == 2) {
            array.push $names { value = "two" }
          }
          elseif ($n == 3) {
            array.push $names { value = "three" }
          }
          else {
            array.push $names { value = "many" }
          }
        }
      }
    }
  }

  response = $names
}

//> ["one", "two", "three", "many"]
