function "error_of_the_engine" {
  input {
  }

  stack {
    try_catch {
      try {
        var $x { value = 1 / 0 }
      }

      catch {
        var $x { value = [$error.code, $error.message] }
      }
    }
  }

  response = $x
}

//> ["ERROR_FATAL", "Division by zero"]
