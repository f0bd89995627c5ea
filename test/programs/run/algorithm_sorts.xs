function "algorithm_sorts" {
  input {
  }

  stack {
    function.run "sorts/all" {
      input = {list: [5, 3, 9, -1, 3, 0, 22, 7, 7, 1, -8]}
    } as $answer
  }

  response = $answer
}

function "sorts/all" {
  input {
    int[] list
  }

  stack {
    function.run "sorts/bubble" { input = {list: $input.list} } as $bubble
    function.run "sorts/quick" { input = {list: $input.list} } as $quick
    function.run "sorts/merge" { input = {list: $input.list} } as $merge
    function.run "sorts/insertion" { input = {list: $input.list} } as $insertion
    function.run "sorts/heap" { input = {list: $input.list} } as $heap
    function.run "sorts/counting" { input = {list: $input.list} } as $counting
    function.run "sorts/selection" { input = {list: $input.list} } as $selection
    var $reference { value = $input.list|sort }
    var $same {
      value = [$bubble, $quick, $merge, $insertion, $heap, $counting, $selection]|every:$$ == $reference
    }
  }

  response = {sorted: $bubble, same: $same, reference: $reference, quick: $quick, input: $input.list}
}

function "sorts/bubble" {
  input { int[] list }

  stack {
    var $a { value = $input.list }
    var $n { value = $a|count }
    var $swapped { value = true }
    while ($swapped) {
      each {
        var.update $swapped { value = false }
        for ($n - 1) {
          each as $i {
            conditional {
              if ($a[$i] > $a[$i + 1]) {
                var $tmp { value = $a[$i] }
                var.update $a[$i] { value = $a[$i + 1] }
                var.update $a[$i + 1] { value = $tmp }
                var.update $swapped { value = true }
              }
            }
          }
        }
        math.sub $n { value = 1 }
      }
    }
  }

  response = $a
}

function "sorts/quick" {
  input { int[] list }

  stack {
    conditional {
      if (($input.list|count) < 2) {
        return { value = $input.list }
      }
    }
    var $pivot { value = $input.list|first }
    var $rest { value = $input.list|slice:1 }
    array.filter $rest if ($this < $pivot) as $smaller
    array.filter $rest if ($this >= $pivot) as $larger
    function.run "sorts/quick" { input = {list: $smaller} } as $smaller
    function.run "sorts/quick" { input = {list: $larger} } as $larger
  }

  response = $smaller|push:$pivot|merge:$larger
}

function "sorts/merge" {
  input { int[] list }

  stack {
    var $n { value = $input.list|count }
    conditional {
      if ($n <= 1) {
        return {
          value = $input.list
        }
      }
    }
    var $half { value = ($n / 2)|floor|to_int }
    function.run "sorts/merge" {
      input = {list: $input.list|slice:0:$half}
    } as $left
    function.run "sorts/merge" {
      input = {list: $input.list|slice:$half:$n - $half}
    } as $right
    var $merged { value = [] }
    while ((($left|count) > 0) && (($right|count) > 0)) {
      each {
        conditional {
          if (($left|first) <= ($right|first)) {
            array.shift $left as $head
          }
          else {
            array.shift $right as $head
          }
        }
        array.push $merged { value = $head }
      }
    }
    array.merge $merged { value = $left }
    array.merge $merged { value = $right }
  }

  response = $merged
}

function "sorts/insertion" {
  input { int[] list }

  stack {
    var $a { value = $input.list }
    for (($a|count) - 1) {
      each as $k {
        var $i { value = $k + 1 }
        var $key { value = $a[$i] }
        var $j { value = $i - 1 }
        while ($j >= 0 && $a[$j] > $key) {
          each {
            var.update $a[$j + 1] { value = $a[$j] }
            var.update $j { value = $j - 1 }
          }
        }
        var.update $a[$j + 1] { value = $key }
      }
    }
  }

  response = $a
}

function "sorts/heap" {
  input { int[] list }

  stack {
    var $a { value = $input.list }
    var $n { value = $a|count }
    var $start { value = (($n / 2)|floor) - 1 }
    while ($start >= 0) {
      each {
        function.run "sorts/sift" { input = {a: $a, root: $start, end: $n} } as $a
        math.sub $start { value = 1 }
      }
    }
    var $end { value = $n - 1 }
    while ($end > 0) {
      each {
        var $top { value = $a[0] }
        var.update $a[0] { value = $a[$end] }
        var.update $a[$end] { value = $top }
        function.run "sorts/sift" { input = {a: $a, root: 0, end: $end} } as $a
        math.sub $end { value = 1 }
      }
    }
  }

  response = $a
}

function "sorts/sift" {
  input {
    int[] a
    int root
    int end
  }

  stack {
    var $a { value = $input.a }
    var $root { value = $input.root }
    while (true) {
      each {
        var $child { value = 2 * $root + 1 }
        conditional {
          if ($child >= $input.end) {
            break
          }
        }
        conditional {
          if ($child + 1 < $input.end && $a[$child + 1] > $a[$child]) {
            math.add $child { value = 1 }
          }
        }
        conditional {
          if ($a[$root] >= $a[$child]) {
            break
          }
        }
        var $tmp { value = $a[$root] }
        var.update $a[$root] { value = $a[$child] }
        var.update $a[$child] { value = $tmp }
        var.update $root { value = $child }
      }
    }
  }

  response = $a
}

function "sorts/counting" {
  input { int[] list }

  stack {
    var $min { value = $input.list|array_min }
    var $max { value = $input.list|array_max }
    var $counts { value = 0|fill:0:($max - $min + 1) }
    foreach ($input.list) {
      each as $x {
        math.add $counts[$x - $min] { value = 1 }
      }
    }
    var $out { value = [] }
    for ($counts|count) {
      each as $i {
        for ($counts[$i]) {
          each as $unused {
            array.push $out { value = $i + $min }
          }
        }
      }
    }
  }

  response = $out
}

function "sorts/selection" {
  input { int[] list }

  stack {
    var $rest { value = $input.list }
    var $sorted { value = [] }
    while (!($rest|is_empty)) {
      each {
        var $least { value = $rest|array_min }
        array.find_index $rest if ($this == $least) as $at
        var $sorted { value = $sorted|push:$rest[$at] }
        var $rest { value = ($rest|slice:0:$at)|merge:($rest|slice:$at + 1) }
      }
    }
  }

  response = $sorted
}

//> {"sorted": [-8, -1, 0, 1, 3, 3, 5, 7, 7, 9, 22], "same": true, "reference": [-8, -1, 0, 1, 3, 3, 5, 7, 7, 9, 22], "quick": [-8, -1, 0, 1, 3, 3, 5, 7, 7, 9, 22], "input": [5, 3, 9, -1, 3, 0, 22, 7, 7, 1, -8]}
