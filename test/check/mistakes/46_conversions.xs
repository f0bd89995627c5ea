//# F unknown-filter unknown-filter unknown-filter unknown-filter -> [12,1.5,3,"4"]
function "convert" {
  input {
  }

  stack {
    var $a {
      value = "12"|parse_int
    }

    var $b {
      value = "1.5"|to_float
    }

    var $c {
      value = "3"|intval
    }

    var $d {
      value = 4|toString
    }
  }

  response = [$a, $b, $c, $d]
}
//# F unknown-filter unknown-filter unknown-filter -> [1.5,2,"5"]
function "convert" {
  input {
  }

  stack {
    var $a {
      value = "1.5"|to_number
    }

    var $b {
      value = "2"|to_integer
    }

    var $c {
      value = 5|to_string
    }
  }

  response = [$a, $b, $c]
}
