//# A end-index "length"
function "example" {
  input {
  }

  stack {
    var $i {
      value = 2
    }
    var $part {
      value = "abcdef"|substr:$i:$i + 1
    }
  }

  response = $part
}

//# A end-index "- $start"
function "example" {
  input {
  }

  stack {
    var $start {
      value = 2
    }
    var $end {
      value = 4
    }
    var $part {
      value = "abcdef"|substr:$start:$end
    }
  }

  response = $part
}

//# A end-index
function "example" {
  input {
  }

  stack {
    var $from {
      value = 1
    }
    var $end_index {
      value = 3
    }
    var $part {
      value = [1, 2, 3, 4]|slice:$from:$end_index
    }
  }

  response = $part
}

//# A -> "cd"
function "example" {
  input {
  }

  stack {
    var $i {
      value = 2
    }
    var $length {
      value = 2
    }
    var $part {
      value = "abcdef"|substr:$i:$length
    }
  }

  response = $part
}

//# A -> "ab"
function "example" {
  input {
  }

  stack {
    var $end {
      value = 2
    }
    var $part {
      value = "abcdef"|substr:0:$end
    }
  }

  response = $part
}

//# A -> [1,2]
function "example" {
  input {
  }

  stack {
    var $part {
      value = [1, 2, 3]|slice:0:-1
    }
  }

  response = $part
}
