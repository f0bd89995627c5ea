//# A kind-mismatch "strlen"
function "example" {
  input {
    text name
  }

  stack {
  }

  response = $input.name|count
}

//# A kind-mismatch "count"
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }
  }

  response = $list|strlen
}

//# A kind-mismatch
function "example" {
  input {
  }

  stack {
    var $parts {
      value = "a,b"|split:","
    }
    var $upper {
      value = $parts|to_upper
    }
  }

  response = $upper
}

//# A kind-mismatch
function "example" {
  input {
  }

  stack {
    array.filter ([1, 2, 3]) if ($this > 1) as $large
  }

  response = $large|strlen
}

//# A kind-mismatch
function "example" {
  input {
  }

  stack {
    object.keys {
      value = {a: 1}
    } as $keys
  }

  response = $keys|to_lower
}

//# A -> 2
function "example" {
  input {
  }

  stack {
    array.filter ([1, 2, 3]) if ($this > 1) as $large
  }

  response = $large|count
}

//# A -> 3
function "example" {
  input {
  }

  stack {
    var $value {
      value = [1, 2]
    }
    conditional {
      if (($value|count) > 1) {
        var.update $value {
          value = "abc"
        }
      }
    }
  }

  response = $value|strlen
}

//# A with {"data":[1]} -> 1
function "example" {
  input {
    json data
  }

  stack {
  }

  response = $input.data|count
}
