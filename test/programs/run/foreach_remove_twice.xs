function "foreach_remove_twice" {
  input {
  }

  stack {
    var $list { value = [1, 2, 3] }
    foreach ($list) {
      each as $x {
        conditional {
          if ($x == 2) {
            foreach.remove
            foreach.remove
          }
        }
      }
    }
  }

  response = $list
}

//> [1, 3]
