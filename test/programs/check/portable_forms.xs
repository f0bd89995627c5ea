// What Xano's parser refuses although its meaning is plain: it runs here.
function "parentheses" {
  input {
    bool ready?
    int[] numbers?
  }

  stack {
    conditional {
      if $input.ready { ### "missing-parentheses: Xano wants parentheses behind `if`"
      }
      elseif now { ### "missing-parentheses: Xano wants parentheses behind `elseif`"
      }
    }
    switch 1 { ### "missing-parentheses: Xano wants parentheses behind `switch`"
      case 1 { ### "missing-parentheses: Xano wants parentheses behind `case`"
      } break
    }
    for 3 { ### "missing-parentheses: Xano wants parentheses behind `for`"
      each as $round {
      }
    }
    precondition $input.ready { ### "missing-parentheses: Xano wants parentheses behind `precondition`"
      error = "not ready"
    }
    // Backticks will do, and old pages show statements on lists without any.
    conditional {
      if `$input.ready` {
      }
    }
    foreach $input.numbers {
      each as $number {
      }
    }
    array.find $input.numbers if $this as $found
    debug.log {
      value = $found
    }
  }
}
---
function "variables" {
  input {
    text name?
  }

  stack {
    var $total {
      value = 1
    }
    math.add total { ### "plain-variable: Xano wants a variable behind `math.add`"
      value = 1
    }
    math.add ($total) { ### "plain-variable: Xano wants a variable behind `math.add`"
      value = 1
    }
    text.contains $input.name { ### "plain-variable: Xano wants a variable behind `text.contains`"
      value = "a"
    } as $inInput
    text.contains "abc" { ### "plain-variable: Xano wants a variable behind `text.contains`"
      value = "a"
    } as $inText
    text.contains $total {
      value = "a"
    } as $inVariable
    debug.log {
      value = [$inInput, $inText, $inVariable]
    }
  }
}
---
function "parts" {
  input {
  }

  stack {
    group { ### "missing-stack: Xano wants the statements of `group` in a `stack`"
    }
    try_catch {
      try {
        throw { ### "required-on-xano: Xano wants `name` in every `throw`"
          value = 1
        }
      }
    }
    // Shown like this in Xano's documentation.
    api.request {
      url = "https://example.com"
    } as $page
    debug.log {
      value = $page
    }
  }
}
---
function "common" {
  input {
    bool off?
    text note?
  }

  stack {
    debug.log {
      value = 1
      disabled = "yes" ### "written-out: Xano wants `true` or `false` for `disabled`"
    }
    debug.log {
      value = 1
      disabled = $input.off ### "written-out: Xano wants `true` or `false` for `disabled`"
      description = $input.note ### "written-out: Xano wants a text that is written out for `description`"
    }
    for (3) {
      disabled = false
      description = "thrice"
      each as $round {
        description = "each time" ### "property-of-block: Xano wants no `description` between statements"
        disabled = true ### "wrong-place: `disabled` stands between statements and switches nothing off"
      }
    }
    conditional {
      mock = 1 ### "written-out: Xano wants an object with a value for each test for `mock`"
      if (now > 2) {
        mock = {} ### "property-of-block: Xano wants no `mock` between statements"
        disabled = false ### "property-of-block: Xano wants no `disabled` between statements"
      }
    }
  }
}
---
function "kinds" {
  input {
    json inputs?
  }

  stack {
    util.sleep {
      value = "soon" ### "attribute-kind: `value` is a number"
    }
    util.sleep {
      value = true ### "attribute-kind: `value` is a number"
    }
    util.sleep {
      value = "0.5"
    }
    object.keys {
      value = "a" ### "attribute-kind: `value` is an object"
    } as $keys
    object.keys {
      value = [1]
    } as $places
    api.request {
      url = {} ### "attribute-kind: `url` is a text"
      method = "GET"
      headers = 5 ### "attribute-kind: `headers` is a list"
      timeout = ["long"] ### "attribute-kind: `timeout` is a number"
      follow_location = "sometimes" ### "attribute-kind: `follow_location` is `true` or `false`"
      verify_host = "false"
      verify_peer = 1
    } as $page
    api.request {
      url = "https://example.com"
      method = "GET"
      headers = ""
      timeout = ""
    } as $page
    function.run "parts" {
      input = "a" ### "wrong-attribute-value: `input` is an object with a value for each input"
    }
    function.run "parts" {
      input = true ### "wrong-attribute-value: `input` is an object with a value for each input"
    }
    function.run "parts" {
      input = $input.inputs
    }
    debug.log {
      value = [$keys, $places, $page]
    }
  }
}
---
function "operators" {
  input {
    text name?
    int count?
  }

  stack {
    var $shown {
      value = $input.name ?: "nobody"
    }
    var $made {
      value = {}|set_conditional:"many":true:$input.count == 2
    }
  }

  response = [$shown, $made]
}
---
function "described" {
  description = 5 ### "construct-value: Xano wants a text between double quotes for `description`"
  tags = ["a", 1] ### "construct-value: Xano wants a text between double quotes for `tags`"
  input {
  }

  stack {
  }

  response = null
}
