function "algorithm_sudoku_solver" {
  input {
  }

  stack {
    function.run "sudoku/solve" {
      input = {puzzle: "530070000600195000098000060800060003400803001700020006060000280000419005000080079"}
    } as $answer
  }

  response = $answer
}

function "sudoku/solve" {
  input {
    text puzzle filters=trim|min:81|max:81
  }

  stack {
    var $cells { value = $input.puzzle|split:""|map:($$|to_int) }
    function.run "sudoku/step" { input = {cells: $cells} } as $solved
  }

  response = $solved == null ? null : ($solved|join:"")
}

function "sudoku/step" {
  input {
    int[] cells
  }

  stack {
    var $at { value = $input.cells|findIndex:$$ == 0 }
    conditional {
      if ($at == -1) {
        return { value = $input.cells }
      }
    }
    var $r { value = ($at / 9)|floor }
    var $c { value = $at % 9 }
    var $br { value = $r - $r % 3 }
    var $bc { value = $c - $c % 3 }
    var $used { value = {} }
    for (9) {
      each as $k {
        var.update $used[$input.cells[$r * 9 + $k]|to_text] { value = true }
        var.update $used[$input.cells[$k * 9 + $c]|to_text] { value = true }
        var $box { value = ($br + (($k / 3)|floor)) * 9 + $bc + ($k % 3) }
        var.update $used[$input.cells[$box]|to_text] { value = true }
      }
    }
    foreach ((1..9)) {
      each as $digit {
        conditional {
          if ($used|has:($digit|to_text)) {
            continue
          }
        }
        function.run "sudoku/step" { input = {cells: $input.cells|set:$at:$digit} } as $result
        conditional {
          if ($result !== null) {
            return { value = $result }
          }
        }
      }
    }
  }

  response = null
}

//> "534678912672195348198342567859761423426853791713924856961537284287419635345286179"
