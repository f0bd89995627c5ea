//# A missing-result-variable "as $result"
function "example" {
  input {
  }

  stack {
    array.filter ([1, 2]) if ($this > 1)
  }

  response = null
}

//# A missing-result-variable
function "example" {
  input {
  }

  stack {
    object.keys {
      value = {a: 1}
    }
  }

  response = null
}

//# A -> [1]
function "example" {
  input {
  }

  stack {
    var $list {
      value = []
    }
    array.push $list {
      value = 1
    }
  }

  response = $list
}
