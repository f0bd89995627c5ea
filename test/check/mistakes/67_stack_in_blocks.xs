//# F loop-without-each -> 1
function "once" {
  input {
  }

  stack {
    var $n {
      value = 0
    }

    while ($n < 1) {
      stack {
        math.add $n {
          value = 1
        }
      }
    }
  }

  response = $n
}
//# F wrong-place -> 1
function "once" {
  input {
  }

  stack {
    var $n {
      value = 0
    }

    conditional {
      if ($n == 0) {
        stack {
          math.add $n {
            value = 1
          }
        }
      }
    }
  }

  response = $n
}
//# A missing-stack -> 1
function "once" {
  input {
  }

  stack {
    var $n {
      value = 0
    }

    group {
      math.add $n {
        value = 1
      }
    }
  }

  response = $n
}
