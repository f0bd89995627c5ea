function "loop_variable_stays" {
  input {
  }

  stack {
    foreach ([1, 2, 3]) {
      each as $element {
        conditional {
          if ($element == 2) {
            break
          }
        }
      }
    }
    for (5) {
      each as $i {
      }
    }
  }

  response = [$element, $i]
}

//> [2, 4]
