//# F foreign-syntax with {"numbers":[1,2,3]} -> 6
function "sum" {
  input {
    int[] numbers
  }

  stack {
    var $sum {
      value = 0
    }

    foreach ($input.numbers as $n) {
      math.add $sum {
        value = $n
      }
    }
  }

  response = $sum
}
//# F foreign-syntax with {"numbers":[1,2,3]} -> 6
function "sum" {
  input {
    int[] numbers
  }

  stack {
    var $sum {
      value = 0
    }

    foreach ($input.numbers as $n) {
      each {
        math.add $sum {
          value = $n
        }
      }
    }
  }

  response = $sum
}
//# F foreign-syntax with {"numbers":[1,2,3]} -> 6
function "sum" {
  input {
    int[] numbers
  }

  stack {
    var $sum {
      value = 0
    }

    each ($input.numbers as $n) {
      math.add $sum {
        value = $n
      }
    }
  }

  response = $sum
}
