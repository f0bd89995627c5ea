//# A constant-condition "always true"
function "example" {
  input {
  }

  stack {
    conditional {
      if (true) {
        return {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A constant-condition "always false"
function "example" {
  input {
  }

  stack {
    conditional {
      if (1 > 2) {
        return {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A constant-condition
function "example" {
  input {
    int a
  }

  stack {
    conditional {
      if ($input.a == $input.a) {
        return {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A with {"a":1} -> 1
function "example" {
  input {
    int a
  }

  stack {
    conditional {
      if ($input.a == $input["a"]) {
        return {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A -> false
function "example" {
  input {
  }

  stack {
    var $again {
      value = true
    }
    while ($again) {
      each {
        var.update $again {
          value = false
        }
      }
    }
  }

  response = $again
}

//# A -> true
function "example" {
  input {
  }

  stack {
  }

  response = true ? true : false
}
