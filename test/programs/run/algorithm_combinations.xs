function "algorithm_combinations" {
  input {
  }

  stack {
    function.run "combinatorics" {
      input = {items: ["a", "b", "c"]}
    } as $answer
  }

  response = $answer
}

function "combinatorics" {
  input {
    text[] items
  }

  stack {
    function.run "permutations" {
      input = {items: $input.items}
    } as $permutations
    function.run "combinations" {
      input = {items: ["w", "x", "y", "z"], size: 2}
    } as $pairs
    // power set: doubling
    var $power { value = [[]] }
    foreach ($input.items) {
      each as $item {
        var.update $power {
          value = $power|merge:($power|map:($$|push:$item))
        }
      }
    }
    // text permutations
    var $words { value = $permutations|map:($$|join:"") }
    // by bit mask
    var $mask_sets { value = [] }
    for (2|pow:($input.items|count)) {
      each as $mask {
        var $subset {
          value = $input.items|filter:((($mask|bitwise_and:(2|pow:$index)) != 0))
        }
        array.push $mask_sets { value = $subset|join:"" }
      }
    }
  }

  response = {permutations: $words, pairs: $pairs, power: $power, masks: $mask_sets}
}

function "permutations" {
  input {
    text[] items
  }

  stack {
    conditional {
      if (($input.items|count) == 0) {
        return {
          value = [[]]
        }
      }
    }
    var $all { value = [] }
    foreach ($input.items) {
      each as $head {
        array.filter ($input.items) if ($this != $head) as $rest
        function.run "permutations" { input = {items: $rest} } as $tails
        foreach ($tails) {
          each as $tail {
            array.push $all { value = [$head]|merge:$tail }
          }
        }
      }
    }
  }

  response = $all
}

function "combinations" {
  input {
    json[] items
    int size
  }

  stack {
    conditional {
      if ($input.size == 0) {
        return { value = [[]] }
      }
      elseif (($input.items|count) < $input.size) {
        return { value = [] }
      }
    }
    var $head { value = $input.items[0] }
    var $tail { value = $input.items|slice:1 }
    function.run "combinations" { input = {items: $tail, size: $input.size - 1} } as $with
    function.run "combinations" { input = {items: $tail, size: $input.size} } as $without
    array.map ($with) {
      by = [$head]|merge:$this
    } as $with
  }

  response = $with|merge:$without
}

//> {"permutations": ["abc", "acb", "bac", "bca", "cab", "cba"], "pairs": [["w", "x"], ["w", "y"], ["w", "z"], ["x", "y"], ["x", "z"], ["y", "z"]], "power": [[], ["a"], ["b"], ["a", "b"], ["c"], ["a", "c"], ["b", "c"], ["a", "b", "c"]], "masks": ["", "a", "b", "ab", "c", "ac", "bc", "abc"]}
