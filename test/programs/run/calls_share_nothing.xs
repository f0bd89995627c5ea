function "calls_share_nothing" {
  input {
  }

  stack {
    var $x { value = 1 }
    function.run "other" as $result
  }

  response = [$x, $result]
}

function "other" {
  input {
  }

  stack {
    var $before { value = $x ?? "unset" }
    var $x { value = 2 }
  }

  response = $before
}

//> [1, "unset"]
