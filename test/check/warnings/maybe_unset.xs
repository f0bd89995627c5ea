//# A maybe-unset
function "example" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n > 1) {
        var $size {
          value = "big"
        }
      }
    }
  }

  response = $size
}

//# A with {"n":1} -> "small"
function "example" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n > 1) {
        var $size {
          value = "big"
        }
      }
      else {
        var $size {
          value = "small"
        }
      }
    }
  }

  response = $size
}

//# A with {"id": 2} -> 2
function "example" {
  input {
    int id
  }

  stack {
    conditional {
      if ($input.id > 1) {
        var $people {
          value = [$input.id]
        }
      }
    }

    var $sum {
      value = 0
    }

    conditional {
      if ($input.id > 1 && ($people != null)) {
        foreach ($people) {
          each as $person {
            math.add $sum {
              value = $person
            }
          }
        }
      }
    }
  }

  response = $sum
}

//# A maybe-unset "$people"
function "example" {
  input {
    int id
  }

  stack {
    conditional {
      if ($input.id > 1) {
        var $people {
          value = [$input.id]
        }
      }
    }

    conditional {
      if ($input.id > 1 || $people != null) {
        debug.log {
          value = $people
        }
      }
    }
  }

  response = null
}
