function "switch_default_first" {
  input {
  }

  stack {
    switch (2) {
      default {
        var $x { value = "default" }
      } break

      case (2) {
        var $x { value = "two" }
      } break
    }
  }

  response = $x
}

//> "two"
