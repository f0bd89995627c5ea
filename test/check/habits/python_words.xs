//# A bare-word bare-word bare-word
function "example" {
  input {
  }

  stack {
    var $a { value = None }
    var $b { value = True }
    var $c { value = False }
  }

  response = [$a, $b, $c]
}

//# F foreign-syntax foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    var $b { value = 2 }
    conditional {
      if ($a == 1 and $b == 2 or $a == 3) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = false }
    conditional {
      if (not $a) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = null }
    conditional {
      if ($a is null) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a is not null) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F query-operator -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a in [1, 2]) {
        return { value = true }
      }
    }
  }

  response = false
}
