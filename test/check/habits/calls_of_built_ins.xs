//# F foreign-syntax -> 8
function "example" {
  input {
  }

  stack {
    var $n { value = math.add(5, 3) }
  }

  response = $n
}

//# F foreign-syntax -> "b"
function "example" {
  input {
  }

  stack {
    var $n { value = "abc"|substr(1, 1) }
  }

  response = $n
}

//# F foreign-syntax -> [1,2]
function "example" {
  input {
  }

  stack {
    var $l { value = [1] }
    array.push($l, 2)
  }

  response = $l
}

//# E unknown-statement "ttl"
function "example" {
  input {
  }

  stack {
    redis.expire {
      key = "k"
      ttl = 60
    }
  }

  response = null
}

//# F foreign-syntax -> [1,2]
function "example" {
  input {
  }

  stack {
    var $l { value = [1] }
    $l|push:2
  }

  response = $l
}
