// Ints that no loop could count to, and defaults, run as the small ones do.
function "inputs_of_any_size" {
  input {
  }

  stack {
    function.run "halves_of" {
      input = {n: 40}
    } as $small

    function.run "halves_of" {
      input = {n: 9007199254740993}
    } as $large

    function.run "halves_of" {
      input = {n: -70368744177665}
    } as $negative
  }

  response = [$small, $large, $negative]
}

function "halves_of" {
  input {
    int n
  }

  stack {
    var $count {
      value = 0
    }

    var $rest {
      value = $input.n
    }

    while ($rest > 1) {
      each {
        var.update $rest {
          value = ($rest / 2)|floor
        }

        math.add $count {
          value = 1
        }
      }
    }
  }

  response = [$input.n + 1, $input.n * 2, $count]
}

//> [[41, 80, 5], [9007199254740994, 18014398509481986, 53], [-70368744177664, -140737488355330, 0]]
