//# F loop-without-each -> 3
function "count_to" {
  input {
  }

  stack {
    var $i {
      value = 0
    }

    while ($i < 3) {
      // one more
      var.update $i {
        value = $i + 1
      }
    }
  }

  response = $i
}
//# F loop-without-each -> 6
function "sum" {
  input {
  }

  stack {
    var $sum {
      value = 0
    }

    foreach ([1, 2, 3]) {
      math.add $sum {
        value = $item
      }
    }
  }

  response = $sum
}
//# F loop-without-each -> 4
function "double" {
  input {
  }

  stack {
    var $n {
      value = 1
    }

    for (2) {
      stack {
        math.mul $n {
          value = 2
        }
      }
    }
  }

  response = $n
}
