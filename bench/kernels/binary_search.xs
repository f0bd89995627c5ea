// Looks n numbers up in a sorted list of 100,000
function "bench/binary_search" {
  input {
    int n
  }

  stack {
    var $list {
      value = []
    }

    for (100000) {
      each as $i {
        array.push $list {
          value = $i * 3
        }
      }
    }

    var $seed {
      value = 5
    }

    var $checksum {
      value = 0
    }

    for ($input.n) {
      each as $i {
        var.update $seed {
          value = ($seed * 16807) % 2147483647
        }

        var $wanted {
          value = $seed % 300000
        }

        var $low {
          value = 0
        }

        var $high {
          value = ($list|count) - 1
        }

        var $position {
          value = -1
        }

        while ($low <= $high) {
          each {
            var $middle {
              value = (($low + $high) / 2)|floor
            }

            conditional {
              if ($list[$middle] == $wanted) {
                var.update $position {
                  value = $middle
                }

                break
              }
              elseif ($list[$middle] < $wanted) {
                var.update $low {
                  value = $middle + 1
                }
              }
              else {
                var.update $high {
                  value = $middle - 1
                }
              }
            }
          }
        }

        math.add $checksum {
          value = $position
        }
      }
    }
  }

  response = $checksum
}
