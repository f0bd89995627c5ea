//# A endless-loop
function "example" {
  input {
  }

  stack {
    var $i {
      value = 0
    }
    while ($i < 3) {
      each {
        debug.log {
          value = $i
        }
      }
    }
  }

  response = null
}

//# A endless-loop "break"
function "example" {
  input {
  }

  stack {
    while (true) {
      each {
        debug.log {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A -> 3
function "example" {
  input {
  }

  stack {
    var $i {
      value = 0
    }
    while (true) {
      each {
        math.add $i {
          value = 1
        }

        conditional {
          if ($i > 2) {
            break
          }
        }
      }
    }
  }

  response = $i
}

//# A -> 1
function "example" {
  input {
  }

  stack {
    while (true) {
      each {
        return {
          value = 1
        }
      }
    }
  }

  response = null
}

//# A -> []
function "example" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }
    while (($list|count) > 0) {
      each {
        array.pop $list as $last
      }
    }
  }

  response = $list
}
