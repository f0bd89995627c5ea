//# E foreign-syntax "braces" "foreach"
function "example" {
  input {
  }

  stack {
    var $total { value = 0 }
    for x in xs:
        total += x
        print(total)
  }

  response = $total
}

//# E foreign-syntax "conditional"
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    if $a > 1:
        print("big")
    elif $a == 1:
        print("one")
    else:
        print("small")
  }

  response = $a
}

//# E foreign-syntax "function \"name\""
function "example" {
  input {
  }

  stack {
    def double(n):
        return n * 2
  }

  response = null
}

//# E foreign-syntax "while ($i < 10)"
function "example" {
  input {
  }

  stack {
    var $i { value = 0 }
    while $i < 3:  # counts
        $i += 1
  }

  response = $i
}

//# E foreign-syntax "try_catch"
function "example" {
  input {
  }

  stack {
    try:
        risky()
    except ValueError as e:
        print(e)
  }

  response = null
}
