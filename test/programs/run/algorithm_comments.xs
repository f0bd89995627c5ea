function "algorithm_comments" {
  input {
  }

  stack {
    function.run "chatty" {
      input = {n: 3}
    } as $answer
  }

  response = $answer
}

// =====================================================
// Title: x | y : z { } ( ) ` " '
// =====================================================
function "chatty" {
  // before description
  description = "Comments everywhere" // after
  // before input
  input {
    // first
    int n // after int
    // nothing more
  } // after input

  // before stack
  stack { // after brace
    // a comment with `backticks` and "quotes" and $vars
    var $a { // opening
      // inside
      value = $input.n // after value
      // end
    } // closing
    conditional { // c
      // before if
      if ($a > 1) { // yes
        // only a comment
      } // end if
      // before else
      else { // no
        var.update $a { value = 0 }
      }
      // after else
    }
    // between
    foreach ([
      1, // one
      // two is next
      2,
      3
    ]) { // loop
      // before each
      each as $x { // body
        // nothing
        math.add $a { value = $x } // add
      }
    }
    switch ($a) { // switch
      // first
      case (9) { // nine
        var $b { value = "nine // not a comment" }
      } break // leave
      // other
      default {
        var $b { value = 'http://example.com' }
      }
    }
    try_catch { // t
      // before try
      try { // risky
      }
      // before catch
      catch { // handler
      }
      // before finally
      finally { // f
        var $c { value = "x" // "y"
        }
      }
    }
    var $d {
      value = $a
        // filters follow
        |add:1 // plus one
        |multiply:2
    }
    var $e {
      value = { // object
        // only
        k: 1 // one
        // after
      }
    }
    // last
  } // end of stack

  // before response
  response = {a: $a, b: $b, c: $c, d: $d, e: $e} // done
} // end
// EOF

//> {"a": 9, "b": "nine // not a comment", "c": "x", "d": 20, "e": {"k": 1}}
