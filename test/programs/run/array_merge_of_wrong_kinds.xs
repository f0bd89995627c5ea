// Of two wrong values the one that would be changed is told of.
function "array_merge_of_wrong_kinds" {
  input {
  }

  stack {
    var $number {
      value = 1
    }

    try_catch {
      try {
        array.merge $number {
          value = {a: 1}
        }
      }

      catch {
        var $first {
          value = $error.message
        }
      }
    }

    var $list {
      value = [1]
    }

    try_catch {
      try {
        array.merge $list {
          value = {a: 1}
        }
      }

      catch {
        var $second {
          value = $error.message
        }
      }
    }
  }

  response = [$first, $second, $list]
}

//> ["`array.merge` needs an array, not an int", "`array.merge` needs an array, not an object", [1]]
