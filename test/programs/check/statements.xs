function "statements" {
  input {
    int number
  }

  stack {
    var $total {
      value = 10
      value = 11 ### "duplicate-attribute: `value` is set twice"
    }
    math.subtract $total { ### "unknown-statement: there is no statement `math.subtract`"
      value = $nothing ### "unknown-variable: nothing sets `$nothing`"
    }
    trim $total ### "unknown-statement: there is no statement `trim`"
    let $early_bird { ### "unknown-statement: there is no statement `let`"
      value = True ### "bare-word: `True` is a text here"
    }
    debug.log {
      value = $early_bird
    }
    db.query user { ### "unsupported-statement: `db.query` does not run here: it needs a database"
      where = $db.user.id == 1
    } as $rows
    debug.log {
      value = $rows
    }
    api.request {
      url = "https://example.com"
      body = {a: 1} ### "unknown-attribute: `api.request` has no property `body`"
      async = true
      headers { ### "wrong-attribute-value: `headers` is a property here"
      }
    } as $answer
    var $nothing_in_it { ### "missing-attribute: `var` lacks `value`"
    }
    precondition (now > 2) {
      error_type = "runtime" ### "wrong-attribute-value: `error_type` cannot be \"runtime\""
      error = "no"
    }
    var { ### "wrong-argument: `var` lacks the variable it works on"
      value = 1
    }
    var $total[0] { ### "assignment-by-declaration: `var` declares a whole variable"
      value = 1
    }
    array.push "total" { ### "wrong-argument: `array.push` works on a variable"
      value = 1
    }
    array.push (1) { ### "wrong-argument: `array.push` works on a variable"
      value = 1
    }
    array.pop $total $answer as $last ### "wrong-argument: `array.pop` does not take this as well"
    debug.log value=1 { ### "wrong-argument: `value=…` stands before the block of `debug.log`"
    }
    array.find ([1]) if as $found ### "wrong-argument: a condition is missing behind `if`"
    function.run $total { ### "wrong-argument: `function.run` wants a name that is written out"
      input = {}
    } as $called
    function.run { ### "wrong-argument: `function.run` lacks a name"
      name = "statements"
    }
    function.run "statement" { ### "function-not-found: there is no function \"statement\""
      input = {}
    }
    function.run "" { ### "function-not-found: this call names no function"
      input = {}
    }
    function.run "statements" { ### "missing-input: the function \"statements\" needs the input `number`"
      runtime_mode = "async-shared"
    }
    function.run "statements" as $early { ### "wrong-place: `as $early` stands before the block"
      input = {number: 1}
    }
    math.add $total {
      value = 1
    } as $sum ### "unexpected-result-variable: `math.add` has no result"
    security.create_uuid ### "missing-result-variable: nothing keeps the result of `security.create_uuid`"
    security.create_uuid as $input.id ### "read-only-input: inputs cannot be changed"
    var.update $input.number { ### "read-only-input: inputs cannot be changed"
      value = 1
    }
    var.update $env.HOME { ### "wrong-argument: environment variables cannot be changed"
      value = 1
    }
    var $response { ### "reserved-variable: Xano keeps the name `$response` for itself"
      value = $early
    }
    foreach ([1]) {
      each as $x {
        return { value = $response }
        debug.log { ### "unreachable: this is never reached"
          value = 1
        }
      }
    }
    throw { name = "a", value = "b" } ### "comma-between-properties"
  }
}
---
function "returns" {
  input {
  }

  stack {
    conditional {
      if (now > 2) {
        return true ### "return-value: the value of `return` stands in a block"
      }
      elseif (now > 3) {
        return ### "return-value: `return` has no value"
      }
    }
    array.push $lst { ### "unknown-variable: nothing sets `$lst` before it is changed"
      value = 1
    }
    array.push $list {
      value = 1
    }
    var $list {
      value = []
    }
  }
}
---
function "brackets" {
  input {
  }

  stack {
    var ($x) { ### "wrong-argument: `var` works on a variable"
      value = 1
    }
    var $n {
      value = 1
    }
    math.add ($n) { ### "plain-variable: Xano wants a variable behind `math.add`"
      value = 1
    }
    function.run ("returns") { ### "wrong-argument: `function.run` wants a name that is written out"
      input = {}
    }
  }
}
