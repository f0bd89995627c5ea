//# A decimal-index "floor"
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3]
    }
    var $middle {
      value = $list[($list|count) / 2]
    }
  }

  response = $middle
}

//# A decimal-index
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3]
    }
    var $low {
      value = 0
    }
    var $high {
      value = 2
    }
    var $middle {
      value = ($low + $high) / 2
    }
    var $found {
      value = $list[$middle]
    }
  }

  response = $found
}

//# A decimal-index
function "example" {
  input {
  }

  stack {
    var $n {
      value = 5
    }
    var $sum {
      value = 0
    }
    for ($n / 2) {
      each as $i {
        math.add $sum {
          value = $i
        }
      }
    }
  }

  response = $sum
}

//# A decimal-index
function "example" {
  input {
  }

  stack {
    var $n {
      value = 5
    }
    var $list {
      value = (1..$n / 2)
    }
  }

  response = $list
}

//# A -> 2
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3]
    }
    var $middle {
      value = (($list|count) / 2)|floor
    }
    var $found {
      value = $list[$middle]
    }
  }

  response = $found
}

//# A -> 2
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3]
    }
    var $middle {
      value = ($list|count) / 2
    }
    var.update $middle {
      value = $middle|floor
    }
    var $found {
      value = $list[$middle]
    }
  }

  response = $found
}

//# A -> 3
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3]
    }
    var $found {
      value = $list[4 / 2]
    }
  }

  response = $found
}

//# A -> 2.5
function "example" {
  input {
  }

  stack {
    var $n {
      value = 5
    }
    var $half {
      value = $n / 2
    }
  }

  response = $half
}
