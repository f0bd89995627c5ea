function "error_passes_through_calls" {
  input {
  }

  stack {
    try_catch {
      try {
        function.run "outer" as $x
      }

      catch {
        var $x { value = [$error.code, $error.name, $error.message] }
      }
    }
  }

  response = $x
}

function "outer" {
  input {
  }

  stack {
    function.run "inner" as $y
  }

  response = $y
}

function "inner" {
  input {
  }

  stack {
    throw {
      name = "Deep"
      value = "from below"
    }
  }

  response = 1
}

//> ["ERROR_CODE_THROWN_ERROR", "Deep", "from below"]
