function "data_loops" {
  input {
  }
  stack {
    var $log { value = [] }
    foreach ([1, 2, 3]) {
      each as $a {
        foreach (["x", "y", "z"]) {
          each as $b {
            conditional {
              if ($b == "y" && $a == 2) {
                break
              }
              elseif ($b == "x" && $a == 3) {
                continue
              }
            }
            array.push $log { value = $a ~ $b }
          }
        }
        switch ($a) {
          case (1) {
            array.push $log { value = "one" }
          } break
          case (2) {
            array.push $log { value = "two" }
            conditional {
              if ($b == "y") {
                continue
              }
            }
            array.push $log { value = "never" }
          } break
        }
        array.push $log { value = "end" ~ $a }
      }
    }
    var $matrix { value = [] }
    for (2) {
      each as $r {
        array.push $matrix { value = [] }
        for (3) {
          each as $c {
            array.push $matrix[$r] { value = $r * 3 + $c }
          }
        }
      }
    }
    var $queue { value = [1] }
    var $seen { value = [] }
    while (($queue|count) > 0) {
      each {
        array.shift $queue as $item
        conditional {
          if ($item > 20 || ($seen|some:$$ == $item)) {
            continue
          }
        }
        array.push $seen { value = $item }
        array.push $queue { value = $item * 2 }
        array.push $queue { value = $item + 3 }
      }
    }
    var $zip { value = ["a", "b"]|map:{k: $$, i: $index, n: ($parent|count)} }
    var $sum2d { value = $matrix|map:($$|sum)|sum }
    var $flat { value = $matrix|flatten }
    var $counter { value = 0 }
    while (true) {
      each {
        try_catch {
          try {
            math.add $counter { value = 1 }
            conditional {
              if ($counter == 3) {
                throw {
                  name = "Stop"
                  value = $counter
                }
              }
            }
          }
          catch {
            break
          }
        }
      }
    }
  }
  response = {log: $log, matrix: $matrix, seen: ($seen|sort), zip: $zip, sum2d: $sum2d, flat: $flat, counter: $counter}
}

//> {"log":["1x","1y","1z","one","end1","2x","two","3y","3z","end3"],"matrix":[[0,1,2],[3,4,5]],"seen":[1,2,4,5,7,8,10,11,13,14,16,17,19,20],"zip":[{"k":"a","i":0,"n":2},{"k":"b","i":1,"n":2}],"sum2d":15,"flat":[0,1,2,3,4,5],"counter":3}
