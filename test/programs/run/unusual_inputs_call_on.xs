// A function that was given an unusual input calls others, and itself, with usual ones.
function "unusual_inputs_call_on" {
  input {
  }

  stack {
    function.run "calls_on" {
      input = {n: 9007199254740993}
    } as $result
  }

  response = $result
}

function "calls_on" {
  input {
    int n
  }

  stack {
    function.run "doubled" {
      input = {n: 3}
    } as $six

    var $inner {
      value = null
    }

    conditional {
      if ($input.n > 5) {
        function.run "calls_on" {
          input = {n: 2}
        } as $inner
      }
    }
  }

  response = [$six, $inner, $input.n]
}

function "doubled" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}

//> [6, [6, null, 2], 9007199254740993]
