function "for_rounds_down" {
  input {
  }

  stack {
    var $count { value = 0 }
    for (2.9) {
      each as $i {
        math.add $count { value = 1 }
      }
    }
    for ("2") {
      each as $i {
        math.add $count { value = 10 }
      }
    }
  }

  response = $count
}

//> 22
