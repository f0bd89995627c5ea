function "while_loop" {
  input {
  }

  stack {
    var $n { value = 1 }
    while ($n < 100) {
      each {
        var.update $n { value = $n * 3 }
      }
    }
  }

  response = $n
}

//> 243
