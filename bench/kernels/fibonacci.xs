// The n-th Fibonacci number by the definition: a function that calls itself twice
function "bench/fibonacci" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n < 2) {
        return {
          value = $input.n
        }
      }
    }

    function.run "bench/fibonacci" {
      input = {n: $input.n - 1}
    } as $one_before

    function.run "bench/fibonacci" {
      input = {n: $input.n - 2}
    } as $two_before
  }

  response = $one_before + $two_before
}
