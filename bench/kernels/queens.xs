// Every way to put n queens on an n by n board so that none attacks another, by backtracking row after row
function "bench/queens" {
  input {
    int n
  }

  stack {
    var $column_taken {
      value = []
    }

    var $rising_taken {
      value = []
    }

    var $falling_taken {
      value = []
    }

    var $placed {
      value = []
    }

    for ($input.n * 2) {
      each as $i {
        array.push $column_taken {
          value = false
        }

        array.push $rising_taken {
          value = false
        }

        array.push $falling_taken {
          value = false
        }

        array.push $placed {
          value = 0
        }
      }
    }

    var $row {
      value = 0
    }

    var $column {
      value = 0
    }

    var $checksum {
      value = 0
    }

    while ($row >= 0) {
      each {
        // the next column of this row that no earlier queen attacks
        while ($column < $input.n && ($column_taken[$column] || $rising_taken[$row + $column] || $falling_taken[$row - $column + $input.n])) {
          each {
            math.add $column {
              value = 1
            }
          }
        }

        conditional {
          if ($column == $input.n) {
            // none is left: move the queen of the row before
            math.sub $row {
              value = 1
            }

            conditional {
              if ($row >= 0) {
                var.update $column {
                  value = $placed[$row]
                }

                var.update $column_taken[$column] {
                  value = false
                }

                var.update $rising_taken[$row + $column] {
                  value = false
                }

                var.update $falling_taken[$row - $column + $input.n] {
                  value = false
                }

                math.add $column {
                  value = 1
                }
              }
            }
          }
          elseif ($row == ($input.n - 1)) {
            // the last row is filled: a solution
            var.update $checksum {
              value = $checksum + 1000 + (($placed[0] + 1) * ($column + 1))
            }

            math.add $column {
              value = 1
            }
          }
          else {
            var.update $placed[$row] {
              value = $column
            }

            var.update $column_taken[$column] {
              value = true
            }

            var.update $rising_taken[$row + $column] {
              value = true
            }

            var.update $falling_taken[$row - $column + $input.n] {
              value = true
            }

            math.add $row {
              value = 1
            }

            var.update $column {
              value = 0
            }
          }
        }
      }
    }
  }

  response = $checksum
}
