//# A nested-list-type with {"grid":[[1],[3]]} -> 4
function "grid/sum" {
  input {
    int[][] grid
  }

  stack {
    var $sum {
      value = 0
    }

    foreach ($input.grid) {
      each as $row {
        math.add $sum {
          value = $row|sum
        }
      }
    }
  }

  response = $sum
}
