// Product of two n by n matrices kept as lists of rows
function "bench/matrix_product" {
  input {
    int n
  }

  stack {
    var $left {
      value = []
    }

    var $right {
      value = []
    }

    for ($input.n) {
      each as $i {
        var $left_row {
          value = []
        }

        var $right_row {
          value = []
        }

        for ($input.n) {
          each as $j {
            array.push $left_row {
              value = (($i * 3) + $j) % 17
            }

            array.push $right_row {
              value = ($i + ($j * 5)) % 13
            }
          }
        }

        array.push $left {
          value = $left_row
        }

        array.push $right {
          value = $right_row
        }
      }
    }

    var $product {
      value = []
    }

    for ($input.n) {
      each as $i {
        var $row {
          value = []
        }

        for ($input.n) {
          each as $j {
            var $cell {
              value = 0
            }

            for ($input.n) {
              each as $k {
                var.update $cell {
                  value = $cell + ($left[$i][$k] * $right[$k][$j])
                }
              }
            }

            array.push $row {
              value = $cell
            }
          }
        }

        array.push $product {
          value = $row
        }
      }
    }

    var $checksum {
      value = 0
    }

    foreach ($product) {
      each as $product_row {
        foreach ($product_row) {
          each as $number {
            var.update $checksum {
              value = (($checksum * 31) + $number) % 1000003
            }
          }
        }
      }
    }
  }

  response = $checksum
}
