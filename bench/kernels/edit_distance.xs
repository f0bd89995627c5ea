// Levenshtein distance of two made-up texts of n letters, two rows of the table at a time
function "bench/edit_distance" {
  input {
    int n
  }

  stack {
    function.run "bench/random_letters" {
      input = {length: $input.n, seed: 7}
    } as $first_text

    function.run "bench/random_letters" {
      input = {length: $input.n, seed: 11}
    } as $second_text

    var $first {
      value = $first_text|split:""
    }

    var $second {
      value = $second_text|split:""
    }

    var $previous {
      value = (0..$input.n)
    }

    for ($input.n) {
      each as $i {
        var $current {
          value = [$i + 1]
        }

        for ($input.n) {
          each as $j {
            var $cost {
              value = $first[$i] == $second[$j] ? 0 : 1
            }

            var $best {
              value = $previous[$j] + $cost
            }

            conditional {
              if (($previous[$j + 1] + 1) < $best) {
                var.update $best {
                  value = $previous[$j + 1] + 1
                }
              }
            }

            conditional {
              if (($current[$j] + 1) < $best) {
                var.update $best {
                  value = $current[$j] + 1
                }
              }
            }

            array.push $current {
              value = $best
            }
          }
        }

        var.update $previous {
          value = $current
        }
      }
    }
  }

  response = ($previous|sum) + $previous[$input.n]
}
---
// A text of the letters a to d, the same one for the same seed
function "bench/random_letters" {
  input {
    int length
    int seed
  }

  stack {
    var $letters {
      value = ["a", "b", "c", "d"]
    }

    var $seed {
      value = $input.seed
    }

    var $text {
      value = ""
    }

    for ($input.length) {
      each as $i {
        var.update $seed {
          value = ($seed * 16807) % 2147483647
        }

        text.append $text {
          value = $letters[$seed % 4]
        }
      }
    }
  }

  response = $text
}
