//# F foreign-syntax -> 6
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    for $i in 1..3 {
      math.add $sum { value = $i }
    }
  }

  response = $sum
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    for i in range(3) {
      math.add $sum { value = $i }
    }
  }

  response = $sum
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    // both of them
    foreach $x in [1, 2] {
      math.add $sum { value = $x }
    }
  }

  response = $sum
}

//# F foreign-syntax foreign-syntax -> 6
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    foreach ([1, 2]) as $x {
      math.add $sum { value = $x }
    }
    for (3) as $i {
      each {
        math.add $sum { value = $i }
      }
    }
  }

  response = $sum
}

//# F wrong-argument -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    foreach ([1, 2]) {
      each ($x) {
        math.add $sum { value = $x }
      }
    }
  }

  response = $sum
}
