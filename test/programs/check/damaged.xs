function "damaged" {
  input {
    text name
    array[int] numbers ### "list-type: `array[int]` is not a type"
  }

  stack {
    $count = 1 ### "assignment: variables are set with a statement"
    var $total {
      value = ### "missing-value: `value =` has no value"
    }
    api.request {
      url = ### "missing-value: `url =` has no value"
      method = "GET"
    }
    array.push [1] { ### "unexpected: `[` does not fit here"
      value = 1
    }
    foreach ($input.numbers) {
      each as $number {
        var.update $total {
          value = $total + $count + $nubmer ### "unknown-variable: nothing sets `$nubmer`"
        }
      }
    }
    conditional {
      if ($total > 1) {
        debug.log {
          value: 1 ### "colon-attribute"
        }
      }
      else {
        debug.log { ### "missing-attribute: `debug.log` lacks `value`"
        }
      }
    }
  }

  response = $total
}
