//# F unknown-statement -> [1]
function "lists" {
  input {
  }

  stack {
    var $list {
      value = []
    }

    array.add $list {
      value = 1
    }
  }

  response = $list
}
//# E unknown-statement "|sort"
function "lists" {
  input {
  }

  stack {
    var $list {
      value = [2, 1]
    }

    array.sort $list {
      by = "value"
    }
  }

  response = $list
}
//# A -> [[1],2]
function "lists" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }

    array.pop $list {
    } as $last
  }

  response = [$list, $last]
}
