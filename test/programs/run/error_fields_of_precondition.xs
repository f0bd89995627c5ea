function "error_fields_of_precondition" {
  input {
  }

  stack {
    var $codes { value = [] }
    foreach (["standard", "inputerror", "badrequest", "unauthorized", "accessdenied", "notfound", "toomanyrequests"]) {
      each as $type {
        try_catch {
          try {
            precondition (1 > 2) {
              error_type = $type
              error = "no " ~ $type
              payload = {n: 1}
            }
          }

          catch {
            array.push $codes { value = [$error.code, $error.message, $error.result.n] }
          }
        }
      }
    }
  }

  response = $codes|map:$$[0]|unique|count
}

//> 7
