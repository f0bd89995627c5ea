//# F assignment foreign-syntax several-constructs -> [4,6]
function "example" {
  input {
  }

  stack {
    var $x = function.run "double" { input = {n: 2} }
    var $y { value = function.run "double" { input = {n: 3} } }
  }

  response = [$x, $y]
}

function "double" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $a { value = 3 }
    var $b { value = $a if $a > 1 else 0 }
  }

  response = $b
}

//# F assignment missing-name missing-name -> 4
function "example" {
  input {
  }

  stack {
    $w := 4
    var $c { 4 }
    return { $c }
  }

  response = null
}

//# E foreign-syntax "db.query"
function "example" {
  input {
  }

  stack {
    var $rows { value = SELECT * FROM users WHERE id = 3 }
  }

  response = $rows
}

//# F foreign-syntax foreign-syntax foreign-syntax -> ["north","north",2]
function "example" {
  input {
  }

  stack {
    var $k { value = process.env.REGION }
    var $l { value = getenv("REGION") }
    var $m { value = Math.max(1, 2) }
  }

  response = [$k, $l, $m]
}

//# E foreign-syntax "api.request"
function "example" {
  input {
  }

  stack {
    var $answer { value = fetch("https://example.com") }
  }

  response = $answer
}
