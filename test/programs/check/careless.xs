// What is written down quickly and means something else, or nothing.
function "careless" {
  input {
    int n
  }

  stack {
    var $left_over { ### "unused-variable: nothing reads `$left_over`"
      value = 1
    }

    var $_kept {
      value = 2
    }

    var $list {
      value = [1, 2, 3]
    }

    var $names {
      value = {1: "one", "2": "two"} ### "number-key"
    }

    var $half {
      value = $input.n // 2 ### "comment-division: `//` begins a comment"
    }

    conditional {
      if ($list.length > 2) { ### "length-member: a list has no member `length`"
        return {
          value = $half
        }
      }
      elseif (1 > 2) { ### "constant-condition: this is always false"
        return {
          value = $names
        }
      }
      elseif ($half == $half) { ### "constant-condition: this is always true"
        return {
          value = null
        }
      }
    }

    while (true) { ### "endless-loop: nothing ends this loop"
      each {
        debug.log {
          value = 1
        }
      }
    }

    api.request {
      url = "https://api.example.com/chat"
      method = "POST"
      params = {model: "small", messages: [], temperature: "0.7"} ### "numeric-text: `temperature` is a number"
    } as $answer
  }

  response = $answer.response.result
}
