//# F assignment -> 2
function "assign" {
  input {
  }

  stack {
    var $x {
      value = 1
    }

    $x = 2
  }

  response = $x
}
//# F assignment assignment -> 3
function "assign" {
  input {
  }

  stack {
    $x = 1
    $y = $x + 2
  }

  response = $y
}
//# F unknown-statement -> 2
function "assign" {
  input {
  }

  stack {
    var $x {
      value = 1
    }

    set $x {
      value = 2
    }
  }

  response = $x
}
//# F assignment -> 2
function "assign" {
  input {
  }

  stack {
    set $x = 2
  }

  response = $x
}
//# F foreign-syntax -> [0,1]
function "positions" {
  input {
  }

  stack {
    var $places {
      value = []
    }

    foreach (["a", "b"]) {
      each as $v, $i {
        array.push $places {
          value = $i
        }
      }
    }
  }

  response = $places
}
//# F assignment -> 1
function "assign" {
  input {
  }

  stack {
    var $x = 1
  }

  response = $x
}
