function "switch_falls_through" {
  input {
  }

  stack {
    var $log { value = [] }
    switch (1) {
      case (1) {
        array.push $log { value = "one" }
      }

      case (2) {
        array.push $log { value = "two" }
      } break

      case (3) {
        array.push $log { value = "three" }
      }

      default {
        array.push $log { value = "default" }
      }
    }
    switch (3) {
      case (3) {
        array.push $log { value = "three" }
      }

      default {
        array.push $log { value = "default" }
      }
    }
  }

  response = $log
}

//> ["one", "two", "three", "default"]
