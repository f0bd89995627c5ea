//# A comment-in-value several-constructs comment-in-value -> {"a":1,"b":2}
function "pair" {
  input {
  }

  stack {
    function.run "make" {
      input = {
        // the first isn't optional
        a: 1
        b: 2 // neither is the second
      }
    } as $pair
  }

  response = $pair
}

function "make" {
  input {
    int a
    int b
  }

  stack {
  }

  response = {
    // both of them
    a: $input.a,
    b: $input.b
  }
}
