function "switch_break" {
  input {
  }

  stack {
    var $log { value = [] }
    foreach (["a", "b", "c", 1, "1"]) {
      each as $x {
        switch ($x) {
          case ("a") {
            array.push $log { value = "A" }
          } break

          case ("b") {
            array.push $log { value = "B" }
          } break

          case (1) {
            array.push $log { value = "one" }
          } break

          default {
            array.push $log { value = "other" }
          }
        }
      }
    }
  }

  response = $log
}

//> ["A", "B", "other", "one", "one"]
