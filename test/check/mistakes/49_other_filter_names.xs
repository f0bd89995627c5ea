//# A deprecated-filter deprecated-filter -> ["ab","AB"]
function "cases" {
  input {
  }

  stack {
  }

  response = [("Ab"|lower), ("Ab"|upper)]
}
//# F unknown-filter unknown-filter unknown-filter unknown-filter -> [{"a":1},{"a":1},["a"],[1,2]]
function "names" {
  input {
  }

  stack {
    var $text {
      value = "{\"a\":1}"
    }

    var $a {
      value = $text|from_json
    }

    var $b {
      value = $text|json_parse
    }

    var $keys {
      value = $a|get_keys
    }

    var $unique {
      value = [1, 1, 2]|array_unique
    }
  }

  response = [$a, $b, $keys, $unique]
}
//# F unknown-filter unknown-filter unknown-filter -> ["cba",[2,3],[1,2]]
function "names" {
  input {
  }

  stack {
    var $back {
      value = "abc"|strrev
    }

    var $rest {
      value = [1, 2, 3]|tail
    }

    var $sorted {
      value = [2, 1]|order_by
    }
  }

  response = [$back, $rest, $sorted]
}
//# E unknown-filter unknown-filter unknown-filter "sha256" "substr"
function "names" {
  input {
  }

  stack {
    var $hash {
      value = "abc"|hash
    }

    var $short {
      value = "abc"|truncate:2
    }

    var $any {
      value = [1, 2]|random
    }
  }

  response = [$hash, $short, $any]
}
//# F unknown-filter -> "1970"
function "names" {
  input {
  }

  stack {
    var $year {
      value = 0|date_format:"Y"
    }
  }

  response = $year
}
