function "error_fields_of_throw" {
  input {
  }

  stack {
    try_catch {
      try {
        throw {
          name = "Oops"
          value = {reason: "because", list: [1]}
        }
      }

      catch {
        var $caught { value = $error }
      }
    }
  }

  response = {name: $caught.name, code: $caught.code, result: $caught.result, keys: ($caught|keys)}
}

//> {"name": "Oops", "code": "ERROR_CODE_THROWN_ERROR", "result": {"reason": "because", "list": [1]}, "keys": ["code", "message", "name", "result"]}
