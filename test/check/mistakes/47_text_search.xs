//# F unknown-filter unknown-filter unknown-filter -> ["ell",1,true]
function "search" {
  input {
  }

  stack {
    var $word {
      value = "hello"
    }

    var $part {
      value = $word|substring:1:3
    }

    var $place {
      value = $word|index_of:"ell"
    }

    var $there {
      value = $word|str_contains:"ell"
    }
  }

  response = [$part, $place, $there]
}
//# F deprecated-filter unknown-filter unknown-filter -> [1,true,true]
function "search" {
  input {
  }

  stack {
    var $word {
      value = "hello"
    }

    var $place {
      value = $word|strpos:"ell"
    }

    var $begins {
      value = $word|startsWith:"he"
    }

    var $there {
      value = $word|includes:"lo"
    }
  }

  response = [$place, $begins, $there]
}
