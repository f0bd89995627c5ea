// Variables that every way through sets.
function "surely_set" {
  input {
    text type?
  }

  stack {
    switch ($input.type) {
      case ("created") {
        var $answer {
          value = 1
        }
      } break
      case ("archived")
      case ("ignored") {
        return {
          value = null
        }
      } break
      case ("noted") {
        debug.log {
          value = "falls through"
        }
      }
      case ("changed") {
        var $answer {
          value = 2
        }
        conditional {
          if ($input.type == "x") {
            break
          }
        }
      } break
      default {
        throw {
          name = "unknown"
          value = $input.type
        }
      }
    }

    while (true) {
      each {
        var $attempt {
          value = 1
        }
        conditional {
          if ($attempt == 1) {
            break
          }
        }
      }
    }

    foreach ([1, 2]) {
      each as $number {
        var $double {
          value = $number * 2
        }
        conditional {
          if ($double > 2) {
            continue
          }
        }
        var $late {
          value = $double
        }
      }
    }

    for (3) {
      each as $i {
        var $count {
          value = $i
        }
      }
    }

    conditional {
      if ($count > 1) {
        var $size {
          value = "large"
        }
      }
      else {
        conditional {
          if ($count > 0) {
            return {
              value = 0
            }
          }
          else {
            throw {
              name = "small"
              value = $count
            }
          }
        }
      }
    }

    debug.log {
      value = $late ### "maybe-unset: `$late` may not be set here"
    }
    debug.log {
      value = [$answer, $attempt, $double, $size]
    }
  }

  response = $answer
}
---
function "perhaps_set" {
  input {
    text[] names
  }

  stack {
    switch ($input.names|count) {
      case (0) {
        var $kind {
          value = "none"
        }
      }
      case (1) {
        debug.log {
          value = "one"
        }
      } break
      default {
        var $kind {
          value = "many"
        }
      }
    }

    foreach ([1, 2]) {
      each as $number {
        conditional {
          if ($number == 1) {
            break
          }
        }
        var $last {
          value = $number
        }
      }
    }

    foreach ($input.names) {
      each as $name {
        var $seen {
          value = $name
        }
      }
    }

    debug.log {
      value = $kind ### "maybe-unset: `$kind` may not be set here"
    }
    debug.log {
      value = $last ### "maybe-unset: `$last` may not be set here"
    }
    debug.log {
      value = $seen ### "maybe-unset: `$seen` may not be set here"
    }
  }

  response = null
}
---
function "never_at_its_end" {
  input {
  }

  stack {
    conditional {
      if (now > 0) {
        var $name {
          value = "Ada"
        }
        return {
          value = $name
        }
      }
      else {
        throw {
          name = "early"
          value = null
        }
      }
    }
  }

  response = $name
}
