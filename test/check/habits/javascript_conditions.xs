//# A -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a === 1 && $a !== "1") {
        return { value = true }
      }
    }
  }

  response = false
}

//# A bare-word -> false
function "example" {
  input {
  }

  stack {
    var $a { value = null }
    conditional {
      if ($a === undefined) {
        return { value = false }
      }
    }
  }

  response = false
}

//# F single-equals -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a = 1) {
        return { value = true }
      }
    }
  }

  response = false
}

//# E foreign-syntax "is_text"
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if (typeof $a === "string") {
        return { value = true }
      }
    }
  }

  response = false
}

//# A -> 5
function "example" {
  input {
  }

  stack {
    var $a { value = null }
  }

  response = $a ?? 5
}

//# F if-without-conditional -> "b"
function "example" {
  input {
  }

  stack {
    var $a { value = 2 }
    if ($a == 1) {
      return { value = "a" }
    } else {
      return { value = "b" }
    }
  }

  response = null
}
