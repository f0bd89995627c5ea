function "algorithm_grids" {
  input {
  }

  stack {
    var $image {
      value = [
        [1, 1, 1]
        [1, 1, 0]
        [1, 0, 1]
      ]
    }
    function.run "flood" {
      input = {image: $image, r: 1, c: 1, color: 2}
    } as $filled
    var $glider {
      value = [
        ".#..."
        "..#.."
        "###.."
        "....."
        "....."
      ]
    }
    var $generations { value = [] }
    for (4) {
      each as $g {
        function.run "life" { input = {rows: $glider} } as $glider
      }
    }
  }

  response = {filled: $filled, glider: $glider}
}

function "flood" {
  input {
    json image
    int r
    int c
    int color
  }

  stack {
    var $image { value = $input.image }
    var $from { value = $image[$input.r][$input.c] }
    conditional {
      if ($from == $input.color) {
        return { value = $image }
      }
    }
    var $todo { value = [{r: $input.r, c: $input.c}] }
    while ($todo) {
      each {
        array.pop $todo as $cell
        conditional {
          if ($cell.r < 0 || $cell.c < 0) { continue }
        }
        var $value { value = $image|get:($cell.r ~ "." ~ $cell.c):null }
        conditional {
          if ($value !== $from) {
            continue
          }
        }
        var.update $image[$cell.r][$cell.c] { value = $input.color }
        foreach ([[0, 1], [1, 0], [0, -1], [-1, 0]]) {
          each as $d {
            array.push $todo {
              value = {r: $cell.r + $d[0], c: $cell.c + $d[1]}
            }
          }
        }
      }
    }
  }

  response = $image
}

function "life" {
  input {
    text[] rows
  }

  stack {
    var $h { value = $input.rows|count }
    var $w { value = $input.rows|first|strlen }
    var $next { value = [] }
    for ($h) {
      each as $r {
        var $line { value = "" }
        for ($w) {
          each as $c {
            var $alive { value = 0 }
            foreach ((-1..1)) {
              each as $dr {
                foreach ((-1..1)) {
                  each as $dc {
                    conditional {
                      if ($dr == 0 && $dc == 0) { continue }
                    }
                    // torus
                    var $rr { value = ($r + $dr + $h) % $h }
                    var $cc { value = ($c + $dc + $w) % $w }
                    conditional {
                      if ($input.rows[$rr][$cc] == "#") {
                        math.add $alive { value = 1 }
                      }
                    }
                  }
                }
              }
            }
            var $was { value = ($input.rows[$r]|substr:$c:1) == "#" }
            var $is { value = $alive == 3 || ($was && $alive == 2) }
            text.append $line { value = $is ? "#" : "." }
          }
        }
        array.push $next { value = $line }
      }
    }
  }

  response = $next
}

//> {"filled": [[2, 2, 2], [2, 2, 0], [2, 0, 1]], "glider": [".....", "..#..", "...#.", ".###.", "....."]}
