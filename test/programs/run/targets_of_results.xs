function "targets_of_results" {
  input {
  }

  stack {
    var $state { value = {queue: [3, 4]} }
    array.pop $state.queue as $state.last
    function.run "pair" as $state.first|first
    array.find ([1, 2, 3]) if ($this > 1) as $found
  }

  response = [$state, $found]
}

function "pair" {
  input {
  }

  stack {
  }

  response = ["p", "q"]
}

//> [{"queue": [3], "last": 4, "first": "p"}, 2]
