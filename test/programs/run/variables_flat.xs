function "variables_flat" {
  input {
  }

  stack {
    conditional {
      if (true) {
        var $x { value = 1 }
      }
    }
    group {
      stack {
        var $y { value = $x + 1 }
      }
    }
    for (2) {
      each as $i {
        var $x { value = $x + 10 }
      }
    }
  }

  response = [$x, $y, $i]
}

//> [21, 2, 1]
