function "all_variables" {
  input {
  }

  stack {
    for (2) {
      each as $i {
        util.get_vars as $all
        var $later { value = $i }
      }
    }
  }

  response = $all|keys|sort
}

//> ["all", "i", "later"]
