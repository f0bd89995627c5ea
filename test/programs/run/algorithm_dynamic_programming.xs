function "algorithm_dynamic_programming" {
  input {
  }

  stack {
    function.run "memo/paths" { input = {r: 6, c: 6, memo: {}} } as $paths
    // game of nim with precomputed wins; stairs; house robber; jump game; gray code; josephus
    var $wins { value = [false] }
    for (20) {
      each as $i {
        var $n { value = $i + 1 }
        array.push $wins {
          value = [1, 3, 4]|some:`$$ <= $n && !$wins[$n - $$]`
        }
      }
    }
    var $losing { value = $wins|map:($$ ? -1 : $index)|filter:$$ >= 0 }
    var $rob { value = [2, 7, 9, 3, 1]|reduce:{take: $result.skip + $$, skip: ($result.take|max:$result.skip)}:{take: 0, skip: 0} }
    var $josephus { value = (2..41)|reduce:(($result + 3) % $$):0 }
    var $jumps { value = [2, 3, 1, 1, 4] }
    var $reach { value = 0 }
    foreach ($jumps) {
      each as $j {
        var $pos { value = ($pos ?? -1) + 1 }
        conditional {
          if ($pos > $reach) { break }
        }
        var.update $reach { value = $reach|max:($pos + $j) }
      }
    }
    var $stairs { value = (1..10)|reduce:[$result[1], $result|sum]:[1, 1]|first }
    var $catalan { value = [1] }
    for (6) {
      each as $n {
        var $sum { value = 0 }
        for ($n + 1) {
          each as $k {
            math.add $sum { value = $catalan[$k] * $catalan[$n - $k] }
          }
        }
        array.push $catalan { value = $sum }
      }
    }
    var $lcg { value = 42 }
    var $randoms { value = [] }
    for (5) {
      each as $u {
        var.update $lcg { value = (1103515245 * $lcg + 12345) % 2147483648 }
        array.push $randoms { value = $lcg % 100 }
      }
    }
    var $hash { value = "hello"|split:""|reduce:(($result * 31 + ("abcdefghijklmnopqrstuvwxyz"|index:$$) + 97) % 4294967296):0 }
    var $pi { value = 4 * ((0..999)|reduce:$result + ($index % 2 == 0 ? 1 : -1) / (2 * $$ + 1):0) }
    var $newton { value = (1..20)|reduce:(($result + 2 / $result) / 2):1 }
  }

  response = {paths: $paths.value, losing: $losing, rob: $rob.take|max:$rob.skip, josephus: $josephus, reach: $reach, stairs: $stairs, catalan: $catalan, randoms: $randoms, hash: $hash, pi: ($pi|round:6), newton: $newton}
}

function "memo/paths" {
  input {
    int r
    int c
    json memo
  }
  stack {
    var $key { value = $input.r ~ "," ~ $input.c }
    var $known { value = $input.memo|get:$key:null }
    conditional {
      if ($known !== null) {
        return { value = {value: $known, memo: $input.memo} }
      }
      elseif ($input.r == 0 || $input.c == 0) {
        return { value = {value: 1, memo: $input.memo} }
      }
    }
    function.run "memo/paths" { input = {r: $input.r - 1, c: $input.c, memo: $input.memo} } as $up
    function.run "memo/paths" { input = {r: $input.r, c: $input.c - 1, memo: $up.memo} } as $left
    var $total { value = $up.value + $left.value }
    var $memo { value = $left.memo|set:$key:$total }
  }
  response = {value: $total, memo: $memo}
}

//> {"paths": 924, "losing": [0, 2, 7, 9, 14, 16], "rob": 12, "josephus": 30, "reach": 8, "stairs": 89, "catalan": [1, 1, 2, 5, 14, 42, 132], "randoms": [27, 64, 53, 6, 35], "hash": 99162322, "pi": 3.140593, "newton": 1.414213562373095}
