//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    for (let i = 0; i < 3; i++) {
      math.add $sum { value = 1 }
    }
  }

  response = $sum
}

//# F foreign-syntax assignment -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    for ($i = 0; $i < 3; $i++) {
      $sum += $i
    }
  }

  response = $sum
}

//# E foreign-syntax "while"
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    for (let i = 10; i > 0; i -= 2) {
      math.add $sum { value = 1 }
    }
  }

  response = $sum
}

//# F foreign-syntax -> 6
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    var $list { value = [1, 2, 3] }
    for (const $x of $list) {
      math.add $sum { value = $x }
    }
  }

  response = $sum
}

//# F foreign-syntax -> 6
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    for ($x in [1, 2, 3]) {
      math.add $sum { value = $x }
    }
  }

  response = $sum
}
