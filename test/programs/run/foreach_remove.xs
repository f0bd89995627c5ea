function "foreach_remove" {
  input {
  }

  stack {
    var $list { value = [1, 2, 3, 4, 5, 6] }
    var $copy { value = $list }
    foreach ($list) {
      each as $x {
        conditional {
          if ($x % 2 == 0) {
            foreach.remove
          }
        }
      }
    }
  }

  response = [$list, $copy]
}

//> [[1, 3, 5], [1, 2, 3, 4, 5, 6]]
