// A loop that does nothing but call a small function
function "bench/calls" {
  input {
    int n
  }

  stack {
    var $sum {
      value = 0
    }

    for ($input.n) {
      each as $i {
        function.run "bench/step" {
          input = {value: $i}
        } as $step

        var.update $sum {
          value = $sum + $step
        }
      }
    }
  }

  response = $sum
}
