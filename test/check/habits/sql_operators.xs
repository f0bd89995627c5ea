//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a <> 2) {
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
      if ($a IS NULL) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a IS NOT NULL AND $a == 1) {
        return { value = true }
      }
    }
  }

  response = false
}

//# E foreign-syntax query-operator
function "example" {
  input {
  }

  stack {
    var $a { value = "abc" }
    conditional {
      if ($a LIKE "a%") {
        return { value = true }
      }
    }
  }

  response = false
}
