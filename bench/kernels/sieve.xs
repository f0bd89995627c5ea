// How many primes there are up to n, and their sum
function "bench/sieve" {
  input {
    int n
  }

  stack {
    var $composite {
      value = []
    }

    for ($input.n + 1) {
      each as $i {
        array.push $composite {
          value = false
        }
      }
    }

    var $prime {
      value = 2
    }

    while (($prime * $prime) <= $input.n) {
      each {
        conditional {
          if ($composite[$prime] == false) {
            var $multiple {
              value = $prime * $prime
            }

            while ($multiple <= $input.n) {
              each {
                var.update $composite[$multiple] {
                  value = true
                }

                var.update $multiple {
                  value = $multiple + $prime
                }
              }
            }
          }
        }

        math.add $prime {
          value = 1
        }
      }
    }

    var $count {
      value = 0
    }

    var $sum {
      value = 0
    }

    var $number {
      value = 2
    }

    while ($number <= $input.n) {
      each {
        conditional {
          if (!$composite[$number]) {
            math.add $count {
              value = 1
            }

            math.add $sum {
              value = $number
            }
          }
        }

        math.add $number {
          value = 1
        }
      }
    }
  }

  response = $sum + $count
}
