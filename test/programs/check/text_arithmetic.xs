function "greeting" {
  input {
    text name
  }

  stack {
    var $count {
      value = "5" + 1 - " 2.5 "
    }

    var $greeting {
      value = "Hello " + $input.name + "!" ### "text-arithmetic: `+` is for numbers"
    }

    var $total {
      value = $count + 1 + " items" ### "text-arithmetic"
    }

    var $width {
      value = $count * "px" ### "text-arithmetic: `*` is for numbers"
    }

    var $list {
      value = []|push:"a" + $count ### "text-arithmetic"
    }

    var $next {
      value = {n: 1}|get:"n" + 1 ### "operator-in-argument"
    }
  }

  response = [$greeting, $total, $width, $list, $next]
}
