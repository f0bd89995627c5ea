//# F comma-arguments -> "ab"
function "begin" {
  input {
  }

  stack {
    var $word {
      value = "abc"|substr:0,2
    }
  }

  response = $word
}
//# F comma-arguments -> "bbc"
function "begin" {
  input {
  }

  stack {
    var $word {
      value = ("abc"|replace:"a","b")
    }
  }

  response = $word
}
//# F comma-arguments -> [[1,2]]
function "begin" {
  input {
  }

  stack {
    var $list {
      value = [1, 2, 3]
    }

    var $heads {
      value = [($list|slice:0, 2)]
    }
  }

  response = $heads
}
