function "algorithm_edit_distance" {
  input {
  }

  stack {
    function.run "compare_texts" {
      input = {a: "kitten", b: "sitting"}
    } as $answer
  }

  response = $answer
}

function "compare_texts" {
  input {
    text a
    text b
  }

  stack {
    var $x { value = $input.a|split:"" }
    var $y { value = $input.b|split:"" }
    var $n { value = $x|count }
    var $m { value = $y|count }
    // edit distance
    var $d { value = [] }
    for ($n + 1) {
      each as $i {
        var $row { value = [] }
        for ($m + 1) {
          each as $j {
            conditional {
              if ($i == 0) {
                array.push $row { value = $j }
              }
              elseif ($j == 0) {
                array.push $row { value = $i }
              }
              else {
                var $cost { value = $x[$i - 1] == $y[$j - 1] ? 0 : 1 }
                array.push $row {
                  value = [$d[$i - 1][$j] + 1, $row[$j - 1] + 1, $d[$i - 1][$j - 1] + $cost]|array_min
                }
              }
            }
          }
        }
        array.push $d { value = $row }
      }
    }
    // LCS with keys "i:j"
    var $memo { value = {} }
    for ($n) {
      each as $i {
        for ($m) {
          each as $j {
            var $key { value = $i ~ ":" ~ $j }
            conditional {
              if ($x[$i] == $y[$j]) {
                var.update $memo {
                  value = $memo
                    |set:$key:($memo|get:(($i - 1) ~ ":" ~ ($j - 1)):"") ~ $x[$i]
                }
              }
              else {
                var $up { value = $memo|get:(($i - 1) ~ ":" ~ $j):"" }
                var $left { value = $memo|get:($i ~ ":" ~ ($j - 1)):"" }
                var.update $memo {
                  value = $memo|set:$key:(($up|strlen) >= ($left|strlen) ? $up : $left)
                }
              }
            }
          }
        }
      }
    }
  }

  response = {
    distance: $d[$n][$m]
    lcs     : $memo[($n - 1) ~ ":" ~ ($m - 1)]
    first   : $d[0]
    last    : $d|last
  }
}

//> {"distance": 3, "lcs": "ittn", "first": [0, 1, 2, 3, 4, 5, 6, 7], "last": [6, 6, 5, 4, 3, 3, 2, 3]}
