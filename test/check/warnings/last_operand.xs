//# A filter-on-last-operand
function "example" {
  input {
  }

  stack {
    var $user {
      value = "ada"
    }
    var $key {
      value = "k"
    }
    var $code {
      value = $user ~ ":" ~ $key|base64_encode
    }
  }

  response = $code
}

//# A filter-on-last-operand
function "example" {
  input {
  }

  stack {
    var $price {
      value = 2.555
    }
    var $total {
      value = $price * 2.5|round:2
    }
  }

  response = $total
}

//# A -> "a1"
function "example" {
  input {
  }

  stack {
    var $n {
      value = 1
    }
    var $text {
      value = "a" ~ $n|to_text
    }
  }

  response = $text
}

//# A -> "YWRhOms="
function "example" {
  input {
  }

  stack {
    var $code {
      value = ("ada" ~ ":k")|base64_encode
    }
  }

  response = $code
}
