//# F foreign-syntax -> 1
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    echo "done";
  }

  response = $a
}

//# F assignment -> [1]
function "example" {
  input {
  }

  stack {
    var $a { value = [] }
    $a[] = 1;
  }

  response = $a
}

//# E foreign-syntax "function \"name\""
function "example" {
  input {
  }

  stack {
    function f($a) {
      return $a + 1;
    }
  }

  response = null
}

//# A else-if -> "b"
function "example" {
  input {
  }

  stack {
    var $a { value = 2 }
    conditional {
      if ($a == 1) {
        return { value = "a" }
      }
      else if ($a == 2) {
        return { value = "b" }
      }
    }
  }

  response = null
}

//# A -> "b"
function "example" {
  input {
  }

  stack {
    var $a { value = 2 }
    conditional {
      if ($a == 1) {
        return { value = "a" }
      }
      elseif ($a == 2) {
        return { value = "b" }
      }
    }
  }

  response = null
}
