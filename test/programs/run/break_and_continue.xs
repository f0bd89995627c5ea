function "break_and_continue" {
  input {
  }

  stack {
    var $log { value = [] }
    for (4) {
      each as $i {
        for (4) {
          each as $j {
            conditional {
              if ($j == $i) {
                continue
              }
              elseif ($j > 2) {
                break
              }
            }
            array.push $log { value = $i * 10 + $j }
          }
        }
        conditional {
          if ($i == 2) {
            break
          }
        }
      }
    }
  }

  response = $log
}

//> [1, 2, 10, 12, 20, 21]
