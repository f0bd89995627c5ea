// The same loop with the body of the function in it
function "bench/loop" {
  input {
    int n
  }

  stack {
    var $sum {
      value = 0
    }

    for ($input.n) {
      each as $i {
        var $step {
          value = ($i % 7) + 1
        }

        var.update $sum {
          value = $sum + $step
        }
      }
    }
  }

  response = $sum
}
