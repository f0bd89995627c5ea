// Forms that are accepted beside the documented ones.
function "accepted_forms" {
  input {
    int? id? filters=@:dbo=36
  }

  stack {
    var $words {
      value = []
    }

    for (4) {
      each as $number {
        conditional {
          if ($number == 0) {
            array.push $words {
              value = "none"
            }
          }
          else if ($number == 1) {
            array.push $words {
              value = "one"
            }
          }
          else {
            array.push $words {
              value = "many"
            }
          }
        }
      }
    }

    switch ("b") {
      case ("b") break
      default {
        array.push $words {
          value = "never"
        }
      }
    }

    foreach ([1, 2]|map:$$ * 2) {
      each as $doubled {
        foreach.remove
      }
    }

    for (3) {
      each as $last
    }
  }

  response = {words: $words, doubled: $doubled, last: $last, id: $input.id}
}
//> {"words": ["none", "one", "many", "many"], "doubled": 4, "last": 2, "id": null}
