function "algorithm_early_exits" {
  input {
  }

  stack {
    var $log { value = [] }
    // early exits at several depths
    foreach ([[1, 2, 3], [4, 5], [], [6, 7, 8, 9]]) {
      each as $row {
        conditional {
          if (($row|count) == 0) {
            array.push $log { value = "empty" }
            continue
          }
        }
        var $i { value = 0 }
        while (true) {
          each {
            conditional {
              if ($i >= ($row|count)) {
                break
              }
            }
            var $x { value = $row[$i] }
            math.add $i { value = 1 }
            switch ($x % 4) {
              case (0) {
                array.push $log { value = $x ~ "|4" }
              } break
              case (3) {
                continue
              }
              default {
                conditional {
                  if ($x == 9) {
                    array.push $log { value = "nine" }
                  }
                }
              }
            }
          }
        }
      }
    }
    function.run "flow/early" { input = {n: 7} } as $seven
    function.run "flow/early" { input = {n: 100} } as $hundred
    function.run "flow/guard" { input = {list: [3, 0, 5]} } as $guard
    // remove while walking
    var $numbers { value = (1..10) }
    foreach ($numbers) {
      each as $k {
        conditional {
          if (($k % 3 == 0) || ($k % 5 == 0)) {
            foreach.remove
          }
        }
      }
    }
  }

  response = {log: $log, seven: $seven, hundred: $hundred, guard: $guard, numbers: $numbers}
}

function "flow/early" {
  input {
    int n
  }

  stack {
    for (10) {
      each as $i {
        for (10) {
          each as $j {
            conditional {
              if ($i * $j == $input.n) {
                return { value = {i: $i, j: $j} }
              }
            }
          }
        }
      }
    }
  }

  response = null
}

function "flow/guard" {
  input {
    int[] list
  }

  stack {
    var $trail { value = [] }
    foreach ($input.list) {
      each as $d {
        try_catch {
          try {
            var $q { value = 30 / $d }
            array.push $trail { value = $q }
            conditional {
              if ($q == 6) {
                return { value = $trail }
              }
            }
          }
          catch {
            array.push $trail { value = $error.message }
            continue
          }
          finally {
            array.push $trail { value = "f" }
          }
        }
      }
    }
  }

  response = "not reached"
}

//> {"log": ["4|4", "empty", "8|4", "nine"], "seven": {"i": 1, "j": 7}, "hundred": null, "guard": [10, "f", "Division by zero", "f", 6], "numbers": [1, 2, 4, 7, 8]}
