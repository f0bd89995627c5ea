//# A -> "20240102T03"
function "stamp" {
  input {
  }

  stack {
    var $at {
      value = "2024-01-02 03:00:00"|to_timestamp
    }
  }

  response = $at|format_timestamp:"Ymd\\TH"
}
//# A -> "say 'hi' \"there\""
function "quotes" {
  input {
  }

  stack {
  }

  response = "say 'hi' \"there\""
}
//# F missing-operator -> "say \"hi\" there"
function "quotes" {
  input {
  }

  stack {
    var $text {
      value = "say "hi" there"
    }
  }

  response = $text
}
//# E missing-construct-name
run.job {
  main = {name: "one"}
}
---
function "one" {
  input {
  }

  stack {
  }

  response = 1
}
//# F colon-attribute several-constructs -> 3
function "call" {
  input {
  }

  stack {
    function.run "add" {
      input:
      {
        a: 1
        b: 2
      }
    } as $sum
  }

  response = $sum
}

function "add" {
  input {
    int a
    int b
  }

  stack {
  }

  response = $input.a + $input.b
}
//# A -> "other"
function "pick" {
  input {
  }

  stack {
    var $word {
      value = "none"
    }

    switch (3) {
      case (1) {
        var.update $word {
          value = "one"
        }
      } break

      default {
        var.update $word {
          value = "other"
        }
      } break
    }
  }

  response = $word
}
//# F foreign-syntax -> [2,3]
function "middle" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3, 4]
    }
  }

  response = $list[1:3]
}
//# F foreign-syntax -> true
function "match" {
  input {
  }

  stack {
  }

  response = /^a\d+$/|regex_matches:"a12"
}
//# A -> 6
function "sum" {
  input {
  }

  stack {
    var $sum {
      value = 0
    }

    foreach (1..3) {
      each as $n {
        math.add $sum {
          value = $n
        }
      }
    }
  }

  response = $sum
}
