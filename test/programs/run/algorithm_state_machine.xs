function "algorithm_state_machine" {
  input {
  }

  stack {
    function.run "state_machine" {
      input = {inputs: ["coin", "push", "push", "coin", "coin", "kick"]}
    } as $answer
  }

  response = $answer
}

function "state_machine" {
  input {
    text[] inputs
  }

  stack {
    var $machine {
      value = {
        locked: {coin: "unlocked", push: "locked"}
        unlocked: {push: "locked", coin: "unlocked"}
      }
    }
    var $state { value = "locked" }
    var $history { value = [$state] }
    var $errors { value = 0 }
    foreach ($input.inputs) {
      each as $event {
        var $next { value = $machine|get:($state ~ "." ~ $event) }
        conditional {
          if ($next === null) {
            math.add $errors { value = 1 }
            continue
          }
        }
        var.update $state { value = $next }
        array.push $history { value = $state }
      }
    }
    // brainfuck, the smallest interpreter
    var $program { value = "++[>+++++<-]>.+."|split:"" }
    var $tape { value = [0, 0, 0] }
    var $ptr { value = 0 }
    var $pc { value = 0 }
    var $printed { value = [] }
    while ($pc < ($program|count)) {
      each {
        switch ($program[$pc]) {
          case (">") {
            math.add $ptr { value = 1 }
          } break
          case ("<") {
            math.sub $ptr { value = 1 }
          } break
          case ("+") {
            math.add $tape[$ptr] { value = 1 }
          } break
          case ("-") {
            math.sub $tape[$ptr] { value = 1 }
          } break
          case (".") {
            array.push $printed { value = $tape[$ptr] }
          } break
          case ("]") {
            conditional {
              if ($tape[$ptr] != 0) {
                var $depth { value = 1 }
                while ($depth > 0) {
                  each {
                    math.sub $pc { value = 1 }
                    var $depth {
                      value = $program[$pc] == "]" ? $depth + 1 : ($program[$pc] == "[" ? $depth - 1 : $depth)
                    }
                  }
                }
              }
            }
          } break
        }
        math.add $pc { value = 1 }
      }
    }
  }

  response = {history: $history, errors: $errors, printed: $printed, tape: $tape}
}

//> {"history": ["locked", "unlocked", "locked", "locked", "unlocked", "unlocked"], "errors": 1, "printed": [10, 11], "tape": [0, 11, 0]}
