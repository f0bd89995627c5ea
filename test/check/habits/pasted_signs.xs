//# F lookalike -> "Hello"
function "example" {
  input {
  }

  stack {
    var $text {
      value = “Hello”
    }
  }

  response = $text
}

//# F lookalike -> ["it’s",3]
function "example" {
  input {
  }

  stack {
    var $text {
      value = "it’s"
    }
    var $n {
      value ＝ 1 ＋ 2
    }
  }

  response = [$text, $n]
}

//# F lookalike -> 3
function "example" {
  input {
  }

  stack {
    var $n {
      value = 1 + 2
    }
  }

  response = $n
}

//# F lookalike -> 3
function "example" {
  input {
  }

  stack {
    var $n {
     value = 1 + 2
    }
  }

  response = $n
}

//# F lookalike -> 1
function "example" {
  input {
  }

  stack {
    var $n {
      value = 3 – 2
    }
  }

  response = $n
}
