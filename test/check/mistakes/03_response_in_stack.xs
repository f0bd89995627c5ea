//# F response-in-stack with {"n":3} -> "small"
function "size" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n < 10) {
        response = "small"
      }
    }
  }

  response = "large"
}
//# F response-in-stack -> {"ok":true,"n":3}
function "status" {
  input {
  }

  stack {
    var $n {
      value = 3
    }

    // what the caller gets
    response = {ok: true, n: $n}
  }
}
//# F response-in-stack -> 4
function "sum" {
  input {
  }

  stack {
    var $a {
      value = 1 + 3
    }

    response $a
  }
}
