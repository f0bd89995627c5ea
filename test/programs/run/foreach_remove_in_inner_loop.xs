function "foreach_remove_in_inner_loop" {
  input {
  }

  stack {
    var $list { value = [1, 2, 3] }
    foreach ($list) {
      each as $x {
        for (1) {
          each as $i {
            conditional {
              if ($x < 3) {
                remove
              }
            }
          }
        }
      }
    }
  }

  response = $list
}

//> [3]
