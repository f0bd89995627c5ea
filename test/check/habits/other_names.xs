//# E unknown-construct unknown-attribute unknown-attribute unknown-attribute
functon "example" {
  inputs {
    text name
  }

  stack {
    var $a { valeu = 1 }
  }

  respone = $a
}

//# F foreign-syntax unknown-type with {"name":"Ada"} -> "hi Ada"
function greet(name) {
  input {
    string name
  }

  stack {
  }

  response = "hi " ~ $input.name
}

//# F unknown-statement unknown-statement unknown-statement unknown-statement -> "other"
function "example" {
  input {
  }

  stack {
    Var $a { value = 2 }
    unless ($a == 2) {
      return { value = "not two" }
    }
    conditional {
      if ($a == 3) {
        return { value = "three" }
      } elif ($a == 4) {
        return { value = "four" }
      } otherwise {
        return { value = "other" }
      }
    }
  }

  response = null
}

//# E unknown-filter unknown-variable unknown-variable unknown-variable "`strlen`" "`$result` is what" "`$$` is the element" "`$error.message`"
function "example" {
  input {
  }

  stack {
    var $n { value = "abc"|lenght }
    var $sum { value = [1, 2]|reduce:$acc + $$:0 }
    var $twice { value = [1, 2]|map:$item * 2 }
    try_catch {
      try {
        debug.log { value = $sum }
      }
      catch {
        debug.log { value = $err.message }
      }
    }
  }

  response = [$n, $twice]
}

//# F foreign-syntax query-operator query-operator query-operator -> 4
function "example" {
  input {
  }

  stack {
    var $a { value = "abc" }
    conditional {
      if ($a LIKE "%x%") { return { value = 1 } }
      elseif ($a NOT IN ["abc"]) { return { value = 2 } }
      elseif ($a BETWEEN 1 AND 3) { return { value = 3 } }
      elseif ($a =~ /b+/i && $a != null) { return { value = 4 } }
    }
  }

  response = null
}
