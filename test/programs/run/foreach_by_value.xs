function "foreach_by_value" {
  input {
  }

  stack {
    var $list { value = [1, 2, 3] }
    var $seen { value = [] }
    foreach ($list) {
      each as $x {
        array.push $list { value = $x * 10 }
        var $x { value = $x + 1 }
        array.push $seen { value = $x }
      }
    }
  }

  response = [$list, $seen]
}

//> [[1, 2, 3, 10, 20, 30], [2, 3, 4]]
