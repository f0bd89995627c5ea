function "algorithm_queens" {
  input {
  }

  stack {
    function.run "queens" {
      input = {n: 6}
    } as $answer
  }

  response = $answer
}

function "queens" {
  input {
    int n
  }

  stack {
    function.run "queens/place" {
      input = {n: $input.n, placed: []}
    } as $solutions
  }

  response = {
    count: $solutions|count
    all: $solutions
  }
}

function "queens/place" {
  input {
    int n
    int[] placed
  }

  stack {
    var $row { value = $input.placed|count }
    conditional {
      if ($row == $input.n) {
        return { value = [$input.placed] }
      }
    }
    var $found { value = [] }
    for ($input.n) {
      each as $col {
        // safe when no earlier queen shares column or diagonal
        var $clash {
          value = $input.placed|some:`$$ == $col || ($$ - $col)|abs == $row - $index`
        }
        conditional {
          if (!$clash) {
            function.run "queens/place" {
              input = {n: $input.n, placed: $input.placed|push:$col}
            } as $below
            array.merge $found { value = $below }
          }
        }
      }
    }
  }

  response = $found
}

//> {"count": 4, "all": [[1, 3, 5, 0, 2, 4], [2, 5, 1, 4, 0, 3], [3, 0, 4, 1, 5, 2], [4, 2, 0, 5, 3, 1]]}
