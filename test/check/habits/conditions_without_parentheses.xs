//# F foreign-syntax foreign-syntax -> "two"
function "example" {
  input {
  }

  stack {
    var $a { value = 2 }
    conditional {
      // as in Go
      if $a > 3 {
        return { value = "many" }
      }
      elseif $a == 2 && $a != 1 {
        return { value = "two" }
      }
    }
  }

  response = null
}

//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 2 }
    conditional {
      if ($a > 1) && ($a < 3) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $i { value = 0 }
    while $i < 3 {
      each {
        math.add $i { value = 1 }
      }
    }
  }

  response = $i
}

//# F unclosed-bracket -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if (($a == 1) && ($a < 2) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax wrong-argument -> 1
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a > 1) return { value = 2 }
      else ($a == 1) {
        return { value = $a }
      }
    }
  }

  response = null
}
