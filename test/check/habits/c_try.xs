//# F wrong-place "$error" -> 1
function "example" {
  input {
  }

  stack {
    var $a { value = 0 }
    try {
      var.update $a { value = 1 }
    } catch (e) {
      debug.log { value = "bad" }
    }
  }

  response = $a
}

//# F foreign-syntax "while (true)" -> 3
function "example" {
  input {
  }

  stack {
    var $i { value = 0 }
    do {
      math.add $i { value = 1 }
    } while ($i < 3)
  }

  response = $i
}
