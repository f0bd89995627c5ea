function "value_semantics_of_calls" {
  input {
  }

  stack {
    var $list { value = [1] }
    function.run "grow" { input = {list: $list} } as $grown
    array.push $grown { value = "mine" }
  }

  response = [$list, $grown]
}

function "grow" {
  input {
    int[] list
  }

  stack {
    var $mine { value = $input.list }
    array.push $mine { value = 2 }
  }

  response = $mine
}

//> [[1], [1, 2, "mine"]]
