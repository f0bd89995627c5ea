function "finally_in_order" {
  input {
  }

  stack {
    var $log { value = [] }
    for (3) {
      each as $i {
        try_catch {
          try {
            conditional {
              if ($i == 0) {
                continue
              }
              elseif ($i == 1) {
                throw {
                  name = "one"
                  value = "raised"
                }
              }
            }
            array.push $log { value = "try" ~ $i }
          }

          catch {
            array.push $log { value = $error.message }
          }

          finally {
            array.push $log { value = "finally" ~ $i }
          }
        }
      }
    }
  }

  response = $log
}

//> ["finally0", "raised", "finally1", "try2", "finally2"]
