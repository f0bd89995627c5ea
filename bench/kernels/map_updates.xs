// Keeps n running totals under 5,000 keys
function "bench/map_updates" {
  input {
    int n
  }

  stack {
    var $seed {
      value = 3
    }

    var $totals {
      value = {}
    }

    for ($input.n) {
      each as $i {
        var.update $seed {
          value = ($seed * 16807) % 2147483647
        }

        var $key {
          value = "key" ~ ($seed % 5000)
        }

        var.update $totals[$key] {
          value = ($totals[$key] ?? 0) + $i
        }
      }
    }

    var $checksum {
      value = 0
    }

    foreach ($totals|values) {
      each as $total {
        var.update $checksum {
          value = (($checksum * 31) + $total) % 1000003
        }
      }
    }
  }

  response = $checksum
}
