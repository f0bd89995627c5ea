function "recursion" {
  input {
  }

  stack {
    function.run "factorial" { input = {n: 20} } as $f
  }

  response = $f
}

function "factorial" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n < 2) {
        return {
          value = 1
        }
      }
    }
    function.run "factorial" { input = {n: $input.n - 1} } as $below
  }

  response = $input.n * $below
}

//> 2432902008176640000
