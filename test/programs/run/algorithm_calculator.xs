function "algorithm_calculator" {
  input {
  }

  stack {
    function.run "calc/all" {
      input = {sources: ["1 + 2 * 3", "(1+2)*3", "2*(3+4)-5/2", "x * (y + 2)", "10 % 4 + -3", "(1"]}
    } as $answer
  }

  response = $answer
}

function "calc/all" {
  input {
    text[] sources
  }

  stack {
    var $rows {
      value = []
    }
  
    foreach ($input.sources) {
      each as $source {
        try_catch {
          try {
            function.run "calc/tokens" {
              input = {source: $source}
            } as $tokens
          
            function.run "calc/expr" {
              input = {tokens: $tokens, pos: 0, vars: {x: 3, y: 4}}
            } as $parsed
          
            precondition ($parsed.pos == ($tokens|count)) {
              error_type = "badrequest"
              error = "trailing input"
            }
          
            array.push $rows {
              value = $source ~ " = " ~ $parsed.value
            }
          }
        
          catch {
            array.push $rows {
              value = $source ~ " ! " ~ $error.message
            }
          }
        
          finally {
            debug.log {
              value = "done with " ~ $source
            }
          }
        }
      }
    }
  }

  response = $rows
}

function "calc/tokens" {
  input {
    text source
  }

  stack {
    var $matches { value = "/[0-9]+|[a-z]+|[-+*\\/%()]/"|regex_get_all_matches:$input.source }
    array.map ($matches[0]) {
      by = {
        text: $this
        type: ("/^[0-9]/"|regex_matches:$this) ? "num" : (("/^[a-z]/"|regex_matches:$this) ? "name" : "op")
      }
    } as $tokens
  }

  response = $tokens
}

function "calc/expr" {
  input {
    json tokens
    int pos
    json vars
  }

  stack {
    function.run "calc/term" { input = $input } as $left
    while (["+", "-"]|in:($input.tokens|get:($left.pos ~ ".text"):"")) {
      each {
        var $op { value = $input.tokens[$left.pos].text }
        function.run "calc/term" {
          input = {tokens: $input.tokens, pos: $left.pos + 1, vars: $input.vars}
        } as $right
        var $left {
          value = {
            value: $op == "+" ? $left.value + $right.value : $left.value - $right.value
            pos: $right.pos
          }
        }
      }
    }
  }

  response = $left
}

function "calc/term" {
  input {
    json tokens
    int pos
    json vars
  }

  stack {
    function.run "calc/factor" { input = {tokens: $input.tokens, pos: $input.pos, vars: $input.vars} } as $left
    while (true) {
      each {
        var $op { value = $input.tokens|get:($left.pos ~ ".text"):"" }
        conditional {
          if (!(["*", "/", "%"]|in:$op)) {
            break
          }
        }
        function.run "calc/factor" { input = {tokens: $input.tokens, pos: $left.pos + 1, vars: $input.vars} } as $right
        switch ($op) {
          case ("*") {
            var $v { value = $left.value * $right.value }
          } break
          case ("/") {
            var $v { value = $left.value / $right.value }
          } break
          case ("%") {
            var $v { value = $left.value % $right.value }
          } break
        }
        var $left { value = {value: $v, pos: $right.pos} }
      }
    }
  }

  response = $left
}

function "calc/factor" {
  input {
    json tokens
    int pos
    json vars
  }

  stack {
    var $token { value = $input.tokens|get:$input.pos:null }
    precondition ($token != null) {
      error_type = "inputerror"
      error = "unexpected end"
    }
    conditional {
      if ($token.type == "num") {
        return { value = {value: $token.text|to_int, pos: $input.pos + 1} }
      }
      elseif ($token.type == "name") {
        return { value = {value: $input.vars[$token.text], pos: $input.pos + 1} }
      }
      elseif ($token.text == "-") {
        function.run "calc/factor" { input = {tokens: $input.tokens, pos: $input.pos + 1, vars: $input.vars} } as $inner
        return { value = {value: 0 - $inner.value, pos: $inner.pos} }
      }
      elseif ($token.text == "(") {
        function.run "calc/expr" { input = {tokens: $input.tokens, pos: $input.pos + 1, vars: $input.vars} } as $inner
        precondition (($input.tokens|get:$inner.pos ~ ".text":"") == ")") {
          error = "missing )"
        }
        return { value = $inner|set:"pos":$inner.pos + 1 }
      }
    }
    throw {
      name = "Syntax"
      value = "unexpected " ~ $token.text
    }
  }

  response = null
}

//> ["1 + 2 * 3 = 7", "(1+2)*3 = 9", "2*(3+4)-5/2 = 11.5", "x * (y + 2) = 18", "10 % 4 + -3 = -1", "(1 ! missing )"]
