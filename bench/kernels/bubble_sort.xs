// Sorts n made-up numbers by exchanging neighbours
function "bench/bubble_sort" {
  input {
    int n
  }

  stack {
    var $seed {
      value = 42
    }

    var $list {
      value = []
    }

    for ($input.n) {
      each as $i {
        var.update $seed {
          value = ($seed * 16807) % 2147483647
        }

        array.push $list {
          value = $seed % 100000
        }
      }
    }

    for (($list|count) - 1) {
      each as $pass {
        for (($list|count) - 1 - $pass) {
          each as $j {
            conditional {
              if ($list[$j] > $list[$j + 1]) {
                var $larger {
                  value = $list[$j]
                }

                var.update $list[$j] {
                  value = $list[$j + 1]
                }

                var.update $list[$j + 1] {
                  value = $larger
                }
              }
            }
          }
        }
      }
    }

    var $checksum {
      value = 0
    }

    foreach ($list) {
      each as $number {
        var.update $checksum {
          value = (($checksum * 31) + $number) % 1000003
        }
      }
    }
  }

  response = $checksum
}
