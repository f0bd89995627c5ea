function "algorithm_spanning_tree" {
  input {
  }

  stack {
    var $edges {
      value = [
        {u: "A", v: "B", w: 7}, {u: "A", v: "D", w: 5}, {u: "B", v: "C", w: 8}, {u: "B", v: "D", w: 9}
        {u: "B", v: "E", w: 7}, {u: "C", v: "E", w: 5}, {u: "D", v: "E", w: 15}, {u: "D", v: "F", w: 6}
        {u: "E", v: "F", w: 8}, {u: "E", v: "G", w: 9}, {u: "F", v: "G", w: 11}
      ]
    }
    var $nodes { value = ($edges|map:$$.u)|merge:($edges|map:$$.v)|unique|sort }
    var $group_of { value = $nodes|create_object:$nodes }
    var $picked { value = [] }
    foreach ($edges|sort:w:number) {
      each as $e {
        conditional {
          if ($group_of[$e.u] != $group_of[$e.v]) {
            array.push $picked { value = $e.u ~ $e.v }
            var $old { value = $group_of[$e.v] }
            var $new { value = $group_of[$e.u] }
            foreach ($nodes) {
              each as $n {
                conditional {
                  if ($group_of[$n] == $old) {
                    var.update $group_of[$n] { value = $new }
                  }
                }
              }
            }
          }
        }
      }
    }
    // Floyd-Warshall with null as infinity
    var $d { value = {} }
    foreach ($edges) {
      each as $e {
        var.update $d[$e.u][$e.v] { value = $e.w }
        var.update $d[$e.v][$e.u] { value = $e.w }
      }
    }
    foreach ($nodes) {
      each as $k {
        foreach ($nodes) {
          each as $i {
            foreach ($nodes) {
              each as $j {
                var $ik { value = $d[$i][$k] ?? null }
                var $kj { value = $d|get:($k ~ "." ~ $j):null }
                conditional {
                  if ($i != $j && $ik !== null && $kj !== null) {
                    var $through { value = $ik + $kj }
                    conditional {
                      if (($d[$i][$j] ?? 999999) > $through) {
                        var.update $d[$i] { value = $d[$i]|set:$j:$through }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    var $weight { value = $edges|filter:($picked|in:$$.u ~ $$.v)|map:$$.w|sum }
    // bipartite check by colours
    var $colour { value = {} }
    var $ok { value = true }
    var $adjacent { value = {p: ["q", "s"], q: ["p", "r"], r: ["q", "s"], s: ["r", "p"]} }
    foreach ($adjacent|keys) {
      each as $start {
        conditional {
          if ($colour|has:$start) { continue }
        }
        var.update $colour[$start] { value = 0 }
        var $stack { value = [$start] }
        while ($stack) {
          each {
            array.pop $stack as $n
            foreach ($adjacent[$n]) {
              each as $o {
                conditional {
                  if (!($colour|has:$o)) {
                    var.update $colour[$o] { value = 1 - $colour[$n] }
                    array.push $stack { value = $o }
                  }
                  elseif ($colour[$o] == $colour[$n]) {
                    var.update $ok { value = false }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  response = {picked: $picked, weight: $weight, ag: $d.A.G, ca: $d["C"]["A"], bipartite: $ok, colours: $colour}
}

//> {"picked": ["AD", "CE", "DF", "AB", "BE", "EG"], "weight": 39, "ag": 22, "ca": 15, "bipartite": true, "colours": {"p": 0, "q": 1, "s": 1, "r": 0}}
