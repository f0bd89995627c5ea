//# F unknown-statement "debug.log"
function "example" {
  input {
  }

  stack {
    debug.logg {
      value = 1
    }
  }

  response = null
}

//# F unknown-attribute "timeout"
function "example" {
  input {
  }

  stack {
    api.request {
      url = "https://example.com"
      method = "GET"
      timout = 3
    } as $r
  }

  response = $r.response.status
}

//# F unknown-filter "to_upper"
function "example" {
  input {
  }

  stack {
  }

  response = "a"|to_uper
}

//# F unknown-filter "to_upper"
function "example" {
  input {
  }

  stack {
  }

  response = "a"|toUpperCase
}

//# F unknown-type "text"
function "example" {
  input {
    txet a
  }

  stack {
  }

  response = $input.a
}

//# F unknown-input-filter "lower"
function "example" {
  input {
    text a filters=lowr
  }

  stack {
  }

  response = $input.a
}

//# F unknown-variable "$total"
function "example" {
  input {
  }

  stack {
    var $total {
      value = 1
    }
  }

  response = $totel
}

//# F unknown-variable "$input.name"
function "example" {
  input {
    text name
  }

  stack {
  }

  response = $name
}

//# F wrong-attribute-value "notfound"
function "example" {
  input {
    int a
  }

  stack {
    precondition ($input.a > 1) {
      error_type = "not found"
      error = "none"
    }
  }

  response = 1
}

//# E function-not-found "greet"
function "main" {
  input {
  }

  stack {
    function.run "gret" {
      input = {}
    } as $r
  }

  response = $r
}
---
function "greet" {
  input {
  }

  stack {
  }

  response = "hi"
}

//# E unknown-construct "function"
functoin "a" {
  input {
  }

  stack {
  }

  response = 1
}

//# F query-operator "contains"
function "example" {
  input {
  }

  stack {
    var $a {
      value = "abc"
    }
    conditional {
      if ($a includes "b") {
        return {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A unknown-variable "$total"
function "example" {
  input {
  }

  stack {
    var $total {
      value = 2
    }
    
    var $twice {
      value = !expr "$totl * 2"
    }
  }

  response = [$total, $twice]
}

//# A -> 4
function "example" {
  input {
  }

  stack {
    var $total {
      value = 2
    }
  }

  response = !expr "$total * 2"
}
