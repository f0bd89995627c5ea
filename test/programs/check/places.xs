function "places" {
  input {
  }

  stack {
    response = 1 ### "response-in-stack: `response` does not belong in a stack"
    value = 1 ### "wrong-place: `value = …` stands between statements"
    response { ### "response-in-stack"
    }
    input { ### "wrong-place: `input` does not belong in a stack"
    }
    stack { ### "wrong-place: a stack cannot stand in a stack"
      debug.log {
        value = 1
      }
    }
    if (now > 2) { ### "if-without-conditional: `if` stands outside of a `conditional`"
      debug.log {
        value = 1
      }
    }
    else {
    }
    case (1) { ### "wrong-place: `case` stands outside of `switch`"
    }
    each as $x { ### "each-without-loop: `each` stands outside of a loop"
    }
    try { ### "wrong-place: `try` stands outside of `try_catch`"
    }
    catch {
    }
    break ### "outside-loop: there is no loop that `break` could leave"
    foreach.remove ### "outside-loop: there is no `foreach` around this `foreach.remove`"
  }
}
---
function "blocks" {
  input {
  }

  stack {
    conditional {
      debug.log { ### "wrong-place: `debug.log` stands directly in a `conditional`"
        value = 1
      }
      if (now > 2) {
        if (now > 3) { ### "if-without-conditional"
          debug.log {
            value = 1
          }
        }
      }
      if (now > 3) { ### "second-if: this conditional already has an `if`"
      }
      else if (1 < 4) { ### "else-if: Xano writes `else if` as one word"
      }
      else {
      }
      elseif (now > 5) { ### "wrong-place: `elseif` stands behind `else`"
      }
    }
    conditional { ### "missing-block-in-statement: this `conditional` has no `if`"
      response = 1 ### "response-in-stack: `response` does not belong in a `conditional`"
      test = 1 ### "unknown-attribute: `conditional` has no property `test`"
      else {
      }
    }
    conditional {
      if { ### "wrong-argument: `if` lacks an expression in parentheses"
      }
    }
    try_catch {
      try {
      }
      catch {
      }
      catch { ### "duplicate-attribute: this `try_catch` has `catch` twice"
      }
    }
    group {
      debug.log { ### "missing-stack: Xano wants the statements of `group` in a `stack`"
        value = 1
      }
      else { ### "wrong-place: `else` stands outside of `conditional`"
      }
    }
    switch (1) {
      case (1) {
        continue ### "outside-loop: there is no loop that `continue` could go on with"
      }
      case (2) {
        conditional {
          if (now > 2) {
            break
          }
        }
      }
    }
    conditional {
      if (now > 2) {
      }
    } break ### "wrong-place: this `break` belongs to no `case`"
    conditional ### "missing-block: `conditional` has no block"
    debug.log {
      value = 1
    } as result ### "wrong-argument: `as` takes a variable"
    foreach ([1]) {
      each as item { ### "wrong-argument: `as` takes a variable"
      }
    }
  }
}
---
function "loops" {
  input {
  }

  stack {
    foreach ([1]) {
      debug.log { ### "loop-without-each: the body of `foreach` stands in `each`"
        value = 1
      }
    }
    while (true) {
      stack { ### "loop-without-each: the body of `while` is called `each`"
        break
      }
    }
    for (3) { ### "loop-without-each"
    }
    for (3) {
      each { ### "unnamed-element: Xano wants a name for the counter"
      }
      debug.log { ### "wrong-place: `debug.log` stands beside the `each`"
        value = 1
      }
    }
    foreach ([1]) {
      each as $a {
        foreach.remove ### "outside-loop: this loop does not walk a variable"
      }
      each as $b { ### "duplicate-attribute: this `foreach` has two `each` blocks"
      }
    }
    var $list {
      value = [1]
    }
    foreach ($list) {
      each as $c {
        remove ### "local-statement: Xano's editor refuses it: write `foreach.remove`"
      }
    }
    util.post_process {
      stack {
        foreach ($list) {
          each as $d {
            util.post_process {
              stack {
                break ### "outside-loop"
              }
            }
          }
        }
      }
    }
  }
}
